package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the source row for each row of a table: a monotone alignment (dynamic programming over likeness of labels) in
 * which both sides may skip, then rows between two neighbours whose label cannot be read, then rows out of their order.
 */
final class RowAligner {
    /** A label less like its wording is taken for another row. */
    private static final double LEAST = FoundLabel.LEAST;
    /** A label so like its wording leaves no doubt which row it names. */
    private static final double CLEAR = 0.85;

    private static final double CLEARLY_LESS = 0.12;
    /** Keeps a run of neighbouring rows together when a document holds the same table twice. */
    private static final double NEIGHBOUR = 0.04;

    /** Between the figures of two groups stand an empty row, the second one's name and its headings. */
    private static final int NEAR = 4;

    private final List<SourceRow> rows;
    private final Slots slots;
    /** By row; nothing for rows that name no slot, for most of a document are such rows. */
    private final @Nullable Naming[] namings;

    private boolean namesAny;

    private RowAligner(List<SourceRow> rows, Slots slots) {
        this.rows = rows;
        this.slots = slots;
        this.namings = new Naming[rows.size()];
    }

    /**
     * Which slots a row names.
     *
     * @param likeness by slot
     * @param labels by slot the own cell of the label
     */
    private record Naming(double[] likeness, int[] labels) {
        static Naming none(int slots) {
            return new Naming(new double[slots], new int[slots]);
        }

        void note(int slot, double like, int cell) {
            if (like > likeness[slot]) {
                likeness[slot] = like;
                labels[slot] = cell;
            }
        }

        /** A row that clearly names one row of the form is not another whose name is similar. */
        void dropConfusions() {
            double best = 0;
            for (double like : likeness) {
                best = Math.max(best, like);
            }
            for (int j = 0; j < likeness.length; j++) {
                if (best >= CLEAR && likeness[j] < best - CLEARLY_LESS) {
                    likeness[j] = 0;
                }
            }
        }
    }

    /** Matches in the order of the slots, each slot and each row at most once. */
    static List<RowMatch> align(List<SourceRow> rows, Slots slots, Budget budget) throws UnreadableFileException {
        RowAligner aligner = new RowAligner(rows, slots);
        aligner.compare(budget);
        if (!aligner.namesAny) {
            return List.of();
        }
        @Nullable RowMatch[] found = aligner.monotone();
        aligner.outOfOrder(found);
        aligner.byPlace(found);
        BrokenRows.mend(found, rows);
        List<RowMatch> matches = new ArrayList<>();
        for (RowMatch match : found) {
            if (match != null) {
                matches.add(match);
            }
        }
        return matches;
    }

    private void compare(Budget budget) throws UnreadableFileException {
        for (int i = 0; i < rows.size(); i++) {
            budget.checkTime();
            SourceRow row = rows.get(i);
            for (int label = 0; label < row.labels().size(); label++) {
                if (row.roomy().get(label)) {
                    int index = i;
                    int cell = row.labelCells().get(label);
                    row.labels().get(label).each((named, like) -> {
                        for (int j : slots.named(named)) {
                            note(index, j, like, cell);
                        }
                    });
                }
            }
            Naming naming = namings[i];
            if (naming != null) {
                naming.dropConfusions();
            }
        }
    }

    private void note(int row, int slot, double like, int cell) {
        if (like < LEAST) {
            return;
        }
        Naming naming = namings[row];
        if (naming == null) {
            naming = Naming.none(slots.size());
            namings[row] = naming;
            namesAny = true;
        }
        naming.note(slot, like, cell);
    }

    private @Nullable RowMatch[] monotone() {
        int[] naming = IntStream.range(0, rows.size())
                .filter(row -> namings[row] != null)
                .toArray();
        int n = naming.length;
        int m = slots.size();
        double[][] best = new double[n + 1][m + 1];
        double[][] here = new double[n + 1][m + 1];
        for (int i = 1; i <= n; i++) {
            for (int j = 1; j <= m; j++) {
                double like = likeness(naming[i - 1], j - 1);
                here[i][j] = like < LEAST
                        ? Double.NEGATIVE_INFINITY
                        : like + Math.max(best[i - 1][j - 1], before(here, naming, i, j) + NEIGHBOUR);
                best[i][j] = Math.max(here[i][j], Math.max(best[i - 1][j], best[i][j - 1]));
            }
        }
        @Nullable RowMatch[] found = new RowMatch[m];
        boolean mustMatch = false;
        for (int i = n, j = m; i > 0 && j > 0; ) {
            if (mustMatch || here[i][j] == best[i][j] && best[i][j] > Math.max(best[i - 1][j], best[i][j - 1])) {
                found[j - 1] = match(naming[i - 1], j - 1);
                mustMatch = before(here, naming, i, j) + NEIGHBOUR > best[i - 1][j - 1];
                i--;
                j--;
            } else if (best[i - 1][j] >= best[i][j - 1]) {
                i--;
            } else {
                j--;
            }
        }
        return found;
    }

    /** The sum up to a match of the row right before and the slot right before; rows between that name nothing part them. */
    private static double before(double[][] here, int[] naming, int i, int j) {
        int rowBefore = i == 1 ? -1 : naming[i - 2];
        return j == 1 || rowBefore == naming[i - 1] - 1 ? here[i - 1][j - 1] : Double.NEGATIVE_INFINITY;
    }

