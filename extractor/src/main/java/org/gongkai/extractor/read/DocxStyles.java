package org.gongkai.extractor.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What the styles of a DOCX file say that changes the text of paragraphs (ECMA-376 part 1, 17.7). */
final class DocxStyles {
    /** Longer chains of styles are circles. */
    private static final int LONGEST_CHAIN = 20;

    /** Settings of one style; null where it says nothing. */
    private static final class Style {
        String basedOn = "";

        @Nullable
        String list;

        @Nullable
        Integer level;

        @Nullable
        Boolean hidden;

        @Nullable
        Boolean heading;
    }

    private final Map<String, Style> styles = new HashMap<>();

    private DocxStyles() {}

    static DocxStyles none() {
        return new DocxStyles();
    }

    static DocxStyles of(XMLStreamReader xml) throws XMLStreamException {
        DocxStyles styles = new DocxStyles();
        Style style = new Style();
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "style" -> {
                    style = new Style();
                    styles.styles.put(SafeXml.attribute(xml, "styleId"), style);
                }
                case "basedOn" -> style.basedOn = SafeXml.attribute(xml, "val");
                case "numId" -> style.list = SafeXml.attribute(xml, "val");
                case "ilvl" -> style.level = SafeXml.number(xml, "val", 0, ListCounter.LEVELS - 1);
                case "outlineLvl" -> style.heading = SafeXml.number(xml, "val", 9, 9) < 9;
                case "vanish" -> style.hidden = SafeXml.flag(xml, "val", true);
                // Those of rows and cells of a table style, and of earlier versions, say nothing of a paragraph.
                case "tblStylePr", "pPrChange", "rPrChange" -> SafeXml.skip(xml);
                default -> {}
            }
        }
        return styles;
    }

    Optional<String> list(String style) {
        return inherited(style, found -> found.list);
    }

    int level(String style) {
        return this.<Integer>inherited(style, found -> found.level).orElse(0);
    }

    boolean hides(String style) {
        return this.<Boolean>inherited(style, found -> found.hidden).orElse(false);
    }

    boolean isHeading(String style) {
        return this.<Boolean>inherited(style, found -> found.heading).orElse(false);
    }

    private <T> Optional<T> inherited(String style, Function<Style, @Nullable T> setting) {
        Style current = styles.get(style);
        for (int i = 0; current != null && i < LONGEST_CHAIN; i++) {
            T value = setting.apply(current);
            if (value != null) {
                return Optional.of(value);
            }
            current = styles.get(current.basedOn);
        }
        return Optional.empty();
    }
}
