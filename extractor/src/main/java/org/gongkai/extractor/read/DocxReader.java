package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridBuilder;
import org.gongkai.extractor.grid.Prose;

/**
 * Reads the main part of a DOCX file in one pass (ECMA-376 part 1, 17.3 and 17.4): paragraphs and tables with
 * {@code gridSpan}, {@code vMerge} and {@code gridBefore}. Deleted text, fields' codes and drawings' fallbacks are left
 * out.
 */
public final class DocxReader {
    private static final String MAIN = "word/document.xml";
    private static final int DEEPEST_TABLE = 12;

    private final XMLStreamReader xml;
    private final Budget budget;
    private final List<Block> blocks = new ArrayList<>();
    private int tables;
    private int images;

    private DocxReader(XMLStreamReader xml, Budget budget) {
        this.xml = xml;
        this.budget = budget;
    }

    public static Reading read(byte[] bytes, Budget budget) throws UnreadableFileException {
        ZipParts parts = ZipParts.of(bytes, name -> name.equals(MAIN) || name.equals("docProps/core.xml"), budget);
        byte[] main = parts.require(MAIN);
        try {
            XMLStreamReader xml = SafeXml.reader(main);
            DocxReader reader = new DocxReader(xml, budget);
            reader.body();
            List<String> titles = new ArrayList<>();
            parts.find("docProps/core.xml")
                    .map(CoreTitle::of)
                    .filter(title -> !title.isBlank())
                    .ifPresent(titles::add);
            return new Reading("docx", reader.blocks, Reading.Facts.titled(titles, reader.images), List.of());
        } catch (XMLStreamException e) {
            throw new UnreadableFileException(
                    "damaged", "a DOCX file whose text is no valid XML: " + SafeXml.message(e), e);
        }
    }

