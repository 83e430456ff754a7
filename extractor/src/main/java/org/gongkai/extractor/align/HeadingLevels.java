package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a heading that was stacked over several rows from its rows alone: what names no column is the name of a group, and
 * the next row stands below it. The first text of all may be that of the corner, which groups nothing.
 */
final class HeadingLevels {
    private final List<List<Integer>> levels;
    private int next;

    private HeadingLevels(List<List<Integer>> levels) {
        this.levels = levels;
    }

    /** The order of the columns, when the rows tell it in one way only. */
    static Optional<FlatHeading> read(List<SourceRow> rows, List<HeadingReader.Leaf> leaves) {
        List<List<Integer>> levels = new ArrayList<>();
        for (SourceRow row : rows) {
            List<Integer> tokens = FlatHeading.tokens(row.own(), leaves, row.texts());
            if (!tokens.isEmpty()) {
                levels.add(tokens);
            }
        }
        if (levels.size() < 2) {
            return Optional.empty();
        }
        List<Integer> whole = new HeadingLevels(levels).order(0);
        List<Integer> cornered =
                levels.get(0).get(0) == FlatHeading.NOTHING ? new HeadingLevels(levels).order(1) : whole;
        boolean wholeFits = fits(whole, leaves.size());
        boolean corneredFits = fits(cornered, leaves.size());
        if (wholeFits == corneredFits && !whole.equals(cornered) || !wholeFits && !corneredFits) {
            return Optional.empty();
        }
        return Optional.of(new FlatHeading(wholeFits ? whole : cornered, true));
    }

    private static boolean fits(List<Integer> order, int columns) {
        return order.size() == columns && order.stream().distinct().count() == columns;
    }

    /** @param from how many texts of the first row to leave out */
    private List<Integer> order(int from) {
        List<Integer> order = new ArrayList<>();
        List<Integer> first = levels.get(0);
        next = 1;
        expand(first.subList(from, first.size()), order);
        if (next < levels.size()) {
            order.clear();
        }
        return order;
    }

    private void expand(List<Integer> level, List<Integer> order) {
        for (int token : level) {
            if (token != FlatHeading.NOTHING) {
                order.add(token);
            } else if (next < levels.size()) {
                next++;
                expand(levels.get(next - 1), order);
            }
        }
    }
}
