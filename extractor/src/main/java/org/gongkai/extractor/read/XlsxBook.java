package org.gongkai.extractor.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.BuiltinFormats;

/**
 * What the sheets of an XLSX file share.
 *
 * @param sheets that are shown, in order
 * @param from1904 whether days are counted from 1904
 * @param strings by number
 * @param formats of cells by style number
 */
record XlsxBook(List<SheetPart> sheets, boolean from1904, List<String> strings, List<Format> formats) {
    /** More characters than all strings of a report; beyond lies the memory's end. */
    private static final int MOST_CHARACTERS = 16 << 20;

    /** @param part where the cells are */
    record SheetPart(String name, String part) {}

    /** @param number below 164 for those that every workbook has */
    record Format(int number, String pattern) {
        static final Format GENERAL = new Format(0, "General");
    }

    static XlsxBook of(ZipParts parts, Budget budget) throws IOException, XMLStreamException, UnreadableFileException {
        String main = Relations.of(parts, "").ofType("/officeDocument").orElse("xl/workbook.xml");
        if (main.endsWith(".bin")) {
            throw new UnreadableFileException(
                    "unsupported-format", "a binary workbook (.xlsb); save it as .xlsx with Excel");
        }
        Relations relations = Relations.of(parts, main);
        List<SheetPart> sheets = new ArrayList<>();
        boolean from1904 = false;
        XMLStreamReader xml = SafeXml.reader(parts.require(main));
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("workbookPr")) {
                from1904 = SafeXml.flag(xml, "date1904", false);
            } else if (xml.getLocalName().equals("sheet")
                    && !SafeXml.attribute(xml, "state")
                            .toLowerCase(java.util.Locale.ROOT)
                            .contains("hidden")) {
                Optional<String> part = relations.find(SafeXml.attribute(xml, "id"));
                if (part.isPresent() && !part.get().contains("chartsheets/")) {
                    sheets.add(new SheetPart(SafeXml.attribute(xml, "name"), part.get()));
                }
            }
        }
        return new XlsxBook(
                sheets,
                from1904,
                strings(parts.open(relations.ofType("/sharedStrings").orElse("xl/sharedStrings.xml")), budget),
                formats(parts.open(relations.ofType("/styles").orElse("xl/styles.xml"))));
    }

    /** The string of a number as a cell gives it. */
    String string(String number) throws UnreadableFileException {
        try {
            int index = Integer.parseInt(number.strip());
            if (index >= 0 && index < strings.size()) {
                return strings.get(index);
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new UnreadableFileException(
                "damaged",
                "a workbook whose cell names the text " + number + ", which its list of texts does not have");
    }

    Format format(int style) {
        return style >= 0 && style < formats.size() ? formats.get(style) : Format.GENERAL;
    }

    private static List<String> strings(Optional<InputStream> part, Budget budget)
            throws XMLStreamException, UnreadableFileException {
        List<String> strings = new ArrayList<>();
        if (part.isEmpty()) {
            return strings;
        }
        long characters = 0;
        XMLStreamReader xml = SafeXml.reader(part.get());
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("si")) {
                budget.checkTime();
                String string = SheetText.of(xml);
                characters += string.length() + 8;
                if (characters > MOST_CHARACTERS) {
                    throw new UnreadableFileException(
                            "too-large",
                            "a workbook whose texts have more than " + MOST_CHARACTERS
                                    + " characters, which no report has");
                }
                strings.add(string);
            }
        }
        return strings;
    }

    private static List<Format> formats(Optional<InputStream> part) throws XMLStreamException {
        List<Format> formats = new ArrayList<>();
        if (part.isEmpty()) {
            return formats;
        }
        Map<Integer, String> patterns = new HashMap<>();
        boolean ofCells = false;
        XMLStreamReader xml = SafeXml.reader(part.get());
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
                return formats;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "numFmt" ->
                    patterns.put(
                            SafeXml.number(xml, "numFmtId", -1, Integer.MAX_VALUE),
                            SafeXml.attribute(xml, "formatCode"));
                case "cellXfs" -> ofCells = true;
                case "xf" -> {
                    if (ofCells) {
                        int number = SafeXml.number(xml, "numFmtId", 0, Integer.MAX_VALUE);
                        String builtin = number < 0 || number > 49 ? null : BuiltinFormats.getBuiltinFormat(number);
                        String pattern = patterns.getOrDefault(number, builtin == null ? "General" : builtin);
                        formats.add(new Format(number, pattern));
                    }
                }
                default -> {}
            }
        }
        return formats;
    }
}
