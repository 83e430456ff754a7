package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.extractor.LayoutTest.assertAgrees;
import static org.gongkai.extractor.LayoutTest.read;

import org.gongkai.model.CellStatus;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents in which another report follows the first. */
class SecondReportTest {
    private final SampleReport report = new SampleReport("cn-2021");

    /** The page with the article once more behind it, under this line and with other figures. */
    private String followedBy(String line, String page) {
        String article = report.page();
        String second = article.substring(article.indexOf("<p>本报告所列"), article.indexOf("</div></body>"))
                .replaceAll(">1([0-9]{3})<", ">4$1<");
        return page.replace("</div></body>", line + second + "</div></body>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>附：郑州市下属事务中心2021年政府信息公开工作年度报告</p>", "<h2>郑州市人民政府2019年政府信息公开工作年度报告</h2>", ""})
    void readsTheFirstOfTwoReports(String line) {
        ReportDocument document = read(followedBy(line, report.page()));

        assertAgrees(report, document, true);
        assertThat(document.findings())
                .extracting("code")
                .contains("second-report")
                .doesNotContain("table-twice");
        assertThat(document.sections()).hasSize(6);
    }

    @Test
    void neverFillsTheFirstReportFromTheSecond() {
        String first = report.page(
                SampleReport.table(report.two),
                "<img src=three.png width=600 height=800>",
                SampleReport.table(report.four));

        ReportDocument document = read(followedBy("<p>附件2：郑州市水务中心2021年政府信息公开工作年度报告</p>", first));

        assertThat(document.cells())
                .filteredOn(cell -> cell.id().startsWith("3/"))
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.status()).isEqualTo(CellStatus.ABSENT));
    }

    @Test
    void takesLinksToOtherReportsForNoReport() {
        String page = report.page().replace("<p>四、政府信息公开行政复议", "<p><a>郑州市人民政府2020年政府信息公开工作年度报告</a></p><p>四、政府信息公开行政复议");

        assertThat(read(page).find("4/review/total").orElseThrow().value())
                .isEqualByComparingTo(report.truth.get("4/review/total"));
    }

    @Test
    void readsTablesBehindTheRepeatedTitle() {
        String page = report.page().replace("<p>四、政府信息公开行政复议", "<p>附件：郑州市2021年政府信息公开工作年度报告</p><p>四、政府信息公开行政复议");

        assertAgrees(report, read(page), true);
    }
}