    private void body() throws XMLStreamException, UnreadableFileException {
        while (xml.hasNext()) {
            budget.checkTime();
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "p" -> prose(paragraph());
                case "tbl" -> blocks.addAll(table(0));
                case "Fallback", "del", "moveFrom" -> SafeXml.skip(xml);
                default -> {}
            }
        }
    }

    private void prose(Line line) throws UnreadableFileException {
        budget.paragraph();
        for (String part : line.text().split("\n")) {
            if (!part.isBlank()) {
                blocks.add(new Prose(part.strip(), line.heading()));
            }
        }
    }

    private record Line(String text, boolean heading) {}

    /** The text of the paragraph that the reader stands at; text boxes inside it included. */
    private Line paragraph() throws XMLStreamException, UnreadableFileException {
        StringBuilder text = new StringBuilder();
        boolean heading = false;
        int fieldCode = 0;
        int depth = 1;
        while (depth > 0) {
            budget.checkTime();
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                if (xml.getLocalName().equals("p") && depth > 0) {
                    text.append('\n');
                }
                continue;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            depth++;
            switch (xml.getLocalName()) {
                case "t" -> {
                    String run = xml.getElementText();
                    depth--;
                    if (fieldCode == 0) {
                        text.append(run);
                    }
                }
                case "tab" -> text.append(' ');
                case "br", "cr" -> text.append('\n');
                case "noBreakHyphen" -> text.append('-');
                case "outlineLvl" -> heading = true;
                case "drawing", "pict" -> images++;
                case "tbl" -> {
                    blocks.addAll(table(0));
                    depth--;
                }
                case "fldChar" -> {
                    String type = SafeXml.attribute(xml, "fldCharType");
                    fieldCode += type.equals("begin") ? 1 : 0;
                    fieldCode -= fieldCode > 0 && type.equals("separate") ? 1 : 0;
                }
                case "Fallback", "del", "moveFrom", "instrText", "rt" -> {
                    SafeXml.skip(xml);
                    depth--;
                }
                default -> {}
            }
        }
        return new Line(text.toString(), heading);
    }

    private record Cell(int from, int span, boolean goesOn, boolean begins, String text, List<Block> inner) {}

    /** The table that the reader stands at; one that only frames a part of the document gives that part. */
    private List<Block> table(int depth) throws XMLStreamException, UnreadableFileException {
        if (depth > DEEPEST_TABLE) {
            throw new UnreadableFileException("damaged", "tables nested more than " + DEEPEST_TABLE + " deep");
        }
        int number = ++tables;
        List<List<Cell>> rows = new ArrayList<>();
        boolean frames = false;
        int cells = 0;
        while (true) {
            budget.checkTime();
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("tbl")) {
                break;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("tr")) {
                List<Cell> row = row(depth);
                for (Cell cell : row) {
                    frames |=
                            cell.inner().stream().anyMatch(block -> block instanceof Grid grid && grid.rowCount() > 1);
                    cells++;
                }
                rows.add(row);
            } else if (xml.getLocalName().equals("Fallback")) {
                SafeXml.skip(xml);
            }
        }
        if (frames || cells == 1) {
            List<Block> inner = new ArrayList<>();
            rows.forEach(row -> row.forEach(cell -> inner.addAll(cell.inner())));
            return inner;
        }
        return List.of(lay(number, rows));
    }

    private Grid lay(int number, List<List<Cell>> rows) throws UnreadableFileException {
        GridBuilder builder = new GridBuilder(number, Grid.Geometry.EXACT);
        for (int r = 0; r < rows.size(); r++) {
            builder.row();
            for (Cell cell : rows.get(r)) {
                budget.checkTime();
                if (!cell.goesOn() || r == 0) {
                    int height = 1;
                    while (cell.begins() && r + height < rows.size() && goesOn(rows.get(r + height), cell)) {
                        height++;
                    }
                    builder.cellAt(cell.from(), height, cell.span(), cell.text());
                } else if (!cell.text().isBlank()) {
                    // Word hides such text, other programs show it: what is there is not dropped.
                    builder.cellAt(cell.from(), 1, cell.span(), cell.text());
                }
            }
        }
        return builder.build();
    }

    private static boolean goesOn(List<Cell> row, Cell above) {
        for (Cell cell : row) {
            if (cell.from() == above.from()) {
                return cell.goesOn() && cell.text().isBlank();
            }
        }
        return false;
    }

    private List<Cell> row(int depth) throws XMLStreamException, UnreadableFileException {
        List<Cell> cells = new ArrayList<>();
        int column = 0;
        while (true) {
            budget.checkTime();
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("tr")) {
                return cells;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("gridBefore")) {
                column += SafeXml.number(xml, "val", 0, 1000);
            } else if (xml.getLocalName().equals("tc")) {
                Cell cell = cell(column, depth);
                cells.add(cell);
                column += cell.span();
            } else if (xml.getLocalName().equals("Fallback")) {
                SafeXml.skip(xml);
            }
        }
    }

    private Cell cell(int column, int depth) throws XMLStreamException, UnreadableFileException {
        budget.cell();
        int span = 1;
        boolean goesOn = false;
        boolean begins = false;
        StringBuilder text = new StringBuilder();
        List<Block> inner = new ArrayList<>();
        while (true) {
            budget.checkTime();
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("tc")) {
                return new Cell(column, span, goesOn, begins, text.toString().strip(), inner);
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "gridSpan" -> span = Math.max(1, SafeXml.number(xml, "val", 1, 1000));
                case "vMerge" -> {
                    begins = SafeXml.attribute(xml, "val").equals("restart");
                    goesOn = !begins;
                }
                case "p" -> {
                    Line line = paragraph();
                    text.append(line.text()).append('\n');
                    for (String part : line.text().split("\n")) {
                        if (!part.isBlank()) {
                            inner.add(new Prose(part.strip(), line.heading()));
                        }
                    }
                }
                case "tbl" -> {
                    List<Block> nested = table(depth + 1);
                    inner.addAll(nested);
                    for (Block block : nested) {
                        if (block instanceof Prose prose) {
                            text.append(prose.text()).append('\n');
                        }
                    }
                }
                case "Fallback", "del", "moveFrom" -> SafeXml.skip(xml);
                default -> {}
            }
        }
    }
}
