package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridBuilder;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.grid.Prose;

/**
 * Reads a table of WordprocessingML (ECMA-376 part 1, 17.4): {@code gridSpan}, {@code vMerge}, {@code hMerge} and
 * {@code gridBefore}; rows and cells that are deleted or hidden are left out.
 */
final class WordTable {
    private static final int LARGEST_SPAN = 1000;

    private final XMLStreamReader xml;
    private final WordXml text;
    private final Budget budget;

    WordTable(XMLStreamReader xml, WordXml text, Budget budget) {
        this.xml = xml;
        this.text = text;
        this.budget = budget;
    }

    private record Cell(int from, int span, boolean goesOn, boolean begins, String text, List<Block> inner) {}

    /** The table that the reader stands at; one that only frames a part of the document gives that part. */
    List<Block> read(int number) throws XMLStreamException, UnreadableFileException {
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
            switch (xml.getLocalName()) {
                case "tr" -> {
                    List<Cell> row = row();
                    for (Cell cell : row) {
                        frames |= cell.inner().stream()
                                .anyMatch(block -> block instanceof Grid grid && grid.rowCount() > 1);
                        cells++;
                    }
                    if (!row.isEmpty()) {
                        rows.add(row);
                    }
                }
                case "tblPr", "Fallback", "sdtPr" -> SafeXml.skip(xml);
                default -> {}
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

    /** The cells of the row that the reader stands at, none when the row is not shown. */
    private List<Cell> row() throws XMLStreamException, UnreadableFileException {
        List<Cell> cells = new ArrayList<>();
        boolean gone = false;
        int column = 0;
        while (true) {
            budget.checkTime();
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("tr")) {
                return gone ? List.of() : cells;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "gridBefore" -> column += SafeXml.number(xml, "val", 0, LARGEST_SPAN);
                case "del" -> {
                    gone = true;
                    SafeXml.skip(xml);
                }
                case "hidden" -> gone |= SafeXml.flag(xml, "val", true);
                case "tc" -> column = cell(column, cells);
                case "Fallback", "trPrChange", "tblPrEx", "sdtPr" -> SafeXml.skip(xml);
                default -> {}
            }
        }
    }

    /** Adds the cell that the reader stands at, and gives the column behind it. */
    private int cell(int column, List<Cell> cells) throws XMLStreamException, UnreadableFileException {
        budget.cell();
        int span = 1;
        boolean goesOn = false;
        boolean begins = false;
        boolean joins = false;
        boolean gone = false;
        StringBuilder shown = new StringBuilder();
        List<Block> inner = new ArrayList<>();
        while (true) {
            budget.checkTime();
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("tc")) {
                break;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "gridSpan" -> span = Math.max(1, SafeXml.number(xml, "val", 1, LARGEST_SPAN));
                case "vMerge", "vmerge" -> {
                    begins = SafeXml.attribute(xml, "val").equals("restart");
                    goesOn = !begins;
                }
                case "hMerge", "hmerge" ->
                    joins = !SafeXml.attribute(xml, "val").equals("restart");
                case "cellDel" -> gone = true;
                case "p" -> paragraph(shown, inner);
                case "tbl" -> nested(shown, inner);
                case "Fallback", "del", "moveFrom", "tcPrChange", "sdtPr" -> SafeXml.skip(xml);
                default -> {}
            }
        }
        if (gone) {
            return column + span;
        }
        String cellText = shown.toString().strip();
        if (joins && !cells.isEmpty() && cellText.isEmpty()) {
            Cell last = cells.remove(cells.size() - 1);
            cells.add(
                    new Cell(last.from(), last.span() + span, last.goesOn(), last.begins(), last.text(), last.inner()));
        } else {
            cells.add(new Cell(column, span, goesOn, begins, cellText, inner));
        }
        return column + span;
    }

    private void paragraph(StringBuilder shown, List<Block> inner) throws XMLStreamException, UnreadableFileException {
        WordXml.Line line = text.paragraph();
        shown.append(line.text().replace('\t', ' ')).append('\n');
        texts(line.boxed(), shown);
        WordXml.addTo(inner, line);
    }

    private void nested(StringBuilder shown, List<Block> inner) throws XMLStreamException, UnreadableFileException {
        List<Block> nested = text.table();
        inner.addAll(nested);
        texts(nested, shown);
    }

    private static void texts(List<Block> blocks, StringBuilder into) {
        for (Block block : blocks) {
            if (block instanceof Prose prose) {
                into.append(prose.text()).append('\n');
            } else if (block instanceof Grid grid && grid.rowCount() == 1) {
                for (GridCell cell : grid.cells()) {
                    into.append(cell.text()).append(' ');
                }
                into.append('\n');
            }
        }
    }
}
