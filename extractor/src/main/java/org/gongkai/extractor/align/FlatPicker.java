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
     * @param fit the places that a heading of one row gives, when there is one
     * @param usual for each column the place among the own cells where rows of this length have it, empty when unknown
     * @param noisy whether labels of the table are garbled, so that cells may have gone astray too
     */
    static List<Picked> pick(
            List<GridCell> values,
            int rowLength,
            Optional<FlatHeading.Fit> fit,
            int columns,
            Optional<int[]> usual,
            boolean noisy) {
        Optional<ColumnMap> map = fit.map(FlatHeading.Fit::places);
        List<GridCell> cells = joinUnits(values);
        List<GridCell> filled = cells.stream().filter(cell -> !cell.isBlank()).toList();
        if (map.isPresent() && fit.get().alone()) {
            return at(cells, places(map.get()), map, fit.get().sure());
        }
        if (filled.size() == columns) {
            return sure(filled, map);
        }
        if (cells.size() == columns) {
            return noisy ? astray(sure(cells, map)) : sure(cells, map);
        }
        if (map.isPresent()) {
            return at(cells, places(map.get()), map, fit.get().sure());
        }
        if (usual.isPresent() && rowLength > columns) {
            List<Picked> picks = at(cells, usual.get(), map, false);
            return noisy ? astray(picks) : picks;
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

    /**
     * In garbled text that holds one figure too few, a blank before the first may be a stray cell and the last figure
     * lost, or the first figure may be lost. Where all that are left are noughts both readings put a nought into the
     * first or the last column and the row adds up with either: the two columns get it as disputed. With any other figure
     * one of the two would be invented, and nothing is put right.
     */
    private static List<Picked> astray(List<Picked> picks) {
        GridCell first = picks.get(0).cell();
        GridCell second = picks.get(1).cell();
        if (first == null
                || !first.isBlank()
                || second == null
                || !second.text().strip().equals("0")) {
            return picks;
        }
        for (Picked pick : picks.subList(1, picks.size())) {
            GridCell cell = pick.cell();
            if (cell == null || cell.isBlank() || !cell.text().strip().equals("0")) {
                return picks;
            }
        }
        List<Picked> disputed = new ArrayList<>(picks);
        List<String> flags = List.of(Filling.BY_POSITION, Filling.DISPUTED);
        int last = picks.size() - 1;
        disputed.set(0, new Picked(second, picks.get(0).heading(), flags));
        disputed.set(last, new Picked(picks.get(last).cell(), picks.get(last).heading(), flags));
        return disputed;
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
                                before.at(),
                                before.recognition()));
            } else {
                joined.add(cell);
            }
        }
        return joined;
    }
}
