package org.gongkai.config.form;

import java.util.Optional;

/**
 * A row of figures.
 *
 * @param label carries the printed numbering
 * @param type of its figures, when it differs from the column's
 * @param unit in which its figures are printed where the page does not say it, for example {@code 元}; empty when no unit
 *     matters
 * @param optional whether only some documents have it; it is missing from none
 */
public record FormRow(String id, Label label, Optional<FigureType> type, String unit, boolean optional) {
    /** A row that every document has, with figures of the columns' types. */
    public FormRow(String id, Label label) {
        this(id, label, Optional.empty(), "", false);
    }
}
