package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.List;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormRow;
import org.gongkai.config.form.FormTable;

/**
 * A row of the form that waits for its source row.
 *
 * @param label how it is printed, made comparable
 */
record Slot(FormTable table, FormBlock block, FormRow row, FormLabel label) {
    /** The rows of a table that stand below one another, in the form's order. */
    static List<Slot> of(FormTable table, DocumentTexts texts) {
        List<Slot> slots = new ArrayList<>();
        for (FormBlock block : table.blocks()) {
            if (block.layout() != FormBlock.Layout.WIDE) {
                slots.addAll(of(table, block, texts));
            }
        }
        return slots;
    }

    /** The rows of one block. */
    static List<Slot> of(FormTable table, FormBlock block, DocumentTexts texts) {
        List<Slot> slots = new ArrayList<>();
        for (FormRow row : block.rows()) {
            slots.add(new Slot(table, block, row, texts.form(row.label())));
        }
        return slots;
    }
}
