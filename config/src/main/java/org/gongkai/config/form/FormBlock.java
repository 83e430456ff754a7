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
        /**
         * Below one another, each with its label, often a serial number and a unit, and its figures in columns that the
         * heading names: a list of indicators.
         */
        LIST,
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

    /** Ids below the table's id, row by row ({@code <row>/<column>}), of the cells that every document has. */
    public List<String> cellIds() {
        return cellIds(false);
    }

    /** Ids of all its cells, those of optional rows and columns too. */
    public List<String> allCellIds() {
        return cellIds(true);
    }

    private List<String> cellIds(boolean optional) {
        List<String> ids = new ArrayList<>();
        for (FormRow row : rows) {
            for (FormColumn column : columns) {
                if (optional || !row.optional() && !column.optional()) {
                    ids.add(row.id() + "/" + column.id());
                }
            }
        }
        return ids;
    }
}
