package org.gongkai.app.data.table;

import static org.gongkai.app.data.table.ColumnType.DECIMAL;
import static org.gongkai.app.data.table.ColumnType.INTEGER;
import static org.gongkai.app.data.table.ColumnType.TEXT;

import java.util.List;
import org.gongkai.model.Check;
import org.gongkai.model.Wording;

/** Every arithmetic rule of the form, and how it came out. */
public final class ChecksTable {
    private ChecksTable() {}

    /**
     * A check of a version.
     *
     * @param number of the check in the document, from 1
     */
    public record Line(VersionLine version, int number, Check check) {}

    /** The table. */
    public static Table<Line> table() {
        return new Table<>(
                "checks",
                new Wording("Checks", "勾稽关系"),
                new Wording(
                        "The arithmetic rules of the form: a statement about the source, which is never mended.",
                        "表式的勾稽关系：只说明源文件是否相符，从不改动数字。"),
                List.of(
                        Lines.report(Line::version),
                        Lines.version(Line::version),
                        Column.<Line>of("number", INTEGER, "Number", "序号", line -> (long) line.number())
                                .always(),
                        Column.<Line>of("check_id", TEXT, "Check", "勾稽关系编号", line -> line.check()
                                        .id())
                                .always(),
                        Column.<Line>of("status", TEXT, "Status", "结果", line -> line.check()
                                        .status()
                                        .label())
                                .always()
                                .told(
                                        "pass; fail; undetermined: an operand is no number; not-assessable: the table is"
                                                + " absent.",
                                        "pass 相符；fail 不符；undetermined 有项不是数字；not-assessable 没有该表。"),
                        Column.of("left_side", DECIMAL, "Left side", "左边", line -> line.check()
                                .left()),
                        Column.of("right_side", DECIMAL, "Right side", "右边", line -> line.check()
                                .right()),
                        Column.of("message", TEXT, "In words", "英文说明", line -> line.check()
                                .message()),
                        Column.of("message_zh", TEXT, "In Chinese", "中文说明", line -> line.check()
                                .messageZh())),
                List.of("report", "version", "number"),
                List.of(ForeignKey.to(VersionsTable.NAME, "report", "version")));
    }
}
