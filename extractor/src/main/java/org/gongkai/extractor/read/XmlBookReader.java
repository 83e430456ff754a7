package org.gongkai.extractor.read;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads workbooks that Excel 2002 and 2003 saved as one XML file (SpreadsheetML 2003), often named {@code .xls}. */
public final class XmlBookReader {
    /** Names of formats that stand for patterns. */
    private static final Map<String, String> NAMED = Map.of(
            "General Number", "General",
            "Fixed", "0.00",
            "Standard", "#,##0.00",
            "Percent", "0.00%",
            "Short Date", "yyyy/m/d",
            "Long Date", "yyyy\"年\"m\"月\"d\"日\"",
            "General Date", "yyyy/m/d");
    /** The library takes patterns of this number for what they say. */
    private static final int OWN_FORMAT = 164;

    private final XMLStreamReader xml;
    private final Budget budget;
    private final NumberTexts numbers = new NumberTexts();
    private final Map<String, String> formats = new HashMap<>();

    private XmlBookReader(XMLStreamReader xml, Budget budget) {
        this.xml = xml;
        this.budget = budget;
    }

    public static Reading read(byte[] bytes, Budget budget) throws UnreadableFileException {
        try {
            return new XmlBookReader(SafeXml.reader(bytes), budget).book();
        } catch (XMLStreamException e) {
            throw SafeXml.unreadable("a workbook in one XML file", e);
        }
    }

    private Reading book() throws XMLStreamException, UnreadableFileException {
        SheetBlocks blocks = new SheetBlocks(budget);
        String style = "";
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "Style" -> style = SafeXml.attribute(xml, "ID");
                case "NumberFormat" -> formats.put(style, SafeXml.attribute(xml, "Format"));
                case "Worksheet" -> sheet(SafeXml.attribute(xml, "Name"), blocks);
                default -> {}
            }
        }
        return blocks.reading("xml-workbook");
    }

    private void sheet(String name, SheetBlocks blocks) throws XMLStreamException, UnreadableFileException {
        SheetCells cells = new SheetCells(budget);
        boolean shown = true;
        int row = -1;
        int column = -1;
        int definition = -1;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("Worksheet")) {
                break;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "Visible" ->
                    shown = !xml.getElementText().toLowerCase(Locale.ROOT).contains("hidden");
                case "Column" -> {
                    definition = SafeXml.number(xml, "Index", definition + 2, 1 << 14) - 1;
                    int last = definition + SafeXml.number(xml, "Span", 0, 1 << 14);
                    if (SafeXml.flag(xml, "Hidden", false)) {
                        cells.hideColumns(definition, last);
                    }
                    definition = last;
                }
                case "Row" -> {
                    row = SafeXml.number(xml, "Index", row + 2, 1 << 20) - 1;
                    column = -1;
                    if (SafeXml.flag(xml, "Hidden", false)) {
                        cells.hideRow(row);
                    }
                }
                case "Cell" -> {
                    column = SafeXml.number(xml, "Index", column + 2, 1 << 14) - 1;
                    int across = SafeXml.number(xml, "MergeAcross", 0, 1 << 14);
                    int down = SafeXml.number(xml, "MergeDown", 0, 1 << 20);
                    if (across > 0 || down > 0) {
                        cells.merge(row, column, row + down, column + across);
                    }
                    cells.cell(row, column, cell(formats.getOrDefault(SafeXml.attribute(xml, "StyleID"), "")));
                    column += across;
                }
                default -> {}
            }
        }
        if (shown) {
            blocks.sheet(name, cells);
        }
    }

    private String cell(String format) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        String type = "";
        boolean data = false;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals("Cell")) {
                    break;
                }
                data &= !xml.getLocalName().equals("Data");
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("Data")) {
                    data = true;
                    type = SafeXml.attribute(xml, "Type");
                } else if (!data) {
                    SafeXml.skip(xml);
                }
            } else if (data && xml.isCharacters()) {
                text.append(xml.getText());
            }
        }
        String value = text.toString();
        if (type.equals("DateTime")) {
            return value.length() > 10 ? value.substring(0, 10) : value;
        }
        if (!type.equals("Number")) {
            return value;
        }
        try {
            return numbers.shown(
                    Double.parseDouble(value.strip()), OWN_FORMAT, NAMED.getOrDefault(format, format), false);
        } catch (NumberFormatException e) {
            return value;
        }
    }
}
