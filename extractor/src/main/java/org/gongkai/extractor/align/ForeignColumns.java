package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormTable;
import org.gongkai.extractor.align.HeadingReader.Leaf;
import org.gongkai.extractor.align.HeadingReader.Stretch;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.value.ValueReader;

/**
 * Tables that have the rows of a table of the form and other columns: requests by department or by quarter. Headings that
 * can be read and name none of the form's columns say that the figures below are none of the form's.
 */
final class ForeignColumns {
    /** Blocks with fewer columns have little that could tell. */
    private static final int FEWEST_COLUMNS = 5;
    /** Strange headings that are no slips of the pen. */
    private static final int FEWEST_FOREIGN = 4;
    /** Others and a total stand in every table. */
    private static final int MOST_NAMED = 2;

    private static final int MOST_HEADINGS = 6;
    /** A heading even less like a name is no misspelling of it. */
    private static final double UNLIKE = 0.34;

    private ForeignColumns() {}

    /** The rows without those of such tables; the same rows when there are none. */
    static List<SourceRow> without(FormTable table, List<SourceRow> rows, DocumentTexts texts) {
        Set<Grid> foreign = Collections.newSetFromMap(new IdentityHashMap<>());
        for (FormBlock block : table.blocks()) {
            if (block.layout() == FormBlock.Layout.TALL && block.columns().size() >= FEWEST_COLUMNS) {
                List<Leaf> leaves = Leaf.of(block, texts);
                headings(rows).forEach((grid, above) -> {
                    if (areForeign(above, grid, leaves)) {
                        foreign.add(grid);
                    }
                });
            }
        }
        return foreign.isEmpty() ? rows : SourceRow.without(rows, row -> foreign.contains(row.grid()));
    }

    /** For each table with characters in places of their own the rows of texts above its figures. */
    private static Map<Grid, List<SourceRow>> headings(List<SourceRow> rows) {
        Map<Grid, List<SourceRow>> headings = new LinkedHashMap<>();
        Set<Grid> begun = new HashSet<>();
        for (SourceRow row : rows) {
            Grid grid = row.grid();
            if (grid.geometry() != Grid.Geometry.EXACT || begun.contains(grid)) {
                continue;
            }
            if (row.holdsFigures()) {
                begun.add(grid);
            } else if (row.canBeHeading()) {
                headings.computeIfAbsent(grid, key -> new ArrayList<>()).add(row);
            }
        }
        headings.values().removeIf(above -> above.size() > MOST_HEADINGS);
        return headings;
    }

    private static boolean areForeign(List<SourceRow> headings, Grid grid, List<Leaf> leaves) {
        int first = firstColumnOfFigures(grid);
        List<Stretch> above = new ArrayList<>();
        int named = 0;
        for (Stretch stretch : HeadingReader.stretchesOf(headings, grid.columnCount())) {
            if (stretch.from() >= first && !stretch.endings().isEmpty()) {
                above.add(stretch);
                named += leaves.stream().anyMatch(leaf -> HeadingReader.likeness(stretch, leaf) >= FoundLabel.LEAST)
                        ? 1
                        : 0;
            }
        }
        // Most tables are told by the likenesses that are known beforehand.
        if (named > MOST_NAMED || above.size() < FEWEST_FOREIGN) {
            return false;
        }
        return areForeign(above, leaves) && grid.cells().stream().allMatch(cell -> cell.recognition() == null);
    }

    private static boolean areForeign(List<Stretch> above, List<Leaf> leaves) {
        int foreign = 0;
        int named = 0;
        for (Stretch stretch : above) {
            double like = leaves.stream()
                    .mapToDouble(leaf -> likeness(stretch, leaf))
                    .max()
                    .orElse(0);
            named += like >= FoundLabel.LEAST ? 1 : 0;
            foreign += like < UNLIKE && isReadable(stretch.endings().get(0)) ? 1 : 0;
        }
        return foreign >= FEWEST_FOREIGN && named <= MOST_NAMED;
    }

    private static int firstColumnOfFigures(Grid grid) {
        int first = Integer.MAX_VALUE;
        for (GridCell cell : grid.cells()) {
            if (cell.column() < first && ValueReader.looksLikeValue(cell.text())) {
                first = cell.column();
            }
        }
        return first;
    }

    /** Little likenesses count here too, which are not looked up beforehand. */
    private static double likeness(Stretch stretch, Leaf leaf) {
        double best = HeadingReader.likeness(stretch, leaf);
        for (FoundLabel ending : stretch.endings()) {
            best = Math.max(best, leaf.label().likeness(ending.text()));
        }
        return best;
    }

    private static boolean isReadable(FoundLabel label) {
        return label.core().codePoints().filter(Character::isIdeographic).count() >= 2;
    }
}
