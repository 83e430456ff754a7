package org.gongkai.app.data.table;

import static org.gongkai.app.data.table.ColumnType.BOOLEAN;
import static org.gongkai.app.data.table.ColumnType.INTEGER;
import static org.gongkai.app.data.table.ColumnType.TEXT;

import java.util.ArrayList;
import java.util.List;
import org.gongkai.model.Wording;

/** Every column of every table in words, its own columns included. */
public final class DictionaryTable {
    private DictionaryTable() {}

    /**
     * A column of a table.
     *
     * @param number of the column in its table, from 1
     */
    public record Line(Table<?> table, int number, Column<?> column) {}

    /** A line for each column of these tables, in order. */
    public static List<Line> lines(List<Table<?>> tables) {
        List<Line> lines = new ArrayList<>();
        for (Table<?> table : tables) {
            for (int i = 0; i < table.columns().size(); i++) {
                lines.add(new Line(table, i + 1, table.columns().get(i)));
            }
        }
        return lines;
    }

    /** The table. */
    public static Table<Line> table() {
        return new Table<>(
                "dictionary",
                new Wording("Dictionary", "数据字典"),
                new Wording("Every column of every table.", "所有表的所有列。"),
                List.of(
                        Column.<Line>of("table_name", TEXT, "Table", "表名", line -> line.table()
                                        .name())
                                .always(),
                        Column.<Line>of("column_name", TEXT, "Column", "列名", line -> line.column()
                                        .name())
                                .always(),
                        Column.<Line>of("number", INTEGER, "Number", "序号", line -> (long) line.number())
                                .always(),
                        Column.<Line>of("type", TEXT, "Type", "类型", line -> line.column()
                                        .type()
                                        .label())
                                .always(),
                        Column.<Line>of("required", BOOLEAN, "Never null", "是否必填", line -> line.column()
                                        .required())
                                .always(),
                        Column.of("title_en", TEXT, "In English", "英文名称", line -> line.column()
                                .title()
                                .en()),
                        Column.of("title_zh", TEXT, "In Chinese", "中文名称", line -> line.column()
                                .title()
                                .zh()),
                        Column.of("description_en", TEXT, "More in English", "英文说明", line -> line.column()
                                .description()
                                .en()),
                        Column.of("description_zh", TEXT, "More in Chinese", "中文说明", line -> line.column()
                                .description()
                                .zh())),
                List.of("table_name", "column_name"),
                List.of());
    }
}
