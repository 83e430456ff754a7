package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.gongkai.extractor.align.CellPicker.Picked;
import org.gongkai.extractor.grid.GridCell;

/**
 * In which order the columns of flattened text stand. A heading that was stacked was written down row by row: first those
 * that were as high as all of it and the name of the group, then those below that name.
 *
 * @param places of the columns, when one row of text names them all
 * @param order the columns of the form as they are printed, from left to right; without one that the table does not have
 * @param sure whether the heading leaves no doubt of the order
 * @param width cells of that row of text, 0 when there is none
 * @param others whether it names more columns than those
 */
record FlatHeading(Optional<ColumnMap> places, List<Integer> order, boolean sure, int width, boolean others) {
    /** Stands for a text that names no column. */
    static final int NOTHING = -1;
    /** So many rows of a table without one of the columns have just the figures of the others. */
    private static final double LEAST_FULL = 0.8;

    FlatHeading {
        order = List.copyOf(order);
    }

    /** Without a row of text that names all columns. */
    FlatHeading(List<Integer> order, boolean sure) {
        this(Optional.empty(), order, sure, 0, false);
    }

    /** The order of the form, which nothing contradicts. */
    static FlatHeading usual(int columns) {
        return new FlatHeading(IntStream.range(0, columns).boxed().toList(), true);
    }

    /**
     * The places of the columns in a row of text, from left to right.
     *
     * @param sure whether the row has its cells where the heading has them
     * @param alone whether only the places can tell the columns from others that the table has
     */
    record Fit(ColumnMap places, boolean sure, boolean alone) {}

    /**
     * Where a row has the columns.
     *
     * @param cells of the row
     * @param labels how many of them its label takes up
     */
    Optional<Fit> fit(int cells, int labels) {
        if (places.isEmpty()) {
            return Optional.empty();
        }
        ColumnMap printed = places.get().asPrinted();
        int moved = cells - width;
        // A label of more cells than the heading has before its columns pushes all figures on.
        int further = labels - printed.firstColumn();
        boolean pushed = moved != 0 && further == moved;
        ColumnMap there = pushed ? printed.movedBy(moved) : printed;
        // Among more columns than the form's a row of another length has lost a cell, nobody knows which.
        boolean doubtful = !pushed && (further > 0 || others && moved != 0);
        return others || there.lastColumn() <= cells
                ? Optional.of(new Fit(there, !doubtful, others))
                : Optional.empty();
    }

    /**
     * What was picked from left to right, in the order of the form.
     *
     * @param columns of the form
     */
    List<Picked> inFormOrder(List<Picked> printed, int columns) {
        List<Picked> picks = new ArrayList<>(columns);
        for (int column = 0; column < columns; column++) {
            int place = order.indexOf(column);
            if (place < 0) {
                picks.add(new Picked(null, "", true));
                continue;
            }
            Picked pick = printed.get(place);
            picks.add(sure || !pick.flags().isEmpty() ? pick : new Picked(pick.cell(), pick.heading(), false));
        }
        return picks;
    }

    /**
     * The heading of a table that does not have one of the columns, when the rows above name all others and the table's
     * rows hold so many figures.
     *
     * @param rows of the table
     */
    static Optional<FlatHeading> lackingOne(
            List<SourceRow> above, List<HeadingReader.Leaf> leaves, List<RowMatch> rows) {
        Set<Integer> named = new HashSet<>();
        for (SourceRow row : above) {
            named.addAll(tokens(row.own(), leaves, row.texts()));
        }
        named.remove(NOTHING);
        int there = leaves.size() - 1;
        long full = rows.stream()
                .filter(row -> FlatPicker.joinUnits(row.values()).size() == there)
                .count();
        if (named.size() != there || full < LEAST_FULL * rows.size()) {
            return Optional.empty();
        }
        int lacking = IntStream.range(0, leaves.size())
                .filter(column -> !named.contains(column))
                .findFirst()
                .orElseThrow();
        List<HeadingReader.Leaf> others = new ArrayList<>(leaves);
        others.remove(lacking);
        FlatHeading heading = of(above, others);
        List<Integer> order = heading.order().stream()
                .map(column -> column < lacking ? column : column + 1)
                .toList();
        return Optional.of(new FlatHeading(order, heading.sure()));
    }

