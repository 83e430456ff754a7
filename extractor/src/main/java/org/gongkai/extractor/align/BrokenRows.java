package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gongkai.extractor.grid.GridCell;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the form whose label was broken over two rows of a grid, with the figures beside its second half: the first
 * half alone would pass for a row of blanks.
 */
final class BrokenRows {
    /** Both halves together are so like the wording. */
    private static final double WHOLE = 0.9;

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
            if (match == null || match.source().holdsFigures()) {
                continue;
            }
            SourceRow below = leftOver(match.source().index() + 1, match, rows, used);
            RowMatch whole = below == null ? null : whole(match, below);
            if (whole != null) {
                found[j] = whole;
                used.add(whole.source().index());
            } else if (below != null || leftOver(match.source().index() - 1, match, rows, used) != null) {
                found[j] = new RowMatch(match.slot(), match.source(), match.label(), 0);
            }
        }
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
            LabelText joined = LabelText.of(first + cell.text());
            double likeness = 0;
            for (LabelText wording : match.slot().labels()) {
                likeness = Math.max(likeness, joined.likeness(wording));
            }
            if (likeness >= WHOLE && likeness > match.likeness()) {
                wholes.add(new RowMatch(match.slot(), below, i, likeness));
            }
        }
        return wholes.size() == 1 ? wholes.get(0) : null;
    }
}
