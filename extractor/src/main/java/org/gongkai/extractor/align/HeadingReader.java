package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormColumn;
import org.gongkai.config.form.FormRow;
import org.gongkai.extractor.grid.GridCell;
import org.jspecify.annotations.Nullable;

/**
 * Reads the heading rows above a block: which lattice columns carry which column of the form. A heading may be stacked
 * over several rows, spans shift from block to block, and words may be split over rows.
 */
final class HeadingReader {
    /** A text less like a column's name does not name it. */
    static final double LEAST = 0.55;
    /** A heading so like a column's name leaves no doubt which one it names. */
    private static final double CLEAR = 0.85;
    /** Columns in another order than the form's must be named this much better, summed up over all of them. */
    private static final double CLEARLY_MORE = 0.3;

    private HeadingReader() {}

    /**
     * What a column of the form is called: its own label and, in a wide block, that of the row it belongs to.
     *
     * @param strict whether the row's label must stand above the column's
     */
    record Leaf(FormLabel label, @Nullable FormLabel group, boolean strict) {
        static List<Leaf> of(FormBlock block, DocumentTexts texts) {
            return of(block, texts, false);
        }

        static List<Leaf> of(FormBlock block, DocumentTexts texts, boolean strict) {
            List<Leaf> leaves = new ArrayList<>();
            if (block.layout() != FormBlock.Layout.WIDE) {
                for (FormColumn column : block.columns()) {
                    if (column.optional()) {
                        continue;
                    }
                    leaves.add(new Leaf(texts.form(column.label()), null, false));
                }
                return leaves;
            }
            for (FormRow row : block.rows()) {
                for (FormColumn column : block.columns()) {
                    leaves.add(new Leaf(texts.form(column.label()), texts.form(row.label()), strict));
                }
            }
            return leaves;
        }
    }

    /**
     * Lattice columns under the same heading cells.
     *
     * @param path the cells' texts from above, blank ones left out
     * @param labels each of them
     * @param endings the lowest of them, the lowest two together, and so on
     * @param lowest the lowest cell that is not blank
     * @param torn whether a row between two of the cells has none here: the spans beside it do not add up
     */
    record Stretch(
            int from,
            int to,
            List<String> path,
            List<FoundLabel> labels,
            List<FoundLabel> endings,
            @Nullable GridCell lowest,
            boolean torn) {}

