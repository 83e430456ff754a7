package org.gongkai.app.web.page;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.model.Position;

/**
 * A table of the source as its reader sees it, with cells marked.
 *
 * @param number of the table in the source
 * @param columns how many there are
 * @param rows from {@code first} on
 * @param first number of the first row shown
 */
public record OriginalTable(int number, int columns, int first, List<List<Place>> rows) {
    /** A table of a report has some forty rows; of longer ones only the neighbourhood of the marks is shown. */
    private static final int MOST_ROWS = 120;

    private static final int AROUND = 20;

    public OriginalTable {
        rows = List.copyOf(rows);
    }

    /**
     * What stands at a place.
     *
     * @param text as printed
     * @param mark {@code marked} for what was asked for, {@code marked other} for what it is held against, else empty
     * @param anchor where a link leads, empty unless it is the first mark
     */
    public record Place(String text, int rowSpan, int columnSpan, String mark, String anchor) {
        static final Place NOTHING = new Place("", 1, 1, "none", "");
    }

    /**
     * The tables in which marked cells stand; all that hold any cell of the document when nothing is marked.
     *
     * @param wanted places that are asked for
     * @param others places that they are held against
     * @param all places of all cells
     */
    public static List<OriginalTable> of(
            List<Grid> grids, Set<Position> wanted, Set<Position> others, Set<Position> all) {
        Set<Position> shown = wanted.isEmpty() && others.isEmpty() ? all : wanted.isEmpty() ? others : wanted;
        List<OriginalTable> tables = new ArrayList<>();
        boolean anchored = false;
        for (Grid grid : grids) {
            if (grid.cells().stream().anyMatch(cell -> shown.contains(cell.at()))) {
                OriginalTable table = of(grid, wanted, others, !anchored);
                anchored = true;
                tables.add(table);
            }
        }
        return tables;
    }

    private static OriginalTable of(Grid grid, Set<Position> wanted, Set<Position> others, boolean anchors) {
        Map<Integer, List<GridCell>> byRow = new HashMap<>();
        int top = grid.rowCount();
        int bottom = 0;
        for (GridCell cell : grid.cells()) {
            byRow.computeIfAbsent(cell.row(), row -> new ArrayList<>()).add(cell);
            if (wanted.contains(cell.at()) || others.contains(cell.at())) {
                top = Math.min(top, cell.row());
                bottom = Math.max(bottom, cell.endRow());
            }
        }
        boolean whole = grid.rowCount() <= MOST_ROWS || bottom == 0;
        int from = whole ? 0 : Math.max(0, top - AROUND);
        int to = Math.min(grid.rowCount(), whole ? MOST_ROWS : bottom + AROUND);
        List<List<Place>> rows = new ArrayList<>();
        List<BitSet> covered = new ArrayList<>();
        for (int row = 0; row < grid.rowCount(); row++) {
            covered.add(new BitSet());
        }
        boolean anchored = !anchors;
        for (int row = from; row < to; row++) {
            List<Place> places = new ArrayList<>();
            int next = 0;
            for (GridCell cell : byRow.getOrDefault(row, List.of())) {
                fill(places, covered.get(row), next, cell.column());
                String mark = wanted.contains(cell.at()) ? "marked" : others.contains(cell.at()) ? "marked other" : "";
                boolean first = !anchored && mark.equals(wanted.isEmpty() ? "marked other" : "marked");
                anchored |= first;
                int height = Math.min(cell.endRow(), to) - row;
                places.add(new Place(cell.text(), height, cell.columnSpan(), mark, first ? "mark" : ""));
                for (int down = row; down < row + height; down++) {
                    covered.get(down).set(cell.column(), cell.endColumn());
                }
                next = cell.endColumn();
            }
            fill(places, covered.get(row), next, grid.columnCount());
            rows.add(places);
        }
        return new OriginalTable(grid.number(), grid.columnCount(), from + 1, rows);
    }

    /** Places that no cell covers, so that those after them stand in their columns. */
    private static void fill(List<Place> places, BitSet covered, int from, int to) {
        for (int column = from; column < to; column++) {
            if (!covered.get(column)) {
                places.add(Place.NOTHING);
            }
        }
    }
}
