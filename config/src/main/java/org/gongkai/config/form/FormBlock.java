package org.gongkai.config.form;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a table under one heading row.
 *
 * @param layout how rows stand on the page
 * @param columns at least one
 * @param rows at least one
 */
public record FormBlock(Layout layout, List<FormColumn> columns, List<FormRow> rows) {
    /** How the rows of a block stand on the page. */
    public enum Layout {
        /** Below one another, each with its label on the left. */
        TALL,
        /** Beside one another in a single line of figures, their labels above the columns' labels. */
        WIDE
    }

    public FormBlock {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        if (columns.isEmpty() || rows.isEmpty()) {
            throw new IllegalArgumentException("a block needs a column and a row");
        }
    }

    /** Ids of its cells below the table's id, row by row: {@code <row>/<column>}. */
    public List<String> cellIds() {
        List<String> ids = new ArrayList<>();
        for (FormRow row : rows) {
            for (FormColumn column : columns) {
                ids.add(row.id() + "/" + column.id());
            }
        }
        return ids;
    }
}
