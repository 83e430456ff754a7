package org.gongkai.extractor.read;

import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Strings of a workbook, plain or made of runs (ECMA-376 part 1, 18.4). */
final class SheetText {
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private SheetText() {}

    /** The string that the reader stands at ({@code si} or {@code is}), without the notes on pronunciation. */
    static String of(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean raised = false;
        boolean struck = false;
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                switch (xml.getLocalName()) {
                    case "r" -> {
                        raised = false;
                        struck = false;
                    }
                    case "vertAlign" -> raised = SafeXml.attribute(xml, "val").equals("superscript");
                    case "strike" -> struck = SafeXml.flag(xml, "val", true);
                    case "t" -> {
                        String run = unescaped(xml.getElementText());
                        depth--;
                        text.append(raised ? ShownText.raised(run) : struck ? ShownText.struck(run) : run);
                    }
                    case "rPh" -> {
                        SafeXml.skip(xml);
                        depth--;
                    }
                    default -> {}
                }
            }
        }
        return text.toString();
    }

    /** Characters that XML cannot hold are written {@code _x000D_} (ECMA-376 part 1, 22.9.2.19). */
    static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(match.group(1), 16))))
                : text;
    }
}