    /**
     * What the rows above a block say.
     *
     * @param above rows of texts, in document order
     */
    static FlatHeading of(List<SourceRow> above, List<HeadingReader.Leaf> leaves) {
        for (int i = above.size() - 1; i >= 0; i--) {
            SourceRow row = above.get(i);
            Reader reader = new Reader(List.of(row), leaves);
            if (reader.namesAll()) {
                Optional<ColumnMap> places = HeadingReader.read(
                                List.of(row), row.own().size(), leaves)
                        .filter(map -> map.places().stream().allMatch(ColumnMap.Place::isNamed));
                return reader.read(places);
            }
        }
        Optional<FlatHeading> levels = HeadingLevels.read(above, leaves);
        if (levels.isPresent()) {
            return levels.get();
        }
        Reader stacked = new Reader(above, leaves);
        return stacked.namesAll() ? stacked.read(Optional.empty()) : usual(leaves.size());
    }

    /** For each text the column that it clearly names, {@link #NOTHING} for other texts; blanks are left out. */
    static List<Integer> tokens(List<GridCell> all, List<HeadingReader.Leaf> leaves, DocumentTexts texts) {
        List<GridCell> cells = all.stream().filter(cell -> !cell.isBlank()).toList();
        List<Integer> tokens = new ArrayList<>();
        if (cells.isEmpty()) {
            return tokens;
        }
        double[][] like = new double[cells.size()][leaves.size()];
        for (int i = 0; i < like.length; i++) {
            FoundLabel text = texts.label(cells.get(i).text());
            for (int j = 0; j < leaves.size(); j++) {
                like[i][j] = text.likeness(leaves.get(j).label());
            }
        }
        int[] chosen = ColumnChoice.eachItsOwn(like);
        for (int i = 0; i < like.length; i++) {
            int named = NOTHING;
            for (int j = 0; j < leaves.size(); j++) {
                named = chosen[j] == i ? j : named;
            }
            tokens.add(named);
        }
        return tokens;
    }

    /** Reads the texts of a heading one after the other. */
    private static final class Reader {
        private final List<Integer> tokens;
        private final int columns;
        private final int cells;

        Reader(List<SourceRow> rows, List<HeadingReader.Leaf> leaves) {
            List<GridCell> own =
                    rows.stream().flatMap(row -> row.own().stream()).toList();
            columns = leaves.size();
            cells = own.size();
            tokens = tokens(own, leaves, rows.get(0).texts());
        }

        boolean namesAll() {
            return tokens.stream().filter(token -> token != NOTHING).count() == columns;
        }

        FlatHeading read(Optional<ColumnMap> places) {
            List<Integer> named =
                    tokens.stream().filter(token -> token != NOTHING).toList();
            if (isAscending(named)) {
                return new FlatHeading(places, named, true, cells, hasOthers(places));
            }
            int first = tokens.indexOf(named.get(0));
            int lower = 1;
            while (named.get(lower) > named.get(lower - 1)) {
                lower++;
            }
            List<Integer> upper = tokens.subList(first, tokens.indexOf(named.get(lower)));
            List<Integer> below = named.subList(lower, columns);
            int group = upper.indexOf(NOTHING);
            if (group >= 0) {
                List<Integer> order = new ArrayList<>(upper.subList(0, group));
                order.addAll(below);
                order.addAll(upper.subList(group + 1, upper.size()));
                order.removeIf(token -> token == NOTHING);
                boolean complete = order.size() == columns && isAscending(below) && upper.size() - lower == 1;
                return complete ? new FlatHeading(order, true) : new FlatHeading(named, false);
            }
            // One row of texts in an order of its own; or the name of the group stood first.
            boolean ownOrder = first <= 1 && places.isPresent() && !isAscending(inserted(upper, below));
            if (ownOrder) {
                return new FlatHeading(places, named, true, cells, hasOthers(places));
            }
            List<Integer> grouped = new ArrayList<>(below);
            grouped.addAll(upper);
            return new FlatHeading(first > 1 ? grouped : named, false);
        }

        /** Whether texts behind the first that names a column name none. */
        private boolean hasOthers(Optional<ColumnMap> places) {
            return places.isPresent()
                    && tokens.subList(indexOfNamed(), tokens.size()).contains(NOTHING);
        }

        private int indexOfNamed() {
            int index = 0;
            while (tokens.get(index) == NOTHING) {
                index++;
            }
            return index;
        }

        /** The lower texts at the one place among the upper ones where they may ascend. */
        private static List<Integer> inserted(List<Integer> upper, List<Integer> below) {
            List<Integer> order = new ArrayList<>(upper);
            int place = 0;
            while (place < upper.size() && upper.get(place) < below.get(0)) {
                place++;
            }
            order.addAll(place, below);
            return order;
        }

        private static boolean isAscending(List<Integer> order) {
            for (int i = 1; i < order.size(); i++) {
                if (order.get(i) < order.get(i - 1)) {
                    return false;
                }
            }
            return true;
        }
    }
}
