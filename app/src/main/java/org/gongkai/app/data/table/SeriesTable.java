package org.gongkai.app.data.table;

import static org.gongkai.app.data.table.ColumnType.DECIMAL;
import static org.gongkai.app.data.table.ColumnType.INTEGER;
import static org.gongkai.app.data.table.ColumnType.TEXT;

import java.util.List;
import org.gongkai.model.ReportKey;
import org.gongkai.model.Wording;

/** The figures of the forms of 2019 and 2021 as series: for each report a row for each indicator that its form has. */
public final class SeriesTable {
    private SeriesTable() {}

    /** A figure of a report. */
    public record Line(CellsTable.Line cell, Indicator indicator) {
        VersionLine version() {
            return cell.version();
        }

        private ReportKey key() {
            return version().history().key();
        }
    }

    /** The table. */
    public static Table<Line> table() {
        return new Table<>(
                "series",
                new Wording("Series", "时间序列"),
                new Wording(
                        "Figures that can be followed through the years, as printed; none is computed.",
                        "可跨年度追踪的数字，均按原文，不作推算。"),
                List.of(
                        Column.<Line>of("authority", TEXT, "Authority", "行政机关", line -> line.key()
                                        .authority())
                                .always(),
                        Column.<Line>of("year", INTEGER, "Year", "年度", line ->
                                        (long) line.key().year())
                                .always(),
                        Column.<Line>of("indicator", TEXT, "Indicator", "指标编号", line -> line.indicator()
                                        .id())
                                .always(),
                        Column.of("value", DECIMAL, "Value", "数值", line -> line.cell()
                                .cell()
                                .value()),
                        Column.<Line>of("status", TEXT, "Status", "状态", line -> line.cell()
                                        .cell()
                                        .status()
                                        .label())
                                .always(),
                        Column.<Line>of("flags", TEXT, "Flags", "存疑标记", line -> line.cell()
                                .flags()),
                        Column.<Line>of("form", TEXT, "Form", "表式", line -> line.version()
                                        .form())
                                .always(),
                        Column.<Line>of(
                                        "comparable",
                                        TEXT,
                                        "Comparable between forms",
                                        "表式间是否可比",
                                        line -> line.indicator().comparable())
                                .always()
                                .told("Why not: indicators.reason_en.", "原因见 indicators.reason_zh。"),
                        Lines.report(Line::version),
                        Lines.version(Line::version),
                        Column.<Line>of("cell", TEXT, "Cell", "单元格编号", line -> line.cell()
                                        .id())
                                .always(),
                        Lines.sample(Line::version)),
                List.of("report", "version", "indicator"),
                List.of(
                        ForeignKey.to(CellsTable.NAME, "report", "version", "cell"),
                        ForeignKey.to(AuthoritiesTable.NAME, "authority"),
                        ForeignKey.to(IndicatorsTable.NAME, "indicator")));
    }
}
