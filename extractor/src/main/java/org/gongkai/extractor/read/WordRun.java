package org.gongkai.extractor.read;

import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What a run of WordprocessingML and the field it stands in do to its text. For one paragraph. */
final class WordRun {
    private final WordParts parts;
    /** For each open field whether its code is being read, the innermost first. */
    private final Deque<Boolean> codes = new ArrayDeque<>();

    private boolean hidden;
    private boolean raised;
    private boolean struck;

    WordRun(WordParts parts) {
        this.parts = parts;
    }

    void begin() {
        hidden = false;
        raised = false;
        struck = false;
    }

    /** Reads the run's settings, at which the reader stands. */
    void settings(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                switch (xml.getLocalName()) {
                    case "vanish" -> hidden = SafeXml.flag(xml, "val", true);
                    case "rStyle" -> hidden |= parts.styles().hides(SafeXml.attribute(xml, "val"));
                    case "vertAlign" -> raised = SafeXml.attribute(xml, "val").equals("superscript");
                    case "strike", "dstrike" -> struck |= SafeXml.flag(xml, "val", true);
                    case "rPrChange" -> {
                        SafeXml.skip(xml);
                        depth--;
                    }
                    default -> {}
                }
            }
        }
    }

    void field(String type) {
        switch (type) {
            case "begin" -> codes.push(true);
            case "separate" -> {
                if (!codes.isEmpty()) {
                    codes.pop();
                    codes.push(false);
                }
            }
            case "end" -> codes.poll();
            default -> {}
        }
    }

    /** The text as the page shows it, empty when it does not. */
    String shown(String text) {
        if (hidden || codes.contains(true)) {
            return "";
        }
        String shown = text.indexOf('\u00AD') < 0 ? text : text.replace("\u00AD", "");
        return raised ? ShownText.raised(shown) : struck ? ShownText.struck(shown) : shown;
    }

    /** A character of a symbol font (17.3.3.30): figures and marks of the font Symbol are known, others are not. */
    static String symbol(XMLStreamReader xml) {
        try {
            int code = Integer.parseInt(SafeXml.attribute(xml, "char"), 16) & 0xFF;
            boolean plain = SafeXml.attribute(xml, "font").equals("Symbol") && code >= 0x20 && code < 0x40;
            return plain ? String.valueOf((char) code) : "\uFFFD";
        } catch (NumberFormatException e) {
            return "\uFFFD";
        }
    }
}
