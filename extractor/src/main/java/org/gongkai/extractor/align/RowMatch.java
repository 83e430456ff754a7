package org.gongkai.extractor.align;

import java.util.List;
import org.gongkai.extractor.grid.GridCell;

/**
 * A row of the form and the source row that is it.
 *
 * @param label index in the source row's own cells of the last cell of the label, -1 when the row has none
 * @param likeness of label and wording, 0 when the row was found by its place
 */
record RowMatch(Slot slot, SourceRow source, int label, double likeness) {
    /** Below this the label alone does not vouch for the row. */
    private static final double SURE = 0.7;

    /** Whether the place in the table decided, not the label. */
    boolean byPosition() {
        return likeness < SURE;
    }

    /** Own cells behind the label. */
    List<GridCell> values() {
        return source.after(label);
    }
}
