package org.gongkai.extractor.align;

import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormRow;
import org.gongkai.config.form.FormTable;

/**
 * A row of the form that waits for its source row.
 *
 * @param label how it is printed, made comparable
 */
record Slot(FormTable table, FormBlock block, FormRow row, FormLabel label) {}
