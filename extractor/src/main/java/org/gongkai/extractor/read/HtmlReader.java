package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.model.Finding;
import org.gongkai.model.Severity;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads a page: decodes it, finds the article in it, and turns that into blocks. Scripts are never run. */
public final class HtmlReader {
    /** Deeper trees are made to exhaust a reader. */
    private static final int DEEPEST = 400;

    private HtmlReader() {}

    public static Reading read(byte[] bytes, Optional<String> contentType, Budget budget)
            throws UnreadableFileException {
        DecodedText decoded = TextDecoder.decode(bytes, contentType);
        Document document = parse(decoded.text());
        Element body = ArticleFinder.find(document);
        HtmlBlocks blocks = new HtmlBlocks(document, budget);
        blocks.walk(body);
        List<Finding> findings = new ArrayList<>();
        decoded.conflict()
                .ifPresent(
                        conflict -> findings.add(new Finding("charset-conflict", Severity.INFO, conflict, List.of())));
        return new Reading("html", blocks.blocks(), HtmlFacts.of(document, body), findings);
    }

    private static Document parse(String text) {
        Parser parser = Parser.htmlParser().setMaxDepth(DEEPEST);
        return parser.parseInput(text, "");
    }
}
