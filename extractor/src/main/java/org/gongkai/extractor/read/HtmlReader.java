package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongkai.extractor.grid.Block;
import org.gongkai.model.Finding;
import org.gongkai.model.Severity;
import org.gongkai.model.Wording;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads a page: decodes it, finds the article in it, and turns that into blocks. Scripts are never run. */
public final class HtmlReader {
    /** Deeper trees are made to exhaust a reader. */
    private static final int DEEPEST = 400;

    private static final int MOST_FRAMES = 5;

    private HtmlReader() {}

    public static Reading read(byte[] bytes, Optional<String> contentType, Budget budget)
            throws UnreadableFileException {
        DecodedText decoded = TextDecoder.decode(bytes, contentType);
        Document document = parse(decoded.text());
        List<Finding> findings = new ArrayList<>();
        decoded.conflict()
                .ifPresent(
                        conflict -> findings.add(new Finding("charset-conflict", Severity.INFO, conflict, List.of())));
        return read(document, findings, budget);
    }

    /** The page itself. */
    static Document document(byte[] bytes, Optional<String> contentType) {
        return parse(TextDecoder.decode(bytes, contentType).text());
    }

    /** What of a page is shown when its tables are read; empty when they stand in a script and not in the page itself. */
    static Optional<Visibility> shown(Document document) throws UnreadableFileException {
        Visibility visibility = Visibility.of(document);
        Set<Element> panes = HiddenPanes.in(document, visibility);
        if (!panes.isEmpty()) {
            visibility.reveal(panes);
        }
        if (ArticleFinder.findMarked(document, visibility).isPresent()) {
            return Optional.of(visibility);
        }
        if (ArticleFinder.findMarked(document, Visibility.afterScripts()).isPresent()) {
            return Optional.of(Visibility.afterScripts());
        }
        return EmbeddedArticle.in(document).isPresent() ? Optional.empty() : Optional.of(visibility);
    }

    private static Reading read(Document document, List<Finding> findings, Budget budget)
            throws UnreadableFileException {
        Visibility visibility = Visibility.of(document);
        Set<Element> panes = HiddenPanes.in(document, visibility);
        if (!panes.isEmpty()) {
            visibility.reveal(panes);
            findings.add(new Finding(
                    "hidden-content",
                    Severity.INFO,
                    new Wording(
                            "tables of the report stand in parts of the page that are hidden until somebody clicks on"
                                    + " their tab; they were read",
                            "年度报告的表格位于点击标签后才显示的隐藏部分，已读取"),
                    List.of()));
        }
        Optional<Element> shown = ArticleFinder.findMarked(document, visibility);
        if (shown.isPresent()) {
            return read(document, document, shown.get(), visibility, findings, budget);
        }
        Optional<Element> hidden = ArticleFinder.findMarked(document, Visibility.afterScripts());
        if (hidden.isPresent()) {
            findings.add(new Finding(
                    "hidden-content",
                    Severity.INFO,
                    new Wording(
                            "the page hides its article until a script shows it; what is hidden was read",
                            "网页正文须由脚本显示，已读取其中隐藏的内容"),
                    List.of()));
            return read(document, document, hidden.get(), Visibility.afterScripts(), findings, budget);
        }
        Optional<Document> embedded = EmbeddedArticle.in(document);
        if (embedded.isPresent()) {
            findings.add(new Finding(
                    "hidden-content",
                    Severity.INFO,
                    new Wording(
                            "the page keeps its article in a script, which was not run but looked into; tables are"
                                    + " counted within the article",
                            "网页正文存于脚本之中，未运行脚本，仅读取其文字；表格序号以该正文为准"),
                    List.of()));
            Visibility within = Visibility.of(embedded.get());
            Element body = ArticleFinder.find(embedded.get(), within);
            return read(document, embedded.get(), body, within, findings, budget);
        }
        frames(document).ifPresent(findings::add);
        Element body = ArticleFinder.find(document, visibility);
        return read(document, document, body, visibility, findings, budget);
    }

    private static Reading read(
            Document page, Document holder, Element body, Visibility visibility, List<Finding> findings, Budget budget)
            throws UnreadableFileException {
        HtmlBlocks blocks = new HtmlBlocks(holder, visibility, budget);
        blocks.walk(body);
        List<Block> shown = FlattenedTables.read(RowTables.join(blocks.blocks()), blocks.tables(), budget);
        return new Reading("html", shown, HtmlFacts.of(page, body), findings);
    }

    /** What a page without an article takes from elsewhere. */
    private static Optional<Finding> frames(Document document) {
        List<String> sources = new ArrayList<>();
        for (Element frame : document.select("iframe[src], frame[src], embed[src], object[data]")) {
            String source = frame.hasAttr("src") ? frame.attr("src") : frame.attr("data");
            if (!source.isBlank() && sources.size() < MOST_FRAMES) {
                sources.add(source.strip());
            }
        }
        return sources.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "framed-content",
                        Severity.INFO,
                        new Wording(
                                "the page shows other documents in frames; the report may be one of them: "
                                        + String.join(", ", sources),
                                "网页以框架显示其他文件，年度报告可能在其中：" + String.join("、", sources)),
                        List.of()));
    }

    private static Document parse(String text) {
        Parser parser = Parser.htmlParser().setMaxDepth(DEEPEST);
        Document document = parser.parseInput(text, "");
        if (RoleTables.mayHold(text)) {
            RoleTables.name(document);
        }
        return document;
    }
}
