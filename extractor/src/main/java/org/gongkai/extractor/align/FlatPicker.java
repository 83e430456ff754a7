package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.extractor.align.CellPicker.Picked;
import org.gongkai.extractor.grid.GridCell;
import org.jspecify.annotations.Nullable;

/**
 * Picks cells from a row of flattened text, where only the order of cells is sure: merged cells of the original have
 * left stray blanks, and a cell may be lost.
 */
final class FlatPicker {
    private static final List<String> UNITS = List.of("元", "万元", "亿元", "件", "项", "条", "个", "%");

    private FlatPicker() {}

    /**
     * One pick for each column.
     *
     * @param values own cells behind the row's label
     * @param rowLength own cells in all
     * @param map of a single heading row, when there is one with as many cells as this row
     * @param usual for each column the place among the own cells where rows of this length have it, empty when unknown
     */
    static List<Picked> pick(
            List<GridCell> values, int rowLength, Optional<ColumnMap> map, int columns, Optional<int[]> usual) {
        List<GridCell> cells = joinUnits(values);
        List<GridCell> filled = cells.stream().filter(cell -> !cell.isBlank()).toList();
        if (filled.size() == columns) {
            return sure(filled, map);
        }
        if (cells.size() == columns) {
            return sure(cells, map);
        }
        if (map.isPresent()) {
            return at(cells, places(map.get()), map, true);
        }
        if (usual.isPresent() && rowLength > columns) {
            return at(cells, usual.get(), map, false);
        }
        List<Picked> picks = new ArrayList<>(columns);
        int offset = cells.size() - columns;
        for (int j = 0; j < columns; j++) {
            picks.add(new Picked(offset + j >= 0 ? cells.get(offset + j) : null, "", false));
        }
        return picks;
    }

    /** The place of each value among the row's own cells, when the row is complete: a pattern for rows that are not. */
    static Optional<int[]> pattern(List<GridCell> values, int columns) {
        List<GridCell> filled =
                joinUnits(values).stream().filter(cell -> !cell.isBlank()).toList();
        if (filled.size() != columns) {
            return Optional.empty();
        }
        return Optional.of(filled.stream().mapToInt(GridCell::column).toArray());
    }

    private static int[] places(ColumnMap map) {
        return map.places().stream().mapToInt(ColumnMap.Place::from).toArray();
    }

    private static List<Picked> sure(List<GridCell> cells, Optional<ColumnMap> map) {
        List<Picked> picks = new ArrayList<>(cells.size());
        for (int j = 0; j < cells.size(); j++) {
            picks.add(new Picked(cells.get(j), heading(map, j), true));
        }
        return picks;
    }

    private static List<Picked> at(List<GridCell> cells, int[] places, Optional<ColumnMap> map, boolean sure) {
        List<Picked> picks = new ArrayList<>(places.length);
        for (int j = 0; j < places.length; j++) {
            GridCell found = null;
            for (GridCell cell : cells) {
                if (cell.column() == places[j]) {
                    found = cell;
                }
            }
            picks.add(new Picked(found, heading(map, j), sure));
        }
        return picks;
    }

    private static String heading(Optional<ColumnMap> map, int column) {
        return map.map(known -> known.places().get(column).heading()).orElse("");
    }

    /** A unit that was cut off its figure goes back to it. */
    static List<GridCell> joinUnits(List<GridCell> cells) {
        List<GridCell> joined = new ArrayList<>(cells.size());
        for (GridCell cell : cells) {
            @Nullable GridCell before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null && !before.isBlank() && UNITS.contains(LabelText.tight(cell.text()))) {
                joined.set(
                        joined.size() - 1,
                        new GridCell(
                                before.row(),
                                before.column(),
                                1,
                                1,
                                before.text() + " " + cell.text().strip(),
                                before.at()));
            } else {
                joined.add(cell);
            }
        }
        return joined;
    }
}
