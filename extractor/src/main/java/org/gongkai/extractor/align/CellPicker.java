package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.value.ValueReader;
import org.jspecify.annotations.Nullable;

/** Picks, from a source row of an exact grid, the cell for each column of a block. */
final class CellPicker {
    private CellPicker() {}

    /**
     * A picked cell.
     *
     * @param cell null when the row has none there
     * @param flags why a person should look; see {@link Filling}
     */
    record Picked(@Nullable GridCell cell, String heading, List<String> flags) {
        Picked(@Nullable GridCell cell, String heading, boolean sure) {
            this(cell, heading, sure ? List.of() : List.of(Filling.BY_POSITION));
        }
    }

    /**
     * One pick for each column.
     *
     * @param values own cells behind the row's label
     * @param line all cells that touch the row
     * @param columns of the block
     * @param headed whether some part of this table has a readable heading, so that a full row needs no other witness
     */
    static List<Picked> pick(
            List<GridCell> values, List<GridCell> line, Optional<ColumnMap> map, int columns, boolean headed) {
        List<Picked> picks = place(values, line, map, columns, headed);
        return leavesFigure(picks, values) ? doubted(picks) : picks;
    }

    /** Whether a column is blank while a figure of the row was given to none: one of them is in the wrong place. */
    private static boolean leavesFigure(List<Picked> picks, List<GridCell> values) {
        boolean blank = picks.stream().map(Picked::cell).anyMatch(cell -> cell != null && cell.isBlank());
        return blank && values.stream().anyMatch(cell -> isFigure(cell) && !isPicked(picks, cell));
    }

    private static boolean isPicked(List<Picked> picks, GridCell wanted) {
        for (Picked pick : picks) {
            if (pick.cell() == wanted) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFigure(GridCell cell) {
        return ValueReader.looksLikeValue(cell.text());
    }

    private static List<Picked> place(
            List<GridCell> values, List<GridCell> line, Optional<ColumnMap> map, int columns, boolean headed) {
        if (map.isEmpty()) {
            return counted(values, columns, List.of(), headed && values.size() == columns);
        }
        List<ColumnMap.Place> places = map.get().places();
        List<Picked> byGeometry = new ArrayList<>(columns);
        List<@Nullable GridCell> cells = new ArrayList<>(columns);
        boolean clean = true;
        for (ColumnMap.Place place : places) {
            if (place.isMissing()) {
                byGeometry.add(new Picked(null, "", true));
                continue;
            }
            List<GridCell> there = at(line, values, place);
            GridCell cell = sole(there);
            clean &= cell != null && !cells.contains(cell);
            cells.add(cell);
            byGeometry.add(new Picked(
                    cell, place.heading(), place.sure() && !isShared(cell) && (there.size() <= 1 || cell != null)));
        }
        if (!map.get().isRegular()) {
            // Headings in another order may be headings that got out of step: all the row's figures must be below them.
            boolean below = clean
                    && values.containsAll(cells)
                    && values.stream().allMatch(cell -> cell.isBlank() || cells.contains(cell) || !isFigure(cell));
            return below ? byGeometry : doubted(byGeometry);
        }
        if (values.size() == columns) {
            // Where count and geometry agree, a heading that cannot be read raises no doubt.
            return counted(values, columns, places, sameCells(values, cells));
        }
        if (clean) {
            return byGeometry;
        }
        if (cells.contains(null)) {
            // A row with too few cells may have lost one anywhere: all that stand behind it have moved.
            return doubted(byGeometry);
        }
        return shared(byGeometry, cells);
    }

    /** The same picks, none of them sure. */
    static List<Picked> doubted(List<Picked> picks) {
        List<Picked> result = new ArrayList<>(picks.size());
        for (Picked pick : picks) {
            result.add(new Picked(pick.cell(), pick.heading(), false));
        }
        return result;
    }

    /**
     * Merged cells give their text to one column only; a blank one is blank for all of them, and one that says that there
     * is nothing says so for all.
     */
    private static List<Picked> shared(List<Picked> picks, List<@Nullable GridCell> cells) {
        List<Picked> result = new ArrayList<>(picks.size());
        for (Picked pick : picks) {
            GridCell cell = pick.cell();
            if (cell != null
                    && cells.stream().filter(other -> other == cell).limit(2).count() > 1) {
                result.add(new Picked(cell, pick.heading(), cell.isBlank() || ValueReader.saysNone(cell.text())));
            } else {
                result.add(pick);
            }
        }
        return result;
    }

    private static List<Picked> counted(
            List<GridCell> values, int columns, List<ColumnMap.Place> places, boolean sure) {
        List<Picked> picks = new ArrayList<>(columns);
        int offset = values.size() - columns;
        for (int j = 0; j < columns; j++) {
            String heading = places.isEmpty() ? "" : places.get(j).heading();
            GridCell cell = offset + j >= 0 ? values.get(offset + j) : null;
            boolean contradicted = !places.isEmpty() && places.get(j).naming() == ColumnMap.Naming.OTHER;
            picks.add(new Picked(cell, heading, sure && !contradicted && !isShared(cell)));
        }
        return picks;
    }

    /** A figure that stands beside several rows: of which of them it is, or whether of all together, is not said. */
    private static boolean isShared(@Nullable GridCell cell) {
        return cell != null && cell.rowSpan() > 1 && !cell.isBlank();
    }

    private static List<GridCell> at(List<GridCell> line, List<GridCell> values, ColumnMap.Place place) {
        List<GridCell> there = new ArrayList<>();
        for (GridCell cell : line) {
            boolean label = cell.column() < place.from() && !holds(values, cell);
            if (!label && cell.column() < place.to() && cell.endColumn() > place.from()) {
                there.add(cell);
            }
        }
        return there;
    }

    /** Cells are told apart by which they are, which is quick, not by what they say. */
    private static boolean holds(List<GridCell> cells, GridCell wanted) {
        for (GridCell cell : cells) {
            if (cell == wanted) {
                return true;
            }
        }
        return false;
    }

    /** The only cell, or the only one with something in it. */
    private static @Nullable GridCell sole(List<GridCell> there) {
        if (there.size() == 1) {
            return there.get(0);
        }
        GridCell filled = null;
        for (GridCell cell : there) {
            if (!cell.isBlank()) {
                if (filled != null) {
                    return null;
                }
                filled = cell;
            }
        }
        return filled != null ? filled : there.isEmpty() ? null : there.get(0);
    }

    private static boolean sameCells(List<GridCell> values, List<@Nullable GridCell> cells) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != cells.get(i)) {
                return false;
            }
        }
        return true;
    }
}
