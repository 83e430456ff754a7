package org.gongkai.app.data.table;

import java.util.List;
import java.util.stream.IntStream;
import org.gongkai.model.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A table: what it is called, its columns in order, and what names a row of it.
 *
 * @param name as it stands in every format
 * @param primaryKey names of columns that are never null and together differ from row to row
 */
public record Table<T>(
        String name,
        Wording title,
        Wording description,
        List<Column<T>> columns,
        List<String> primaryKey,
        List<ForeignKey> foreignKeys) {
    public Table {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /**
     * The values of a line, in the columns' order.
     *
     * @throws UnfitValueException when one of them does not fit its column
     */
    public @Nullable Object[] row(T line) {
        @Nullable Object[] row = new @Nullable Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = columns.get(i).of(line);
        }
        return row;
    }

    /** Where the column of this name stands, counted from 0. */
    public int position(String column) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("table " + name + " has no column " + column));
    }
}
