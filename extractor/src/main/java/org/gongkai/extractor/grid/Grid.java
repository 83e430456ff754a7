package org.gongkai.extractor.grid;

import java.util.ArrayList;
import java.util.List;

/**
 * A table: cells on a lattice of rows and columns. A place that no cell covers is absent, not blank.
 *
 * @param number of the table in the source, from 1
 * @param geometry how far the columns can be trusted
 * @param rowCount rows of the lattice
 * @param columnCount columns of the lattice
 * @param cells in reading order
 */
public record Grid(int number, Geometry geometry, int rowCount, int columnCount, List<GridCell> cells)
        implements Block {
    /** How far a column number of one row means the same place in another row. */
    public enum Geometry {
        /** The source says which cells stand above one another. */
        EXACT,
        /** The cells were cut out of running text; only their order in the row is sure. */
        FLATTENED
    }

    public Grid {
        cells = List.copyOf(cells);
    }

    /** Cheap, since grids are keys of maps: the number tells those of a document apart. */
    @Override
    public int hashCode() {
        return 31 * number + cells.size();
    }

    /** For each row the cells that touch it, those that begin further up included, from left to right. */
    public List<List<GridCell>> lines() {
        List<List<GridCell>> lines = new ArrayList<>(rowCount);
        for (int row = 0; row < rowCount; row++) {
            lines.add(new ArrayList<>());
        }
        for (GridCell cell : cells) {
            for (int row = cell.row(); row < Math.min(cell.endRow(), rowCount); row++) {
                lines.get(row).add(cell);
            }
        }
        for (List<GridCell> line : lines) {
            line.sort((a, b) -> Integer.compare(a.column(), b.column()));
        }
        return lines;
    }
}
