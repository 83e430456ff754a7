package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.value.ValueReader;

/**
 * Joins a wide table that was cut between two columns because the page is narrow: the second part repeats the labels of
 * the rows and has other columns. A table that repeats a column is a second copy, not a part.
 */
final class ColumnCuts {
    /** Shorter tables name their rows in words that stand in others as well. */
    private static final int FEWEST_ROWS = 8;
    /** Labels are retyped and may differ in a few. */
    private static final double LEAST_AGREEING = 0.8;

    private ColumnCuts() {}

    /** The grids, each with the parts that follow it and belong to it; cells keep where the source has them. */
    static List<Grid> joined(List<Grid> grids) {
        List<Grid> joined = new ArrayList<>(grids.size());
        for (Grid grid : grids) {
            Grid before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            int labels = before == null ? 0 : labelColumns(grid);
            if (before != null && labels > 0 && labels == labelColumns(before) && goesOn(before, grid, labels)) {
                joined.set(joined.size() - 1, beside(before, grid, labels));
            } else {
                joined.add(grid);
            }
        }
        return joined;
    }

    private static boolean goesOn(Grid first, Grid second, int labels) {
        if (first.geometry() != Grid.Geometry.EXACT
                || second.geometry() != Grid.Geometry.EXACT
                || first.rowCount() != second.rowCount()
                || first.rowCount() < FEWEST_ROWS) {
            return false;
        }
        List<List<GridCell>> left = first.lines();
        List<List<GridCell>> right = second.lines();
        Set<String> names = new HashSet<>();
        int agreeing = 0;
        for (int row = 0; row < left.size(); row++) {
            String label = label(left.get(row), row, labels);
            agreeing += !label.isEmpty() && label.equals(label(right.get(row), row, labels)) ? 1 : 0;
            if (holdsFigures(left.get(row), labels) != holdsFigures(right.get(row), labels)) {
                return false;
            }
            if (!holdsFigures(left.get(row), labels) && names.isEmpty()) {
                names.addAll(texts(left.get(row), labels));
                if (texts(right.get(row), labels).stream().anyMatch(names::contains)
                        || texts(right.get(row), labels).isEmpty()) {
                    return false;
                }
            }
        }
        return !names.isEmpty() && agreeing >= LEAST_AGREEING * left.size();
    }

    /** Columns of the lattice in front of the first that holds a figure; 0 when nothing stands there. */
    private static int labelColumns(Grid grid) {
        int first = Integer.MAX_VALUE;
        for (GridCell cell : grid.cells()) {
            if (cell.column() < first && ValueReader.looksLikeValue(cell.text())) {
                first = cell.column();
            }
        }
        return first == Integer.MAX_VALUE ? 0 : first;
    }

    private static String label(List<GridCell> line, int row, int labels) {
        StringBuilder label = new StringBuilder();
        for (GridCell cell : line) {
            if (cell.column() < labels && cell.row() == row) {
                label.append(LabelText.of(cell.text()).core());
            }
        }
        return label.toString();
    }

    private static boolean holdsFigures(List<GridCell> line, int labels) {
        return line.stream().anyMatch(cell -> cell.column() >= labels && ValueReader.looksLikeValue(cell.text()));
    }

    private static List<String> texts(List<GridCell> line, int labels) {
        return line.stream()
                .filter(cell -> cell.column() >= labels && !cell.isBlank())
                .map(cell -> LabelText.of(cell.text()).core())
                .toList();
    }

    private static Grid beside(Grid first, Grid second, int labels) {
        List<GridCell> cells = new ArrayList<>(first.cells());
        for (GridCell cell : second.cells()) {
            if (cell.column() >= labels) {
                cells.add(new GridCell(
                        cell.row(),
                        cell.column() - labels + first.columnCount(),
                        cell.rowSpan(),
                        cell.columnSpan(),
                        cell.text(),
                        cell.at(),
                        cell.recognition()));
            }
        }
        int columns = first.columnCount() + second.columnCount() - labels;
        return new Grid(first.number(), first.geometry(), first.rowCount(), columns, cells);
    }
}
