package org.gongkai.app.data.table;

import static org.gongkai.app.data.table.ColumnType.DECIMAL;
import static org.gongkai.app.data.table.ColumnType.DOUBLE;
import static org.gongkai.app.data.table.ColumnType.INTEGER;
import static org.gongkai.app.data.table.ColumnType.TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gongkai.model.Cell;
import org.gongkai.model.Position;
import org.gongkai.model.Wording;
import org.jspecify.annotations.Nullable;

/** Every cell of every statutory table, one row each. */
public final class CellsTable {
    static final String NAME = "cells";

    private CellsTable() {}

    /**
     * A cell of a version.
     *
     * @param id the cell's, made to differ when a document has the same twice
     */
    public record Line(VersionLine version, String id, Cell cell) {
        /** The flags, and one more when the figure is too long for any format. */
        @Nullable
        String flags() {
            boolean tooLong = cell.value() != null && !Figure.fits(cell.value());
            if (cell.flags().isEmpty() && !tooLong) {
                return null;
            }
            List<String> flags = new ArrayList<>(cell.flags());
            if (tooLong) {
                flags.add(Figure.TOO_LONG);
            }
            return String.join(" ", flags);
        }

        private String part(int number) {
            String[] parts = id.split("/", 3);
            return number < parts.length ? parts[number] : "";
        }

        private @Nullable Object inTable(Function<Position.InTable, Integer> value) {
            return cell.at() instanceof Position.InTable at
                    ? (Object) value.apply(at).longValue()
                    : null;
        }

        private @Nullable Object onPage(Function<Position.OnPage, @Nullable Object> value) {
            return cell.at() instanceof Position.OnPage at ? value.apply(at) : null;
        }
    }

    /** The table. */
    public static Table<Line> table() {
        return new Table<>(
                NAME,
                new Wording("Cells", "单元格"),
                new Wording(
                        "Every cell of the statutory tables, absent ones included. A blank is never 0: value is null unless"
                                + " status is number.",
                        "法定表格的每个单元格，含缺失者。空白不等于 0：仅当 status 为 number 时才有 value。"),
                List.of(
                        Lines.report(Line::version),
                        Lines.version(Line::version),
                        Column.<Line>of("cell", TEXT, "Cell", "单元格编号", Line::id)
                                .always()
                                .told("table/row/column.", "表/行/列。"),
                        Column.of("form_table", TEXT, "Table of the form", "表", line -> line.part(0)),
                        Column.of("form_row", TEXT, "Row of the form", "行", line -> line.part(1)),
                        Column.of("form_column", TEXT, "Column of the form", "列", line -> line.part(2)),
                        Column.<Line>of("value", DECIMAL, "Value", "数值", line -> line.cell()
                                        .value())
                                .told(
                                        "As printed, money in 10,000 CNY; never computed from other cells.",
                                        "按原文，金额单位为万元；绝不由其他单元格推算。"),
                        Column.<Line>of("raw", TEXT, "Text as printed", "原文", line -> line.cell()
                                        .raw())
                                .told("Null when nothing stands there.", "没有内容时为空。"),
                        Column.<Line>of("status", TEXT, "Status", "状态", line -> line.cell()
                                        .status()
                                        .label())
                                .always()
                                .told(
                                        "number; blank: there and empty; not-applicable: a stroke or 无; unreadable: no number;"
                                                + " absent: not in the document.",
                                        "number 数字；blank 有格无字；not-applicable 斜线、横线或“无”；unreadable 不是数字；absent 文件中没有。"),
                        Column.<Line>of("flags", TEXT, "Flags", "存疑标记", Line::flags)
                                .told(
                                        "Why a person should look, separated by spaces; null when the program vouches for the"
                                                + " cell.",
                                        "需要人工核对的原因，以空格分隔；无疑问时为空。"),
                        Column.<Line>of(
                                        "source_table",
                                        INTEGER,
                                        "Table in the source",
                                        "源文件第几表",
                                        line -> line.inTable(Position.InTable::table))
                                .told("Counted from 1, as are row and column.", "从 1 起，行、列同此。"),
                        Column.of(
                                "source_row",
                                INTEGER,
                                "Row in the source",
                                "源文件第几行",
                                line -> line.inTable(Position.InTable::row)),
                        Column.of(
                                "source_column",
                                INTEGER,
                                "Column in the source",
                                "源文件第几列",
                                line -> line.inTable(Position.InTable::column)),
                        Column.of("page", INTEGER, "Page", "页码", line -> line.onPage(at -> (long) at.page())),
                        edge("box_left", 0, "Left edge", "左边"),
                        edge("box_top", 1, "Top edge", "上边"),
                        edge("box_right", 2, "Right edge", "右边"),
                        edge("box_bottom", 3, "Bottom edge", "下边"),
                        Column.<Line>of(
                                        "confidence",
                                        DOUBLE,
                                        "Confidence",
                                        "识别置信度",
                                        line -> line.onPage(Position.OnPage::confidence))
                                .told(
                                        "0 to 1 that characters recognised in a picture are right; null where the source"
                                                + " holds characters.",
                                        "图像文字识别的置信度，0 至 1；源文件本身为文字时为空。"),
                        Lines.sha256(Line::version),
                        Lines.address(Line::version),
                        Lines.sample(Line::version)),
                List.of("report", "version", "cell"),
                List.of(ForeignKey.to(VersionsTable.NAME, "report", "version")));
    }

    private static Column<Line> edge(String name, int number, String en, String zh) {
        return Column.<Line>of(
                        name, DOUBLE, en, zh, line -> line.onPage(at -> at.box().get(number)))
                .told("In PDF points from the page's top left.", "以 PDF 点为单位，自页面左上角起。");
    }
}
