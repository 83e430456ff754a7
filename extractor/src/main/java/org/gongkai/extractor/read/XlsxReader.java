package org.gongkai.extractor.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XLSX files (ECMA-376 part 1, 18, transitional and strict) in one pass over each sheet. Formulas give the result
 * that was stored with them; one that has none gives itself, for nobody knows what it would show.
 */
public final class XlsxReader {
    private static final String WHAT = "a workbook";

    private final XlsxBook book;
    private final Budget budget;
    private final NumberTexts numbers = new NumberTexts();

    private XlsxReader(XlsxBook book, Budget budget) {
        this.book = book;
        this.budget = budget;
    }

    public static Reading read(byte[] bytes, Budget budget) throws UnreadableFileException {
        ZipParts parts = ZipParts.of(bytes, budget);
        try {
            XlsxBook book = XlsxBook.of(parts, budget);
            XlsxReader reader = new XlsxReader(book, budget);
            SheetBlocks blocks = new SheetBlocks(budget);
            for (XlsxBook.SheetPart sheet : book.sheets()) {
                Optional<InputStream> part = parts.open(sheet.part());
                if (part.isEmpty()) {
                    throw new UnreadableFileException(
                            "damaged", "a workbook without its sheet " + sheet.name() + "; it may have been cut off");
                }
                blocks.sheet(sheet.name(), reader.sheet(SafeXml.reader(part.get())));
            }
            return blocks.reading("xlsx");
        } catch (XMLStreamException e) {
            throw SafeXml.unreadable(WHAT, e);
        } catch (IOException e) {
            throw ZipParts.unreadable(WHAT, e);
        }
    }

    private SheetCells sheet(XMLStreamReader xml) throws XMLStreamException, UnreadableFileException {
        SheetCells cells = new SheetCells(budget);
        boolean rowsHidden = false;
        int row = -1;
        int column = -1;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "sheetFormatPr" -> rowsHidden = SafeXml.flag(xml, "zeroHeight", false);
                case "col" -> {
                    if (SafeXml.flag(xml, "hidden", false)
                            || SafeXml.attribute(xml, "width").equals("0")) {
                        int first = SafeXml.number(xml, "min", 0, 1 << 14);
                        cells.hideColumns(first - 1, SafeXml.number(xml, "max", first, 1 << 14) - 1);
                    }
                }
                case "row" -> {
                    budget.checkTime();
                    row = SafeXml.number(xml, "r", row + 2, 1 << 20) - 1;
                    column = -1;
                    if (SafeXml.flag(xml, "hidden", rowsHidden)
                            || SafeXml.attribute(xml, "ht").equals("0")) {
                        cells.hideRow(row);
                    }
                }
                case "c" -> {
                    int named = column(SafeXml.attribute(xml, "r"));
                    column = named >= 0 ? named : column + 1;
                    cells.cell(row, column, cell(xml));
                }
                case "mergeCell" -> merge(SafeXml.attribute(xml, "ref"), cells);
                default -> {}
            }
        }
        return cells;
    }

    /** The text of the cell that the reader stands at. */
    private String cell(XMLStreamReader xml) throws XMLStreamException, UnreadableFileException {
        String type = SafeXml.attribute(xml, "t");
        int style = SafeXml.number(xml, "s", 0, Integer.MAX_VALUE);
        String value = "";
        String formula = "";
        boolean computed = false;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                break;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "v" -> {
                    value = xml.getElementText();
                    computed = true;
                }
                case "is" -> value = SheetText.of(xml);
                case "f" -> formula = "=" + xml.getElementText();
                default -> SafeXml.skip(xml);
            }
        }
        if (!formula.isEmpty() && !computed) {
            return formula;
        }
        return switch (type) {
            case "s" -> value.isBlank() ? "" : book.string(value);
            case "str", "inlineStr", "d" -> SheetText.unescaped(value);
            case "b" -> value.strip().equals("1") ? "TRUE" : "FALSE";
            case "e" -> value;
            default -> number(value, book.format(style));
        };
    }

    private String number(String value, XlsxBook.Format format) {
        if (value.isBlank()) {
            return "";
        }
        try {
            return numbers.shown(Double.parseDouble(value), format.number(), format.pattern(), book.from1904());
        } catch (NumberFormatException e) {
            return value;
        }
    }

    private static void merge(String reference, SheetCells cells) throws UnreadableFileException {
        int colon = reference.indexOf(':');
        if (colon > 0) {
            String first = reference.substring(0, colon);
            String last = reference.substring(colon + 1);
            cells.merge(row(first), column(first), row(last), column(last));
        }
    }

    /** The column of a reference such as {@code B3}, from 0; -1 when it names none. */
    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && i < 4; i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = 26 * column + c - 'A' + 1;
        }
        return column - 1;
    }

    /** The row of a reference such as {@code B3}, from 0; -1 when it names none. */
    private static int row(String reference) {
        int row = 0;
        for (int i = 0; i < reference.length() && row < 1 << 21; i++) {
            char c = reference.charAt(i);
            row = c >= '0' && c <= '9' ? 10 * row + c - '0' : row;
        }
        return row - 1;
    }
}
