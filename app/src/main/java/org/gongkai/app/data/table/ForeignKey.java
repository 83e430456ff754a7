package org.gongkai.app.data.table;

import java.util.List;

/**
 * Columns whose values stand in another table's columns of the same number.
 *
 * @param table the other table
 */
public record ForeignKey(List<String> columns, String table, List<String> references) {
    public ForeignKey {
        columns = List.copyOf(columns);
        references = List.copyOf(references);
    }

    /** Columns of the same names in both tables. */
    static ForeignKey to(String table, String... columns) {
        return new ForeignKey(List.of(columns), table, List.of(columns));
    }
}
