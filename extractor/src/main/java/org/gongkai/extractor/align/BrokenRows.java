package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gongkai.config.form.FormBlock;
import org.gongkai.extractor.grid.GridCell;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the form whose label was broken over two rows of a grid, with the figures beside its second half: the first
 * half alone would pass for a row of blanks.
 */
final class BrokenRows {
    /** Both halves together are so like the wording. */
    private static final double WHOLE = 0.9;

    /** A label less like its wording may be a part of it. */
    private static final double COMPLETE = 0.85;

    private BrokenRows() {}

    /** Gives such rows their figures; where the halves do not make a whole but figures are left over, raises a doubt. */
    static void mend(@Nullable RowMatch[] found, List<SourceRow> rows) {
        Set<Integer> used = new HashSet<>();
        for (RowMatch match : found) {
            if (match != null) {
                used.add(match.source().index());
            }
        }
        for (int j = 0; j < found.length; j++) {
            RowMatch match = found[j];
            if (match == null || match.slot().block().layout() == FormBlock.Layout.LIST) {
                // Lists name their columns; between their rows stand those that only head groups.
                continue;
            }
            if (match.source().holdsFigures()) {
                if (isCut(match, rows, used)) {
                    found[j] = doubted(match);
                }
                continue;
            }
            SourceRow below = leftOver(match.source().index() + 1, match, rows, used);
            RowMatch whole = below == null ? null : whole(match, below);
            if (whole != null) {
                found[j] = whole;
                used.add(whole.source().index());
            } else if (below != null
                    || match.likeness() < COMPLETE
                    || leftOver(match.source().index() - 1, match, rows, used) != null) {
                // Blanks behind a part of a label: the rest of it may stand beside the figures.
                found[j] = doubted(match);
            }
        }
    }

    private static RowMatch doubted(RowMatch match) {
        return new RowMatch(match.slot(), match.source(), match.label(), 0);
    }

    /** Whether the row below, which is none of the form's, has figures for what is blank in this one. */
    private static boolean isCut(RowMatch match, List<SourceRow> rows, Set<Integer> used) {
        int columns = match.slot().block().columns().size();
        int index = match.source().index() + 1;
        if (match.source().values() >= columns || index >= rows.size() || used.contains(index)) {
            return false;
        }
        SourceRow below = rows.get(index);
        return below.grid() == match.source().grid() && below.holdsFigures() && below.values() < columns;
    }

    /** A row of figures beside the match that no row of the form has. */
    private static @Nullable SourceRow leftOver(int index, RowMatch match, List<SourceRow> rows, Set<Integer> used) {
        if (index < 0 || index >= rows.size() || used.contains(index)) {
            return null;
        }
        SourceRow row = rows.get(index);
        int columns = match.slot().block().columns().size();
        boolean near =
                row.grid() == match.source().grid() || index > match.source().index();
        return near && row.holdsFigures() && row.values() * 2 >= columns && row.values() <= columns + 1 ? row : null;
    }

    private static @Nullable RowMatch whole(RowMatch match, SourceRow below) {
        String first = match.source().own().get(Math.max(0, match.label())).text();
        List<RowMatch> wholes = new ArrayList<>();
        for (int i = 0; i < below.own().size(); i++) {
            GridCell cell = below.own().get(i);
            if (!below.labelCells().contains(i)) {
                continue;
            }
            double likeness = match.slot().label().likeness(LabelText.of(first + cell.text()));
            if (likeness >= WHOLE && likeness > match.likeness()) {
                wholes.add(new RowMatch(match.slot(), below, i, likeness));
            }
        }
        return wholes.size() == 1 ? wholes.get(0) : null;
    }
}
