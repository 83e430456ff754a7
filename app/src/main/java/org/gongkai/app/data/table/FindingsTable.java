package org.gongkai.app.data.table;

import static org.gongkai.app.data.table.ColumnType.INTEGER;
import static org.gongkai.app.data.table.ColumnType.TEXT;

import java.util.List;
import java.util.Locale;
import org.gongkai.model.Finding;
import org.gongkai.model.Wording;

/** What a reader of a report should know. */
public final class FindingsTable {
    private FindingsTable() {}

    /**
     * A finding about a version.
     *
     * @param number of the finding in the document, from 1
     */
    public record Line(VersionLine version, int number, Finding finding) {}

    /** The table. */
    public static Table<Line> table() {
        return new Table<>(
                "findings",
                new Wording("Findings", "发现"),
                new Wording("What a reader of the report should know.", "读者应当了解的情况。"),
                List.of(
                        Lines.report(Line::version),
                        Lines.version(Line::version),
                        Column.<Line>of("number", INTEGER, "Number", "序号", line -> (long) line.number())
                                .always(),
                        Column.<Line>of("code", TEXT, "Code", "代码", line -> line.finding()
                                        .code())
                                .always(),
                        Column.of("severity", TEXT, "Severity", "程度", line -> line.finding()
                                .severity()
                                .name()
                                .toLowerCase(Locale.ROOT)),
                        Column.of("message", TEXT, "In English", "英文说明", line -> line.finding()
                                .message()),
                        Column.of("message_zh", TEXT, "In Chinese", "中文说明", line -> line.finding()
                                .messageZh()),
                        Column.<Line>of(
                                        "cells",
                                        TEXT,
                                        "Cells",
                                        "相关单元格",
                                        line -> String.join(" ", line.finding().cells()))
                                .told("Ids of the cells it is about, separated by spaces.", "相关单元格编号，以空格分隔。")),
                List.of("report", "version", "number"),
                List.of(ForeignKey.to(VersionsTable.NAME, "report", "version")));
    }
}
