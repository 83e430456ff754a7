package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.List;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;

/** Joins tables of which a page makes one for each row: neighbours of a single row each and of the same width. */
final class RowTables {
    private RowTables() {}

    /** The blocks with such tables joined; each cell keeps its place in the source. */
    static List<Block> join(List<Block> blocks) {
        List<Block> joined = new ArrayList<>(blocks.size());
        List<Grid> run = new ArrayList<>();
        for (Block block : blocks) {
            Grid row = block instanceof Grid grid && isRow(grid) ? grid : null;
            if (row == null || !run.isEmpty() && run.get(0).columnCount() != row.columnCount()) {
                endRun(run, joined);
            }
            if (row == null) {
                joined.add(block);
            } else {
                run.add(row);
            }
        }
        endRun(run, joined);
        return joined;
    }

    private static boolean isRow(Grid grid) {
        return grid.rowCount() == 1 && grid.columnCount() > 1 && grid.geometry() == Grid.Geometry.EXACT;
    }

    private static void endRun(List<Grid> run, List<Block> joined) {
        if (run.size() < 2) {
            joined.addAll(run);
        } else {
            List<GridCell> cells = new ArrayList<>();
            for (int row = 0; row < run.size(); row++) {
                for (GridCell cell : run.get(row).cells()) {
                    cells.add(new GridCell(row, cell.column(), 1, cell.columnSpan(), cell.text(), cell.at()));
                }
            }
            Grid first = run.get(0);
            joined.add(new Grid(first.number(), first.geometry(), run.size(), first.columnCount(), cells));
        }
        run.clear();
    }
}
