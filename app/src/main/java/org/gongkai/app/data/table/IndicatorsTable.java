package org.gongkai.app.data.table;

import static org.gongkai.app.data.table.ColumnType.TEXT;

import java.util.List;
import org.gongkai.model.Wording;

/** What can be followed through the forms of 2019 and 2021, and whether it may be compared. */
public final class IndicatorsTable {
    static final String NAME = "indicators";

    private IndicatorsTable() {}

    /** The table. */
    public static Table<Indicator> table() {
        return new Table<>(
                NAME,
                new Wording("Indicators", "指标"),
                new Wording(
                        "Which figures of the forms of 2019 and 2021 are the same figure, and why others are not.",
                        "2019 年与 2021 年两种表式中哪些数字是同一指标，哪些不是，以及原因。"),
                List.of(
                        Column.<Indicator>of("indicator", TEXT, "Indicator", "指标编号", Indicator::id)
                                .always(),
                        Column.of("label_en", TEXT, "In English", "英文名称", indicator -> indicator
                                .label()
                                .en()),
                        Column.of("label_zh", TEXT, "In Chinese", "中文名称", indicator -> indicator
                                .label()
                                .zh()),
                        Column.of(
                                "cell_cn_2019",
                                TEXT,
                                "Cell in cn-2019",
                                "2019 年表式单元格",
                                indicator -> indicator.cell(Indicator.FORMS.get(0))),
                        Column.of(
                                "cell_cn_2021",
                                TEXT,
                                "Cell in cn-2021",
                                "2021 年表式单元格",
                                indicator -> indicator.cell(Indicator.FORMS.get(1))),
                        Column.<Indicator>of("comparable", TEXT, "Comparable", "是否可比", Indicator::comparable)
                                .always()
                                .told(
                                        "yes; caution: much the same, the reason says what differs; one-form: the other form"
                                                + " has no such figure.",
                                        "yes 可比；caution 大致相同，差别见原因；one-form 另一表式没有这一数字。"),
                        Column.of("reason_en", TEXT, "Why not", "原因（英文）", indicator -> indicator
                                .reason()
                                .en()),
                        Column.of("reason_zh", TEXT, "Why not, in Chinese", "原因", indicator -> indicator
                                .reason()
                                .zh())),
                List.of("indicator"),
                List.of());
    }
}
