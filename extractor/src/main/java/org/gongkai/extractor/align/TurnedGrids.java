package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormTable;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;

/** Tables with rows and columns exchanged, for documents that print a table lying on its side. */
final class TurnedGrids {
    /** More columns are a list of many things, not a form. */
    private static final int MOST_COLUMNS = 60;

    /** Lattice columns that may hold names: their own and those of their groups. */
    private static final int LEFT = 3;

    private static final int FEWEST_NAMED = 2;

    private TurnedGrids() {}

    /** The grids that a form may lie in on its side, of those of which all rows are given. */
    static List<Grid> turnable(List<SourceRow> rows) {
        Map<Grid, Integer> grids = new LinkedHashMap<>();
        for (SourceRow row : rows) {
            grids.merge(row.grid(), 1, Integer::sum);
        }
        List<Grid> turnable = new ArrayList<>();
        grids.forEach((grid, given) -> {
            if (given == grid.rowCount()
                    && given > 1
                    && grid.geometry() == Grid.Geometry.EXACT
                    && grid.columnCount() <= MOST_COLUMNS) {
                turnable.add(grid);
            }
        });
        return turnable;
    }

    /** Whether names of a table's columns stand below one another at the left of some grids. */
    static boolean mayHold(FormTable table, List<SourceRow> rows, DocumentTexts texts) {
        List<FoundLabel> left = new ArrayList<>();
        for (Grid grid : turnable(rows)) {
            for (GridCell cell : grid.cells()) {
                if (cell.column() < LEFT && !cell.isBlank()) {
                    left.add(texts.label(cell.text()));
                }
            }
        }
        for (FormBlock block : table.blocks()) {
            long named = block.columns().stream()
                    .map(column -> texts.form(column.label()))
                    .filter(label -> left.stream().anyMatch(found -> found.likeness(label) >= HeadingReader.LEAST))
                    .count();
            if (block.layout() == FormBlock.Layout.TALL
                    && named >= FEWEST_NAMED
                    && HeadingReader.areEnough((int) named, block.columns().size())) {
                return true;
            }
        }
        return false;
    }

    /** The grids turned; where the source has a cell stays as it is. */
    static List<Grid> of(List<Grid> grids) {
        return grids.stream().map(TurnedGrids::turn).toList();
    }

    private static Grid turn(Grid grid) {
        List<GridCell> cells = new ArrayList<>(grid.cells().size());
        for (GridCell cell : grid.cells()) {
            cells.add(
                    new GridCell(cell.column(), cell.row(), cell.columnSpan(), cell.rowSpan(), cell.text(), cell.at()));
        }
        cells.sort(Comparator.comparingInt(GridCell::row).thenComparingInt(GridCell::column));
        return new Grid(grid.number(), grid.geometry(), grid.columnCount(), grid.rowCount(), cells);
    }
}
