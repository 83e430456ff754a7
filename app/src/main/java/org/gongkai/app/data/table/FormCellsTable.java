package org.gongkai.app.data.table;

import static org.gongkai.app.data.table.ColumnType.BOOLEAN;
import static org.gongkai.app.data.table.ColumnType.INTEGER;
import static org.gongkai.app.data.table.ColumnType.TEXT;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.gongkai.model.Wording;
import org.jspecify.annotations.Nullable;

/** Every cell id of every form, in words. */
public final class FormCellsTable {
    private FormCellsTable() {}

    /** The table. */
    public static Table<FormCell> table() {
        return new Table<>(
                "form_cells",
                new Wording("Cells of the forms", "表式单元格"),
                new Wording(
                        "Every cell of every form. Rows that a province adds have ids under 2/x- and are not listed.",
                        "各表式的全部单元格。各省自行增加的行以 2/x- 编号，不在此列。"),
                List.of(
                        always("form", "Form", "表式", cell -> cell.form().id()),
                        always("cell", "Cell", "单元格编号", FormCell::id),
                        always("form_table", "Table of the form", "表", cell -> cell.table()
                                .id()),
                        always("form_row", "Row of the form", "行", cell -> cell.row()
                                .id()),
                        always("form_column", "Column of the form", "列", cell -> cell.column()
                                .id()),
                        Column.of("label_en", TEXT, "In English", "英文名称", cell -> cell.label()
                                .en()),
                        Column.of("label_zh", TEXT, "As the form prints it", "表式原文", cell -> cell.label()
                                .zh()),
                        Column.<FormCell>of("type", TEXT, "Kind of figure", "数值类型", cell -> cell.type()
                                        .name()
                                        .toLowerCase(Locale.ROOT))
                                .told(
                                        "count: whole, not negative; change: whole, may be negative; money: in 10,000 CNY.",
                                        "count 非负整数；change 可为负的整数；money 金额（万元）。"),
                        Column.of("unit_en", TEXT, "Unit", "单位（英文）", cell -> {
                            Wording unit = cell.unit();
                            return unit == null ? null : unit.en();
                        }),
                        Column.of("unit_zh", TEXT, "Unit in Chinese", "单位", cell -> {
                            Wording unit = cell.unit();
                            return unit == null ? null : unit.zh();
                        }),
                        Column.<FormCell>of("optional", BOOLEAN, "Optional", "是否选有", FormCell::optional)
                                .always()
                                .told("Whether only some documents have it.", "是否只有部分文件才有。"),
                        Column.<FormCell>of("since", INTEGER, "First year", "起始年度", FormCell::since)
                                .always(),
                        Column.<FormCell>of("until", INTEGER, "Last year", "截止年度", FormCell::until)
                                .told("Null while the form is in use.", "仍在使用时为空。"),
                        Column.<FormCell>of(
                                        "wide_column",
                                        TEXT,
                                        "Column of the wide table",
                                        "宽表列名",
                                        cell -> cell.optional() ? null : cell.columnName())
                                .told("Null for optional cells, which are in cells alone.", "选有的单元格只在 cells 表中，此处为空。")),
                List.of("form", "cell"),
                List.of());
    }

    private static Column<FormCell> always(
            String name, String en, String zh, Function<FormCell, @Nullable Object> value) {
        return Column.of(name, TEXT, en, zh, value).always();
    }
}