    private double likeness(int row, int slot) {
        Naming naming = namings[row];
        return naming == null ? 0 : naming.likeness()[slot];
    }

    private RowMatch match(int row, int slot) {
        Naming naming = namings[row];
        return new RowMatch(
                slots.get(slot), rows.get(row), naming == null ? -1 : naming.labels()[slot], likeness(row, slot));
    }

    /**
     * A row torn out of its group is put back where its label says, when no other row claims the place; so are groups that
     * stand in another order, one next to the other.
     */
    private void outOfOrder(@Nullable RowMatch[] found) {
        boolean[] used = used(found);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int j = 0; j < slots.size(); j++) {
                int candidate = found[j] == null ? candidate(j, found, used) : -1;
                if (candidate >= 0) {
                    found[j] = match(candidate, j);
                    used[candidate] = true;
                    changed = true;
                }
            }
        }
    }

    /** The only row near those that were found that clearly names a slot, negative when there is none or several. */
    private int candidate(int slot, @Nullable RowMatch[] found, boolean[] used) {
        int candidate = -1;
        for (int i = 0; i < rows.size(); i++) {
            if (!used[i] && likeness(i, slot) >= 0.9 && near(i, found)) {
                candidate = candidate == -1 ? i : -2;
            }
        }
        return candidate;
    }

    private static boolean[] used(@Nullable RowMatch[] found, int rows) {
        boolean[] used = new boolean[rows];
        for (RowMatch match : found) {
            if (match != null) {
                used[match.source().index()] = true;
            }
        }
        return used;
    }

    private boolean[] used(@Nullable RowMatch[] found) {
        return used(found, rows.size());
    }

    private boolean near(int row, @Nullable RowMatch[] found) {
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (RowMatch match : found) {
            if (match != null) {
                first = Math.min(first, match.source().index());
                last = Math.max(last, match.source().index());
            }
        }
        return row >= first - NEAR && row <= last + NEAR;
    }

    /** Rows between two that were found, as many as are missing there, with labels that say nothing. */
    private void byPlace(@Nullable RowMatch[] found) {
        boolean[] used = used(found);
        // A row that only some documents have leaves no gap.
        List<Integer> places = new ArrayList<>();
        for (int j = 0; j < found.length; j++) {
            if (found[j] != null || !slots.get(j).row().optional()) {
                places.add(j);
            }
        }
        for (int k = 0; k < places.size(); k++) {
            if (found[places.get(k)] != null) {
                continue;
            }
            int end = k;
            while (end < places.size() && found[places.get(end)] == null) {
                end++;
            }
            RowMatch before = k > 0 ? found[places.get(k - 1)] : null;
            RowMatch after = end < places.size() ? found[places.get(end)] : null;
            fillGap(found, used, places.subList(k, end), before, after);
            k = end;
        }
    }

    private void fillGap(
            @Nullable RowMatch[] found,
            boolean[] used,
            List<Integer> gap,
            @Nullable RowMatch before,
            @Nullable RowMatch after) {
        if (before == null && after == null) {
            return;
        }
        List<SourceRow> candidates = new ArrayList<>();
        int first = before != null ? before.source().index() + 1 : 0;
        int last = after != null ? after.source().index() : rows.size();
        for (int i = first; i < last; i++) {
            SourceRow row = rows.get(i);
            boolean sameTable = before != null && after != null
                    || Optional.ofNullable(before != null ? before : after)
                            .map(match -> match.source().grid() == row.grid())
                            .orElse(false);
            int columns = slots.get(gap.get(0)).block().columns().size();
            if (!used[i] && sameTable && row.values() * 2 >= columns && row.values() <= columns + 1) {
                candidates.add(row);
            }
        }
        if (candidates.size() != gap.size()) {
            return;
        }
        for (int k = 0; k < candidates.size(); k++) {
            SourceRow row = candidates.get(k);
            if (saysSomethingElse(row, slots.get(gap.get(k)))) {
                return;
            }
        }
        for (int k = 0; k < candidates.size(); k++) {
            SourceRow row = candidates.get(k);
            int label = row.labelCells().isEmpty()
                    ? -1
                    : row.labelCells().get(row.labelCells().size() - 1);
            found[gap.get(k)] = new RowMatch(slots.get(gap.get(k)), row, label, 0);
        }
    }

    /** Whether the label is readable and names another row: a row that a province added, not a garbled one. */
    private boolean saysSomethingElse(SourceRow row, Slot slot) {
        int leaf = row.labelCells().isEmpty()
                ? -1
                : row.labelCells().get(row.labelCells().size() - 1);
        for (int i = 0; i < row.labels().size(); i++) {
            LabelText label = row.labels().get(i).text();
            boolean alone = row.labelCells().get(i) == leaf
                    && (i + 1 == row.labels().size() || i + 2 == row.labels().size());
            if (!alone || row.own().get(leaf).text().length() < label.core().length()) {
                continue;
            }
            long readable = label.core()
                    .codePoints()
                    .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                    .count();
            if (readable >= 4 && slot.label().likeness(label) < 0.25) {
                return true;
            }
        }
        return false;
    }
}