    /** The places of the leaves, when enough of them are named by these rows. */
    static Optional<ColumnMap> read(List<SourceRow> headings, int columnCount, List<Leaf> leaves) {
        if (headings.isEmpty()) {
            return Optional.empty();
        }
        List<Stretch> printed = stretchesOf(headings, columnCount);
        int m = leaves.size();
        if (printed.isEmpty() || !areEnough(namedAtAll(printed, leaves), m)) {
            return Optional.empty();
        }
        List<Stretch> stretches = joined(printed, leaves);
        int n = stretches.size();
        if (n < printed.size() && !areEnough(namedAtAll(stretches, leaves), m)) {
            return Optional.empty();
        }
        double[][] like = new double[n][m];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                like[i][j] = likeness(stretches.get(i), leaves.get(j));
            }
        }
        int[] chosen = monotone(like, n, m);
        int[] free = ColumnChoice.eachItsOwnOrLeft(like);
        if (ColumnChoice.sum(like, free) > ColumnChoice.sum(like, chosen) + CLEARLY_MORE) {
            // Spans that do not add up push a name out of its place; the figures stand in the usual order then.
            chosen = stretches.stream().anyMatch(Stretch::torn)
                            && Arrays.stream(free).allMatch(stretch -> stretch >= 0)
                    ? Arrays.stream(free).sorted().toArray()
                    : free;
        }
        int named = 0;
        for (int stretch : chosen) {
            named += stretch >= 0 ? 1 : 0;
        }
        if (!areEnough(named, m)) {
            return Optional.empty();
        }
        return complete(stretches, leaves, like, chosen);
    }

    /** What stands above the lattice columns, from left to right; there is at least one heading. */
    static List<Stretch> stretchesOf(List<SourceRow> headings, int columnCount) {
        DocumentTexts texts = headings.get(0).texts();
        return texts.stretches(headings, columnCount, () -> stretches(headings, columnCount));
    }

    /** How many leaves some heading may name, whatever stands above it: seldom enough of them. */
    private static int namedAtAll(List<Stretch> stretches, List<Leaf> leaves) {
        Map<FormLabel, Boolean> known = new IdentityHashMap<>();
        int named = 0;
        for (Leaf leaf : leaves) {
            named += known.computeIfAbsent(leaf.label(), label -> isNamed(stretches, label)) ? 1 : 0;
        }
        return named;
    }

    private static boolean isNamed(List<Stretch> stretches, FormLabel label) {
        for (Stretch stretch : stretches) {
            for (FoundLabel ending : stretch.endings()) {
                if (ending.likeness(label) >= LEAST) {
                    return true;
                }
            }
            if (hasAtAnEnd(stretch, label)) {
                return true;
            }
        }
        return false;
    }

    /** Whether so many of some columns must be those of the block when they are named. */
    static boolean areEnough(int named, int columns) {
        return named * 3 >= columns * 2;
    }

    private static List<Stretch> stretches(List<SourceRow> headings, int columnCount) {
        DocumentTexts texts = headings.get(0).texts();
        List<Stretch> stretches = new ArrayList<>();
        List<List<GridCell>> paths = new ArrayList<>();
        for (int x = 0; x < columnCount; x++) {
            paths.add(new ArrayList<>());
        }
        for (SourceRow heading : headings) {
            for (GridCell cell : heading.line()) {
                for (int x = cell.column(); x < Math.min(cell.endColumn(), columnCount); x++) {
                    List<GridCell> path = paths.get(x);
                    if (path.isEmpty() || path.get(path.size() - 1) != cell) {
                        path.add(cell);
                    }
                }
            }
        }
        int year = YearsSideBySide.latest(headings);
        for (int x = 0; x < columnCount; x++) {
            List<GridCell> path = paths.get(x);
            int from = x;
            while (x + 1 < columnCount && samePath(path, paths.get(x + 1))) {
                x++;
            }
            List<String> printed = new ArrayList<>();
            List<FoundLabel> labels = new ArrayList<>();
            GridCell lowest = null;
            if (YearsSideBySide.isOfAnother(path, year)) {
                continue;
            }
            for (GridCell cell : path) {
                if (!cell.isBlank() && !(year > 0 && YearsSideBySide.isYear(cell))) {
                    printed.add(cell.text());
                    labels.add(texts.label(cell.text()));
                    lowest = cell;
                }
            }
            stretches.add(
                    new Stretch(from, x + 1, printed, labels, endings(printed, labels, texts), lowest, isTorn(path)));
        }
        return stretches;
    }

    private static boolean isTorn(List<GridCell> path) {
        for (int i = 1; i < path.size(); i++) {
            if (path.get(i - 1).endRow() < path.get(i).row()) {
                return true;
            }
        }
        return false;
    }

    /** Stretches below one heading cell that names a column are that column, however the cells above it are cut. */
    private static List<Stretch> joined(List<Stretch> stretches, List<Leaf> leaves) {
        List<Stretch> joined = new ArrayList<>();
        for (Stretch stretch : stretches) {
            Stretch before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null
                    && before.lowest() != null
                    && before.lowest() == stretch.lowest()
                    && leaves.stream().anyMatch(leaf -> likeness(before, leaf) >= CLEAR)) {
                joined.set(
                        joined.size() - 1,
                        new Stretch(
                                before.from(),
                                stretch.to(),
                                before.path(),
                                before.labels(),
                                before.endings(),
                                before.lowest(),
                                before.torn() || stretch.torn()));
            } else {
                joined.add(stretch);
            }
        }
        return joined;
    }

    private static List<FoundLabel> endings(List<String> printed, List<FoundLabel> labels, DocumentTexts texts) {
        List<FoundLabel> endings = new ArrayList<>(printed.size());
        StringBuilder joined = new StringBuilder();
        for (int i = printed.size() - 1; i >= 0; i--) {
            joined.insert(0, printed.get(i));
            endings.add(i == printed.size() - 1 ? labels.get(i) : texts.label(joined.toString()));
        }
        return endings;
    }

    private static boolean samePath(List<GridCell> a, List<GridCell> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (a.get(i) != b.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** How much what stands above some lattice columns looks like the name of a column. */
    static double likeness(Stretch stretch, Leaf leaf) {
        double best = 0;
        for (FoundLabel found : stretch.endings()) {
            best = Math.max(best, found.likeness(leaf.label()));
        }
        if (leaf.group() == null && best < CLEAR && hasAtAnEnd(stretch, leaf.label())) {
            return CLEAR;
        }
        if (leaf.group() == null || best < LEAST) {
            return best;
        }
        double group = 0;
        for (FoundLabel above : stretch.labels()) {
            group = Math.max(group, above.likeness(leaf.group()));
        }
        return leaf.strict() && group < 0.7 ? 0 : 0.7 * best + 0.3 * group;
    }

    /**
     * Whether the lowest text above the stretch says the column's name and something more before or behind it, as
     * 公民个人（自然人） does of 自然人 and 其他组织 of 其他.
     */
    private static boolean hasAtAnEnd(Stretch stretch, FormLabel label) {
        if (stretch.endings().isEmpty()) {
            return false;
        }
        String lowest = stretch.endings().get(0).core();
        String name = label.official().core();
        return lowest.startsWith(name) || lowest.endsWith(name);
    }

    private static int[] monotone(double[][] like, int n, int m) {
        double[][] best = new double[n + 1][m + 1];
        for (int i = 1; i <= n; i++) {
            for (int j = 1; j <= m; j++) {
                double matched = like[i - 1][j - 1] < LEAST ? 0 : best[i - 1][j - 1] + like[i - 1][j - 1];
                best[i][j] = Math.max(matched, Math.max(best[i - 1][j], best[i][j - 1]));
            }
        }
        int[] chosen = new int[m];
        Arrays.fill(chosen, -1);
        for (int i = n, j = m; i > 0 && j > 0; ) {
            if (best[i][j] == best[i - 1][j]) {
                i--;
            } else if (best[i][j] == best[i][j - 1]) {
                j--;
            } else {
                chosen[j - 1] = i - 1;
                i--;
                j--;
            }
        }
        return chosen;
    }

    /**
     * Columns whose heading cannot be read get a place when just as many stretches stand between their neighbours; where
     * none does, the table has no such column.
     */
    private static Optional<ColumnMap> complete(
            List<Stretch> stretches, List<Leaf> leaves, double[][] like, int[] chosen) {
        int[] places = chosen.clone();
        boolean[] missing = new boolean[chosen.length];
        for (int j = 0; j < chosen.length; j++) {
            if (chosen[j] >= 0) {
                continue;
            }
            int end = j;
            while (end < chosen.length && chosen[end] < 0) {
                end++;
            }
            int first = j > 0 ? chosen[j - 1] + 1 : end < chosen.length ? chosen[end] - (end - j) : -1;
            int last = end < chosen.length ? chosen[end] : first + end - j;
            boolean behind = end == chosen.length && j > 0;
            if (j > 0 && last <= first
                    || behind && (last > stretches.size() || namesOthers(stretches, first, leaves, j, end))) {
                Arrays.fill(missing, j, end, true);
            } else if (first < 0 || last > stretches.size() || last - first != end - j) {
                return Optional.empty();
            }
            for (int k = j; k < end; k++) {
                places[k] = first + k - j;
            }
            j = end;
        }
        List<ColumnMap.Place> found = new ArrayList<>();
        for (int j = 0; j < chosen.length; j++) {
            if (missing[j]) {
                found.add(ColumnMap.Place.missing());
                continue;
            }
            Stretch stretch = stretches.get(places[j]);
            found.add(new ColumnMap.Place(
                    stretch.from(),
                    stretch.to(),
                    String.join("", stretch.path()),
                    chosen[j] < 0 ? guessed(stretch, leaves.get(j)) : ColumnChoice.naming(like[places[j]], j)));
        }
        return Optional.of(new ColumnMap(found));
    }

    private static boolean namesOthers(List<Stretch> stretches, int first, List<Leaf> leaves, int from, int to) {
        for (int j = from; j < to; j++) {
            if (guessed(stretches.get(first + j - from), leaves.get(j)) == ColumnMap.Naming.OTHER) {
                return true;
            }
        }
        return false;
    }

    /** A heading that can be read and does not hold the column's own name is that of another column. */
    private static ColumnMap.Naming guessed(Stretch stretch, Leaf leaf) {
        if (stretch.labels().isEmpty()) {
            return ColumnMap.Naming.SILENT;
        }
        String lowest = stretch.labels().get(stretch.labels().size() - 1).core();
        long readable = lowest.codePoints().filter(Character::isIdeographic).count();
        boolean held = leaf.label().wordings().stream().anyMatch(label -> lowest.contains(label.core()));
        return readable >= 2 && !held ? ColumnMap.Naming.OTHER : ColumnMap.Naming.SILENT;
    }
}
