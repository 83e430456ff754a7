package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormRow;
import org.gongkai.config.form.FormTable;

/** Rows of the form that wait for their source rows, in the form's order, and which of them a label names. Immutable. */
final class Slots {
    private static final int[] NONE = {};

    private final List<Slot> all;
    /** By number of the label. */
    private final int[][] places;

    private Slots(List<Slot> all, FormLabels labels) {
        this.all = List.copyOf(all);
        this.places = new int[labels.size()][];
        Arrays.fill(places, NONE);
        for (int place = 0; place < all.size(); place++) {
            int label = all.get(place).label().number();
            places[label] = Arrays.copyOf(places[label], places[label].length + 1);
            places[label][places[label].length - 1] = place;
        }
    }

    /** The rows of a table that stand below one another. */
    static Slots of(FormTable table, FormLabels labels) {
        List<Slot> slots = new ArrayList<>();
        for (FormBlock block : table.blocks()) {
            if (block.layout() != FormBlock.Layout.WIDE) {
                add(table, block, labels, slots);
            }
        }
        return new Slots(slots, labels);
    }

    /** The rows of a wide block as those of a tall one. */
    static Slots upright(FormTable table, FormBlock wide, FormLabels labels) {
        List<Slot> slots = new ArrayList<>();
        add(table, new FormBlock(FormBlock.Layout.TALL, wide.columns(), wide.rows()), labels, slots);
        return new Slots(slots, labels);
    }

    private static void add(FormTable table, FormBlock block, FormLabels labels, List<Slot> slots) {
        for (FormRow row : block.rows()) {
            slots.add(new Slot(table, block, row, labels.of(row.label())));
        }
    }

    List<Slot> all() {
        return all;
    }

    int size() {
        return all.size();
    }

    Slot get(int place) {
        return all.get(place);
    }

    /** Those that a label of the forms names: several where a form prints the same twice, as 其他. */
    int[] named(int label) {
        return places[label];
    }
}
