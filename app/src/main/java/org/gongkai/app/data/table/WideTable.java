package org.gongkai.app.data.table;

import static org.gongkai.app.data.table.ColumnType.DECIMAL;
import static org.gongkai.app.data.table.ColumnType.INTEGER;
import static org.gongkai.app.data.table.ColumnType.TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.gongkai.config.form.Form;
import org.gongkai.model.Wording;
import org.jspecify.annotations.Nullable;

/**
 * One row for each report of a form: its figures, a column for each cell of the form; and beside it the same table with
 * what stands in each cell, which says why a figure is null or in doubt. Optional cells are in {@code cells} alone.
 */
public final class WideTable {
    private WideTable() {}

    /** A version with its cells by id. */
    public record Line(VersionLine version, Map<String, CellsTable.Line> cells) {}

    /** The figures. */
    public static Table<Line> figures(Form form) {
        return table(
                form,
                "wide_" + suffix(form),
                new Wording("Figures of form " + form.id(), "表式 " + form.id() + " 的数值"),
                new Wording(
                        "A row for each report, a column for each cell: " + form.source() + ". Null is not 0: status_"
                                + suffix(form) + " says why.",
                        "每份报告一行，每个单元格一列：" + form.source() + "。空值不是 0，原因见 status_" + suffix(form) + "。"),
                DECIMAL,
                cell -> cell.cell().value());
    }

    /** The statuses and flags of the same cells. */
    public static Table<Line> statuses(Form form) {
        return table(
                form,
                "status_" + suffix(form),
                new Wording("Statuses of form " + form.id(), "表式 " + form.id() + " 的单元格状态"),
                new Wording(
                        "The rows and columns of wide_" + suffix(form)
                                + ": each cell's status, and behind it its flags, separated by spaces.",
                        "行列与 wide_" + suffix(form) + " 相同：单元格状态，其后为以空格分隔的存疑标记。"),
                TEXT,
                cell -> {
                    String flags = cell.flags();
                    String status = cell.cell().status().label();
                    return flags == null ? status : status + " " + flags;
                });
    }

    private static String suffix(Form form) {
        return form.id().replaceAll("[^A-Za-z0-9]", "_");
    }

    private static Table<Line> table(
            Form form,
            String name,
            Wording title,
            Wording description,
            ColumnType type,
            Function<CellsTable.Line, @Nullable Object> value) {
        List<Column<Line>> columns = new ArrayList<>(List.of(
                Lines.report(Line::version),
                Lines.version(Line::version),
                Column.<Line>of("authority", TEXT, "Authority", "行政机关", line -> line.version()
                                .history()
                                .key()
                                .authority())
                        .always(),
                Column.of("authority_name", TEXT, "Name of the authority", "机关名称", line -> line.version()
                        .history()
                        .authorityName()),
                Column.<Line>of("year", INTEGER, "Year", "年度", line ->
                                (long) line.version().history().key().year())
                        .always(),
                Lines.sample(Line::version)));
        BiFunction<Line, String, @Nullable Object> find = (line, id) -> {
            CellsTable.Line cell = line.cells().get(id);
            return cell == null ? null : value.apply(cell);
        };
        for (FormCell cell : FormCell.of(form)) {
            if (!cell.optional()) {
                String id = cell.id();
                columns.add(Column.of(
                                cell.columnName(),
                                type,
                                cell.label().en(),
                                cell.label().zh(),
                                (Line line) -> find.apply(line, id))
                        .told("Cell " + id + ".", "单元格 " + id + "。"));
            }
        }
        return new Table<>(
                name,
                title,
                description,
                columns,
                List.of("report", "version"),
                List.of(ForeignKey.to(VersionsTable.NAME, "report", "version")));
    }
}
