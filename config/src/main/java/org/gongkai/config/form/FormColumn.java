package org.gongkai.config.form;

/**
 * A column of figures.
 *
 * @param optional whether only some documents have it; it is missing from none
 */
public record FormColumn(String id, Label label, FigureType type, boolean optional) {
    /** A column that every document has. */
    public FormColumn(String id, Label label, FigureType type) {
        this(id, label, type, false);
    }
}
