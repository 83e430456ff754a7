package org.gongkai.extractor.align;

import java.util.Comparator;
import java.util.List;

/**
 * Where the columns of a block stand in a grid.
 *
 * @param places one for each figure column of the block, in the form's order; for a wide block one for each cell
 */
record ColumnMap(List<Place> places) {
    ColumnMap {
        places = List.copyOf(places);
    }

    /**
     * Columns of the lattice that belong to one column of the form.
     *
     * @param from first column, from 0
     * @param to first column behind it; equal to {@code from} when the table does not have the column
     * @param heading what is printed above it, for its unit
     * @param naming how far the heading names it
     */
    record Place(int from, int to, String heading, Naming naming) {
        static Place missing() {
            return new Place(-1, -1, "", Naming.CLEAR);
        }

        boolean isMissing() {
            return from == to;
        }

        boolean sure() {
            return naming == Naming.CLEAR;
        }

        /** Whether a heading of the table is that of the column. */
        boolean isNamed() {
            return sure() && !isMissing();
        }
    }

    /** What the heading above a place says. */
    enum Naming {
        /** It names the column. */
        CLEAR,
        /** It says nothing; the neighbours do. */
        SILENT,
        /** It names something else, where the neighbours leave room for this column only. */
        OTHER
    }

    /** The places from left to right. */
    ColumnMap asPrinted() {
        return new ColumnMap(
                places.stream().sorted(Comparator.comparingInt(Place::from)).toList());
    }

    /** The same so many columns further to the right, or to the left. */
    ColumnMap movedBy(int columns) {
        return new ColumnMap(places.stream()
                .map(place -> place.isMissing()
                        ? place
                        : new Place(place.from() + columns, place.to() + columns, place.heading(), place.naming()))
                .toList());
    }

    int lastColumn() {
        return places.stream().mapToInt(Place::to).max().orElse(0);
    }

    int firstColumn() {
        return places.stream()
                .filter(place -> !place.isMissing())
                .mapToInt(Place::from)
                .min()
                .orElse(0);
    }

    /** Whether the table has all columns, in another order than the form's. */
    boolean isReordered() {
        return !isRegular() && places.stream().noneMatch(Place::isMissing);
    }

    /** Whether the table has all columns, in the form's order: then a row can be counted out. */
    boolean isRegular() {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).isMissing()
                    || i > 0 && places.get(i).from() < places.get(i - 1).to()) {
                return false;
            }
        }
        return true;
    }
}
