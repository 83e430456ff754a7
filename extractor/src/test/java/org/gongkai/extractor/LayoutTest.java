package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gongkai.extractor.SampleReport.Td;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Check;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Layouts that real pages have and the samples do not. */
class LayoutTest {
    private static final Extractor EXTRACTOR = TestForms.extractor();

    @ParameterizedTest
    @ValueSource(strings = {"cn-2019", "cn-2021"})
    void readsThePlainForm(String form) {
        SampleReport report = new SampleReport(form);

        assertAgrees(report, read(report.page()), true);
    }

    @Test
    void saysEveryCheckInChineseAndEnglishWithItsFigures() {
        SampleReport report = new SampleReport("cn-2021").print(Map.of("3/1/total", "30", "3/3.7/total", "28"));

        List<Check> checks = read(report.page()).checks();

        assertThat(checks)
                .filteredOn(check -> check.id().equals("3/balance/total"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.messageZh())
                            .isEqualTo("总计：本年新收政府信息公开申请数量（30）加上年结转政府信息公开申请数量（0），不等于总计（28）加结转下年度继续办理（0），相差 2");
                    assertThat(check.message())
                            .isEqualTo(
                                    "Total: New requests (30) + Carried in from last year (0) ≠ Total handled (28) + "
                                            + "Carried out to next year (0); the difference is 2");
                });
    }

    @Test
    void readsTableTwoWhoseSpansShiftFromBlockToBlock() {
        SampleReport report = new SampleReport("cn-2019");
        for (int r = 0; r < report.two.size(); r++) {
            List<Td> row = new ArrayList<>(report.two.get(r));
            if (row.size() == 4) {
                int wide = r < 4 ? 2 : 1;
                row.set(wide, new Td(row.get(wide).text(), 1, 2));
            } else if (row.size() == 3) {
                row.set(2, new Td(row.get(2).text(), 1, 3));
            } else {
                row.set(0, new Td(row.get(0).text(), 1, 5));
            }
            report.two.set(r, row);
        }

        assertAgrees(report, read(report.page()), true);
    }

    @Test
    void readsTableTwoWhoseBlocksAreTablesOfTheirOwn() {
        SampleReport report = new SampleReport("cn-2019");
        StringBuilder tables = new StringBuilder();
        int from = 0;
        for (int r = 1; r <= report.two.size(); r++) {
            if (r == report.two.size() || report.two.get(r).size() == 1) {
                tables.append(SampleReport.table(report.two.subList(from + 1, r)));
                from = r;
            }
        }

        assertAgrees(
                report,
                read(report.page(tables.toString(), SampleReport.table(report.three), SampleReport.table(report.four))),
                true);
    }

    @Test
    void readsTableTwoWithoutArticlesAndWithATitleRow() {
        SampleReport report = new SampleReport("cn-2021");
        report.two.removeIf(row -> row.size() == 1);
        report.two.add(0, List.of(new Td("主动公开政府信息情况表", 1, 4)));

        assertAgrees(report, read(report.page()), true);
    }

    @Test
    void readsTableTwoWhoseHeadingsAreCutShort() {
        SampleReport report = new SampleReport("cn-2019");
        replace(report.two, text -> text.startsWith("本年新") ? "本年新" : text);

        assertAgrees(report, read(report.page()), true);
    }

    @Test
    void keepsARowThatAProvinceAdded() {
        SampleReport report = new SampleReport("cn-2019");
        report.two.add(4, List.of(Td.of("其他主动公开文件（指行政机关制定发布的除规范性文件以外的其他文件）"), Td.of("7"), Td.of("8"), Td.of("9")));

        ReportDocument document = read(report.page());

        assertAgrees(report, document, true);
        assertThat(document.cells())
                .filteredOn(cell -> cell.id().startsWith("2/x-"))
                .extracting(Cell::value)
                .containsExactly(BigDecimal.valueOf(7), BigDecimal.valueOf(8), BigDecimal.valueOf(9));
    }

    @Test
    void readsLabelsWithLongExplanations() {
        SampleReport report = new SampleReport("cn-2019");
        replace(report.two, text -> switch (text) {
            case "规章" -> "规章(设区的市、自治州人民政府应提供相关数据)";
            case "规范性文件" -> "规范性文件(行政机关制定发布的决定、命令等)";
            case "上一年项目数量" -> "上一年项目数量(指2019年事项数)";
            case "本年增/减" -> "本年增/减(指2020年比2019年增加或减少数,减用负值表示,如-8)";
            case "处理决定数量" -> "处理决定数量(指2020年办件量)";
            default -> text;
        });

        assertAgrees(report, read(report.page()), true);
    }

    @Test
    void joinsTableThreeThatIsBrokenIntoTwoTables() {
        SampleReport report = new SampleReport("cn-2021");
        List<List<Td>> first = new ArrayList<>(report.three.subList(0, 11));
        List<List<Td>> second = new ArrayList<>(report.three.subList(11, report.three.size()));
        List<Td> head = new ArrayList<>(second.get(0));
        head.add(0, new Td("（三）不予公开", 5, 1));
        head.add(0, new Td("三、本年度办理结果", 19, 1));
        second.set(0, head);

        ReportDocument document = read(report.page(
                SampleReport.table(report.two),
                SampleReport.table(first) + "<p>&nbsp;</p>" + SampleReport.table(second),
                SampleReport.table(report.four)));

        assertAgrees(report, document, true);
    }

    @Test
    void joinsTableThreeWhoseLastRowIsATableOfItsOwn() {
        SampleReport report = new SampleReport("cn-2019");
        int last = report.three.size() - 1;

        ReportDocument document = read(report.page(
                SampleReport.table(report.two),
                SampleReport.table(report.three.subList(0, last))
                        + SampleReport.table(report.three.subList(last, last + 1)),
                SampleReport.table(report.four)));

        assertAgrees(report, document, true);
    }

    @Test
    void skipsAHeadingThatIsRepeatedAfterAPageBreak() {
        SampleReport report = new SampleReport("cn-2019");
        List<List<Td>> rows = new ArrayList<>(report.three);
        rows.set(5, with(rows.get(5), 0, new Td("三、本年度办理结果", 11, 1)));
        rows.addAll(16, report.three.subList(0, 3));
        List<Td> again = new ArrayList<>(rows.get(19));
        again.add(0, new Td("三、本年度办理结果", 9, 1));
        rows.set(19, again);

        ReportDocument document = read(
                report.page(SampleReport.table(report.two), SampleReport.table(rows), SampleReport.table(report.four)));

        assertAgrees(report, document, false);
    }

    @Test
    void readsHeadingsStackedOverTwoRows() {
        SampleReport report = new SampleReport("cn-2019");
        report.three.set(0, List.of(new Td("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 4, 3), new Td("申请人情况", 1, 7)));
        report.three.set(1, List.of(new Td("自然人", 3, 1), new Td("法人或其他组织", 1, 5), new Td("总计", 3, 1)));
        report.three.set(2, List.of(Td.of("商业"), Td.of("科研"), Td.of("社会公益"), Td.of("法律服务"), new Td("其他", 2, 1)));
        report.three.add(3, List.of(Td.of("企业"), Td.of("机构"), Td.of("组织"), Td.of("机构")));

        assertAgrees(report, read(report.page()), true);
    }

    @Test
    void readsLabelsThatAreSplitOverElements() {
        SampleReport report = new SampleReport("cn-2021");
        replace(report.three, LayoutTest::split);
        replace(report.four, LayoutTest::split);
        replace(report.two, LayoutTest::split);

        assertAgrees(report, read(report.page()), true);
    }

    private static String split(String text) {
        if (text.length() < 4 || Character.isDigit(text.charAt(0)) && text.length() == 4) {
            return text;
        }
        int middle = text.length() / 2;
        return "<p style=\"text-indent:0em\">" + text.substring(0, 2) + "</p><p>" + text.substring(2, middle)
                + "<span lang=EN-US>" + text.substring(middle) + "<o:p></o:p></span>\n &nbsp; &nbsp;</p>";
    }

    @Test
    void readsTablesInsideTablesThatArrangeThePage() {
        SampleReport report = new SampleReport("cn-2019");
        String page = report.page()
                .replace(
                        "<div id=zoom>",
                        "<table width=1000><tr><td>首页</td><td>政务公开</td></tr><tr><td>导航<table><tr><td>市情</td></tr></table></td><td>")
                .replace("</div></body>", "</td></tr><tr><td colspan=2>主办：郑州市人民政府办公厅</td></tr></table></body>");

        assertAgrees(report, read(page), true);
    }

    @Test
    void readsSpansThatCountWrong() {
        SampleReport report = new SampleReport("cn-2021");
        for (int r = 0; r < report.three.size(); r++) {
            for (int c = 0; c < report.three.get(r).size(); c++) {
                Td cell = report.three.get(r).get(c);
                if (cell.text().equals("三、本年度办理结果")) {
                    report.three.set(r, with(report.three.get(r), c, new Td(cell.text(), 20, 1)));
                }
            }
        }

        assertAgrees(report, read(report.page()), false);
    }

    @Test
    void readsTableFourWithTheThreeKindsBelowOneAnother() {
        SampleReport report = new SampleReport("cn-2021");
        report.four.clear();
        List<String> outcomes = List.of("结果维持", "结果纠正", "其他结果", "尚未审结", "总计");
        List<Td> heading = new ArrayList<>(List.of(Td.of("类别")));
        outcomes.forEach(outcome -> heading.add(Td.of(outcome)));
        report.four.add(heading);
        for (Map.Entry<String, String> row : List.of(
                Map.entry("review", "行政复议"),
                Map.entry("litigation_direct", "未经复议直接起诉"),
                Map.entry("litigation_after_review", "复议后起诉"))) {
            List<Td> cells = new ArrayList<>(List.of(Td.of(row.getValue())));
            for (String column : List.of("upheld", "corrected", "other", "pending", "total")) {
                cells.add(Td.of(String.valueOf(report.truth.get("4/" + row.getKey() + "/" + column))));
            }
            report.four.add(cells);
        }

        assertAgrees(report, read(report.page()), true);
    }

    @Test
    void readsTableFourThatIsTwoTables() {
        SampleReport report = new SampleReport("cn-2019");
        List<List<Td>> reviews = List.of(
                List.of(new Td("行政复议", 1, 5)),
                List.copyOf(report.four.get(1).subList(0, 5).stream()
                        .map(cell -> Td.of(cell.text()))
                        .toList()),
                report.four.get(3).subList(0, 5));
        List<List<Td>> lawsuits = List.of(
                List.of(new Td("行政诉讼", 1, 10)),
                report.four.get(1).subList(5, 7),
                report.four.get(2),
                report.four.get(3).subList(5, 15));

        ReportDocument document = read(report.page(
                SampleReport.table(report.two),
                SampleReport.table(report.three),
                SampleReport.table(reviews) + SampleReport.table(lawsuits)));

        assertAgrees(report, document, true);
    }

    @Test
    void readsTableFourThatIsThreeTablesNamedByTheParagraphsAbove() {
        SampleReport report = new SampleReport("cn-2021");
        List<String> names = List.of("（一）行政复议情况", "（二）行政诉讼情况（未经复议直接起诉）", "（三）行政诉讼情况（复议后起诉）");
        StringBuilder tables = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            List<List<Td>> rows =
                    List.of(report.four.get(2).subList(0, 5), report.four.get(3).subList(5 * i, 5 * i + 5));
            tables.append("<p>").append(names.get(i)).append("</p>").append(SampleReport.table(rows));
        }

        ReportDocument document =
                read(report.page(SampleReport.table(report.two), SampleReport.table(report.three), tables.toString()));

        assertAgrees(report, document, true);
        assertThat(document.find("4/review/upheld").orElseThrow().at())
                .isInstanceOfSatisfying(Position.InTable.class, place -> assertThat(place.column())
                        .isEqualTo(1));
    }

    @Test
    void readsTableFourWithABlankRowAboveTheFigures() {
        SampleReport report = new SampleReport("cn-2019");
        List<Td> blank = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            blank.add(Td.of("&nbsp;"));
        }
        report.four.add(3, blank);

        assertAgrees(report, read(report.page()), true);
    }

    @Test
    void readsBlankCellsAsBlank() {
        SampleReport report = new SampleReport("cn-2021");
        for (List<List<Td>> table : List.of(report.two, report.three, report.four)) {
            replace(table, text -> text.matches("1[0-9]{2}[05]") ? "&nbsp;" : text);
        }
        report.truth.replaceAll((id, value) -> value.intValue() % 5 == 0 ? null : value);

        ReportDocument document = read(report.page());

        assertAgrees(report, document, true);
        assertThat(document.cells())
                .filteredOn(cell -> cell.value() == null)
                .extracting(Cell::status)
                .containsOnly(CellStatus.BLANK);
    }

    @Test
    void readsATableThatIsBlankAltogether() {
        SampleReport report = new SampleReport("cn-2021");
        replace(report.four, text -> text.matches("[0-9]{4}") ? "" : text);
        report.truth.replaceAll((id, value) -> id.startsWith("4/") ? null : value);

        ReportDocument document = read(report.page());

        assertAgrees(report, document, true);
        assertThat(document.cells())
                .filteredOn(cell -> cell.id().startsWith("4/"))
                .extracting(Cell::status)
                .containsOnly(CellStatus.BLANK);
    }

    @Test
    void readsTheTablesInAnotherOrder() {
        SampleReport report = new SampleReport("cn-2019");

        ReportDocument document = read(report.page(
                SampleReport.table(report.four), SampleReport.table(report.two), SampleReport.table(report.three)));

        assertAgrees(report, document, true);
    }

    @Test
    void decidesTheFormByItsLabelsAndTellsThatTheYearIsAnothers() {
        SampleReport report = new SampleReport("cn-2019");

        ReportDocument document = read(report.page().replace("2019年", "2023年"));

        assertAgrees(report, document, true);
        assertThat(document.form()).isEqualTo("cn-2019");
        assertThat(document.findings()).extracting("code").contains("form-year-mismatch");
    }

    @Test
    void convertsMoneyWhoseHeadingIsInYuan() {
        SampleReport report = new SampleReport("cn-2021");
        replace(report.two, text -> text.equals("本年收费金额") ? "本年收费金额（单位：元）" : text);

        Cell fees = read(report.page()).find("2/fees/amount").orElseThrow();

        assertThat(fees.value()).isEqualByComparingTo("0.101");
        assertThat(fees.flags()).containsExactly("unit-converted");
    }

    @Test
    void tellsThatATableIsAPicture() {
        SampleReport report = new SampleReport("cn-2021");

        ReportDocument document = read(report.page("<img src=1.png>", "<img src=2.png>", "<img src=3.png>"));

        assertThat(document.report()).isTrue();
        assertThat(document.form()).isEqualTo("cn-2021");
        assertThat(document.cells()).hasSize(200).extracting(Cell::status).containsOnly(CellStatus.ABSENT);
        assertThat(document.checks())
                .extracting(check -> check.status().label())
                .containsOnly("not-assessable");
        assertThat(document.findings()).extracting("code").contains("table-is-picture");
    }

    static List<Td> with(List<Td> row, int index, Td cell) {
        List<Td> copy = new ArrayList<>(row);
        copy.set(index, cell);
        return copy;
    }

    static void replace(List<List<Td>> table, UnaryOperator<String> change) {
        table.replaceAll(row -> row.stream()
                .map(cell -> new Td(change.apply(cell.text()), cell.rows(), cell.columns()))
                .toList());
    }

    static ReportDocument read(String page) {
        return TestForms.extract(EXTRACTOR, Source.of("page.html", page.getBytes(StandardCharsets.UTF_8)))
                .document();
    }

    /** Every cell is right; when {@code vouched}, without a flag. */
    static void assertAgrees(SampleReport report, ReportDocument document, boolean vouched) {
        assertThat(document.report()).as("findings %s", document.findings()).isTrue();
        List<String> wrong = new ArrayList<>();
        report.truth.forEach((id, value) -> {
            Cell cell = document.find(id).orElse(null);
            BigDecimal came = cell == null ? null : cell.value();
            if (value == null ? came != null : came == null || came.compareTo(value) != 0) {
                wrong.add(id + " is " + value + ", came " + cell);
            } else if (vouched && cell != null && !List.of("sum-disputed").containsAll(cell.flags())) {
                // The figures of the sample do not add up.
                wrong.add(id + " is flagged " + cell.flags());
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(document.form()).isEqualTo(report.form.id());
    }
}
