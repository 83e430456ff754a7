package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Prose;

/**
 * Reads the text of WordprocessingML in one pass (ECMA-376 part 1, 17.3 and 17.4, and that of Word 2003): paragraphs with
 * the labels of their lists, and tables. Deleted and hidden text, fields' codes and drawings' fallbacks are left out.
 * Elements are told by their local names, so that the transitional, the strict and the old namespace read alike.
 */
final class WordXml {
    /** Text boxes in tables in text boxes, and so on. */
    private static final int DEEPEST = 24;

    private final XMLStreamReader xml;
    private final Budget budget;
    private final WordParts parts;
    private final BlockList blocks;
    private int images;
    private int depth;

    WordXml(XMLStreamReader xml, WordParts parts, Budget budget) {
        this.xml = xml;
        this.parts = parts;
        this.budget = budget;
        this.blocks = new BlockList(budget);
    }

    List<Block> blocks() throws UnreadableFileException {
        return blocks.blocks();
    }

    int images() {
        return images;
    }

    /** Reads to the end of the part. */
    void read() throws XMLStreamException, UnreadableFileException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("body")) {
                story("body", blocks);
            }
        }
    }

    /** Paragraphs and tables up to the end of the element that the reader stands in. */
    private void story(String end, BlockList into) throws XMLStreamException, UnreadableFileException {
        if (++depth > DEEPEST) {
            throw new UnreadableFileException("damaged", "text boxes and tables nested more than " + DEEPEST + " deep");
        }
        while (true) {
            budget.checkTime();
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(end)) {
                depth--;
                return;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "p" -> {
                    Line line = paragraph();
                    into.prose(line.text(), line.heading());
                    into.addAll(line.boxed());
                }
                case "tbl" -> into.addAll(table());
                case "altChunk" -> into.addForeign(parts.chunk(SafeXml.attribute(xml, "id")));
                case "Fallback", "del", "moveFrom", "sectPr", "sdtPr" -> SafeXml.skip(xml);
                default -> {}
            }
        }
    }

    List<Block> table() throws XMLStreamException, UnreadableFileException {
        if (++depth > DEEPEST) {
            throw new UnreadableFileException("damaged", "tables nested more than " + DEEPEST + " deep");
        }
        List<Block> table = new WordTable(xml, this, budget).read(blocks.nextTable());
        depth--;
        return table;
    }

    /**
     * A paragraph as shown.
     *
     * @param text tabulators and line breaks kept
     * @param boxed what stands in its text boxes
     */
    record Line(String text, boolean heading, List<Block> boxed) {}

    /** The text of the paragraph that the reader stands at. */
    Line paragraph() throws XMLStreamException, UnreadableFileException {
        StringBuilder text = new StringBuilder();
        List<Block> boxed = new ArrayList<>();
        WordRun run = new WordRun(parts);
        ParagraphSettings settings = new ParagraphSettings(parts);
        int inner = 1;
        while (inner > 0) {
            budget.checkTime();
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                inner--;
                continue;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            inner++;
            switch (xml.getLocalName()) {
                case "pPr" -> {
                    settings.read(xml);
                    text.append(settings.label());
                    inner--;
                }
                case "t" -> {
                    text.append(run.shown(xml.getElementText()));
                    inner--;
                }
                case "r" -> run.begin();
                case "rPr" -> {
                    run.settings(xml);
                    inner--;
                }
                case "tab", "ptab" -> text.append(run.shown("\t"));
                case "br", "cr" -> text.append('\n');
                case "noBreakHyphen" -> text.append(run.shown("-"));
                case "sym" -> text.append(run.shown(WordRun.symbol(xml)));
                case "fldChar" -> run.field(SafeXml.attribute(xml, "fldCharType"));
                case "blip", "imagedata" -> images++;
                case "txbxContent" -> {
                    BlockList box = new BlockList(budget);
                    story("txbxContent", box);
                    boxed.addAll(box.blocks());
                    inner--;
                }
                case "Fallback", "del", "moveFrom", "instrText", "delText", "rt", "ffData", "sdtPr" -> {
                    SafeXml.skip(xml);
                    inner--;
                }
                default -> {}
            }
        }
        return new Line(text.toString(), settings.isHeading(), boxed);
    }

    /** The paragraphs of a line as blocks, for texts in cells. */
    static void addTo(List<Block> blocks, Line line) {
        for (String part : line.text().split("\n")) {
            if (!part.isBlank()) {
                blocks.add(new Prose(part.replace('\t', ' ').strip(), line.heading()));
            }
        }
        blocks.addAll(line.boxed());
    }
}
