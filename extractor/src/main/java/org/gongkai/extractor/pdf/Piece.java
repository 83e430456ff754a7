package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.List;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;

/** A part of a page between two others. */
sealed interface Piece {
    PageInk page();

    Box box();

    /** A line of text outside of tables. */
    record Words(PageInk page, TextLine line) implements Piece {
        @Override
        public Box box() {
            return line.box();
        }
    }

    /**
     * A table, or the part of one that stands on a page.
     *
     * @param edges of its columns, ascending, one more than it has columns
     * @param rows how many there are
     * @param tiles in reading order
     */
    record Table(PageInk page, List<Double> edges, int rows, List<Tile> tiles, Box box) implements Piece {
        public Table {
            edges = List.copyOf(edges);
            tiles = List.copyOf(tiles);
        }
    }

    /**
     * A table without rules, over one or more pages.
     *
     * @param page where it begins
     * @param box of its lines
     * @param geometry exact when the headings are known to stand over their columns
     * @param cells in reading order
     */
    record Open(PageInk page, Box box, Grid.Geometry geometry, int rows, int columns, List<Cell> cells)
            implements Piece {
        public Open {
            cells = List.copyOf(cells);
        }

        /** A cell of one row. */
        record Cell(PageInk page, int row, int column, int columnSpan, String text, Box box) {}

        /** @param number of the table in the document, from 1 */
        Grid grid(int number) {
            List<GridCell> placed = new ArrayList<>(cells.size());
            for (Cell cell : cells) {
                placed.add(new GridCell(
                        cell.row(),
                        cell.column(),
                        1,
                        cell.columnSpan(),
                        cell.text(),
                        cell.page().at(cell.box()),
                        cell.page().recognition(cell.box())));
            }
            return new Grid(number, geometry, rows, columns, placed);
        }
    }
}
