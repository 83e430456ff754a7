package org.gongkai.extractor.read;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What WordprocessingML says of a paragraph: its style, its list, whether it is a heading. */
final class ParagraphSettings {
    private final WordParts parts;
    private String style = "";
    private String list = "";
    private int level = -1;
    private String written = "";
    private boolean heading;

    ParagraphSettings(WordParts parts) {
        this.parts = parts;
    }

    /** Reads the element that the reader stands at. */
    void read(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                continue;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            depth++;
            switch (xml.getLocalName()) {
                case "pStyle" -> style = SafeXml.attribute(xml, "val");
                case "numId" -> list = SafeXml.attribute(xml, "val");
                case "ilvl" -> level = SafeXml.number(xml, "val", 0, ListCounter.LEVELS - 1);
                case "outlineLvl" -> heading = SafeXml.number(xml, "val", 9, 9) < 9;
                // Word 2003 writes the label that it generated beside the list.
                case "t" -> written = SafeXml.attribute(xml, "val");
                case "rPr", "pPrChange", "sectPr", "framePr" -> {
                    SafeXml.skip(xml);
                    depth--;
                }
                default -> {}
            }
        }
    }

    boolean isHeading() {
        return heading || !style.isEmpty() && parts.styles().isHeading(style);
    }

    /** The label that the list gives the paragraph; to be asked once, since it counts. */
    String label() {
        if (!written.isEmpty()) {
            return written;
        }
        if (parts.lists().isEmpty()) {
            return "";
        }
        String named = list.isEmpty() ? parts.styles().list(style).orElse("") : list;
        return parts.lists()
                .next(
                        named,
                        level >= 0 ? level : list.isEmpty() ? parts.styles().level(style) : 0);
    }
}
