package org.gongkai.extractor.grid;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.gongkai.model.Position;

/** Lays cells with spans onto a lattice the way HTML does it: each cell takes the next free place of its row. */
public final class GridBuilder {
    /** Wider or taller spans are typing errors (HTML allows 1000 columns). */
    private static final int LARGEST_SPAN = 1000;

    private final int number;
    private final Grid.Geometry geometry;
    private final List<GridCell> cells = new ArrayList<>();
    private final List<BitSet> taken = new ArrayList<>();
    private int row = -1;
    private int next;
    private int columns;

    public GridBuilder(int number, Grid.Geometry geometry) {
        this.number = number;
        this.geometry = geometry;
    }

    /** Begins the next row. */
    public void row() {
        row++;
        next = 0;
    }

    /** Leaves places free: they stay absent. */
    public void skip(int places) {
        next += places;
    }

    /** Puts a cell at the next free place of the current row. */
    public void cell(int rowSpan, int columnSpan, String text) {
        BitSet line = line(row);
        next = line.nextClearBit(next);
        put(next, rowSpan, columnSpan, text);
    }

    /** Puts a cell at a place of the current row; what stands there already keeps its place. */
    public void cellAt(int column, int rowSpan, int columnSpan, String text) {
        if (!line(row).get(column)) {
            put(column, rowSpan, columnSpan, text);
        }
    }

    private void put(int column, int rowSpan, int columnSpan, String text) {
        BitSet line = line(row);
        int width = Math.max(1, Math.min(columnSpan, LARGEST_SPAN));
        int occupied = line.nextSetBit(column);
        if (occupied >= 0 && occupied < column + width) {
            width = occupied - column;
        }
        int height = Math.max(1, Math.min(rowSpan, LARGEST_SPAN));
        cells.add(new GridCell(row, column, height, width, text, new Position.InTable(number, row + 1, column + 1)));
        for (int down = row; down < row + height; down++) {
            line(down).set(column, column + width);
        }
        next = column + width;
        columns = Math.max(columns, next);
    }

    private BitSet line(int index) {
        while (taken.size() <= index) {
            taken.add(new BitSet());
        }
        return taken.get(index);
    }

    /** How many cells were put so far. */
    public int size() {
        return cells.size();
    }

    /** The grid; spans that reach below the last row are cut there. */
    public Grid build() {
        int rows = row + 1;
        List<GridCell> fitted = new ArrayList<>(cells.size());
        for (GridCell cell : cells) {
            int height = Math.min(cell.rowSpan(), rows - cell.row());
            fitted.add(new GridCell(cell.row(), cell.column(), height, cell.columnSpan(), cell.text(), cell.at()));
        }
        return new Grid(number, geometry, rows, columns, fitted);
    }
}
