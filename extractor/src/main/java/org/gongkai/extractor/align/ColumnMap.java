package org.gongkai.extractor.align;

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
     * @param to first column behind it
     * @param heading what is printed above it, for its unit
     * @param sure whether the heading names it; otherwise its neighbours do
     */
    record Place(int from, int to, String heading, boolean sure) {}

    int firstColumn() {
        return places.get(0).from();
    }
}
