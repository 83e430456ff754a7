/**
 * Grids laid against a form: which source row is which row of the form, which source column which column.
 *
 * <p>In: grids in document order and a form; out: for every cell of the form the source cell that fills it, with the
 * reasons for doubt. Rows are found by label and printed numbering, columns by the geometry of the heading above them.
 * It never reads a figure's value to decide where it belongs, except where the form's own sums choose between readings
 * that were both observed.
 */
@NullMarked
package org.gongkai.extractor.align;

import org.jspecify.annotations.NullMarked;
