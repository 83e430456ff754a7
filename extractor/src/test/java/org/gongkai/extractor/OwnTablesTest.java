package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.extractor.LayoutTest.assertAgrees;
import static org.gongkai.extractor.LayoutTest.read;

import java.util.List;
import org.gongkai.config.form.FormRow;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents with tables beside the report's own: of an earlier year, of departments, of all cases. */
class OwnTablesTest {
    private static final String CHAPTER_TWO = "<p>二、主动公开政府信息情况</p>";

    private final SampleReport report = new SampleReport("cn-2021");

    private static String otherFigures(String tables) {
        return tables.replaceAll(">1([0-9]{3})<", ">4$1<");
    }

    private String tableThreeOfAnother() {
        return otherFigures(SampleReport.table(report.three));
    }

    private String withinChapterOne(String lines) {
        return report.page().replace(CHAPTER_TWO, lines + CHAPTER_TWO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"附：2020年收到和处理政府信息公开申请情况", "上年度（2020年）申请情况如下：", "去年情况：", "2020年数据</p><p>单位：件"})
    void leavesOutTheTableOfAnEarlierYearBeforeItsOwn(String caption) {
        ReportDocument document = read(withinChapterOne("<p>" + caption + "</p>" + tableThreeOfAnother()));

        assertAgrees(report, document, true);
        assertThat(document.findings())
                .extracting("code")
                .contains("earlier-year")
                .doesNotContain("table-twice");
    }

    @Test
    void leavesOutTablesEnclosedForAnEarlierYear() {
        String enclosed = "<p>附件：2020年度有关情况统计表</p>" + otherFigures(SampleReport.table(report.two))
                + tableThreeOfAnother() + "<p>单位：件</p>" + otherFigures(SampleReport.table(report.four));

        assertAgrees(report, read(report.page().replace("</div></body>", enclosed + "</div></body>")), true);
    }

    @Test
    void leavesOutATableWhoseFirstRowNamesAnEarlierYear() {
        String table = tableThreeOfAnother().replaceFirst("<tr>", "<tr><td colspan=10>2019年度申请情况表</td></tr><tr>");

        assertAgrees(report, read(withinChapterOne(table)), true);
    }

    @Test
    void keepsTheOnlyTableWhateverYearItsCaptionNames() {
        String page = report.page()
                .replace(SampleReport.table(report.three), "<p>2020年申请情况表</p>" + SampleReport.table(report.three));

        assertAgrees(report, read(page), true);
    }

    @Test
    void takesTheCopyInTheChapterThatAsksForItAndDoubtsIt() {
        ReportDocument document = read(withinChapterOne("<p>全市情况如下：</p>" + tableThreeOfAnother()));

        assertAgrees(report, document, false);
        assertThat(document.find("3/1/total").orElseThrow().flags()).contains("disputed");
        assertThat(document.findings()).extracting("code").contains("table-twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"上年度结转0件，本年新收情况如下：", "2020年收到和处理政府信息公开申请情况表"})
    void neverGivesUpTheTableInItsOwnChapterForTheLineAboveIt(String line) {
        String table = SampleReport.table(report.three);
        String page = withinChapterOne("<p>全市情况如下：</p>" + tableThreeOfAnother())
                .replace(table, "<p>" + line + "</p>" + table);

        ReportDocument document = read(page);

        assertAgrees(report, document, false);
        assertThat(document.find("3/1/total").orElseThrow().flags()).contains("disputed");
    }

    @Test
    void comparesTheTablesOfTwoYearsInOneChapter() {
        String table = SampleReport.table(report.three);
        String page =
                report.page().replace(table, "<p>2020年情况：</p>" + tableThreeOfAnother() + "<p>2021年情况：</p>" + table);

        ReportDocument document = read(page);

        assertAgrees(report, document, false);
        assertThat(document.find("3/1/total").orElseThrow().flags()).contains("disputed");
    }

    @Test
    void takesNoTableOfAllCasesForThatOfDisclosure() {
        String outcomes = "<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>";
        String cases = "<table><tr><td colspan=5>行政复议</td><td colspan=5>行政诉讼</td></tr><tr>" + outcomes + outcomes
                + "</tr><tr>" + "<td>77</td>".repeat(10) + "</tr></table>";

        assertAgrees(report, read(withinChapterOne("<p>全年各类案件：</p>" + cases)), true);
    }

    @Test
    void takesNoTableOfDepartmentsForTableThree() {
        String departments = byColumns(List.of("教育局", "公安局", "民政局", "财政局", "卫健委", "其他", "总计"));
        String before = withinChapterOne(departments);
        String behind = report.page().replace("<p>四、政府信息公开行政复议", departments + "<p>四、政府信息公开行政复议");

        assertAgrees(report, read(before), true);
        assertAgrees(report, read(behind), true);
    }

    @Test
    void fillsNothingFromATableOfDepartmentsAlone() {
        String departments = byColumns(List.of("东城街道", "西城街道", "南城街道", "北城街道", "开发区", "其他", "总计"));
        String page = report.page(SampleReport.table(report.two), departments, SampleReport.table(report.four));

        assertThat(read(page).cells())
                .filteredOn(cell -> cell.id().startsWith("3/"))
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.value()).isNull());
    }

    /** The rows of table 3 under other columns. */
    private String byColumns(List<String> columns) {
        StringBuilder table = new StringBuilder("<table><tr><td>项目</td>");
        columns.forEach(column -> table.append("<td>" + column + "</td>"));
        for (FormRow row : report.form.tables().get(1).blocks().get(0).rows()) {
            table.append("</tr><tr><td>" + row.label().official() + "</td>")
                    .append("<td>7</td>".repeat(columns.size()));
        }
        return table.append("</tr></table>").toString();
    }
}
