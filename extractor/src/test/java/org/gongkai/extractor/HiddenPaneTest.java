package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.extractor.LayoutTest.assertAgrees;
import static org.gongkai.extractor.LayoutTest.read;

import org.gongkai.model.CellStatus;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;

/** Pages that hide parts of the article until somebody clicks on a tab. */
class HiddenPaneTest {
    private static final String TABS = "<ul class=tab><li>一、总体情况<li>二、主动公开政府信息情况<li>三、收到和处理政府信息公开申请情况"
            + "<li>四、政府信息公开行政复议、行政诉讼情况<li>五、存在的主要问题及改进情况</ul>";

    private final SampleReport report = new SampleReport("cn-2021");

    private static String hide(String table, String style) {
        return "<div class='pane' " + style + ">" + table + "</div>";
    }

    private String page(String style) {
        String two = SampleReport.table(report.two);
        String three = SampleReport.table(report.three);
        String four = SampleReport.table(report.four);
        return report.page(TABS + hide(two, style), hide(three, style), hide(four, style));
    }

    @Test
    void readsTablesThatTheirTabsHide() {
        ReportDocument document = read(page("style='display:none'"));

        assertAgrees(report, document, true);
        assertThat(document.findings()).extracting("code").contains("hidden-content");
    }

    @Test
    void readsTablesThatAStyleSheetHidesUntilTheirTabIsChosen() {
        String page = page("").replace("<head>", "<head><style>.pane{display:none}</style>");

        assertAgrees(report, read(page), true);
    }

    @Test
    void showsTheTextsBesideThePanesOfTables() {
        String page =
                page("style='display:none'").replace("<p>仍有不足。</p>", hide("<p>仍有不足。</p>", "style='display:none'"));

        assertThat(read(page).sections())
                .anySatisfy(section -> assertThat(section.text()).contains("仍有不足"));
    }

    @Test
    void leavesAHiddenCopyOfATableThatIsShown() {
        String three = SampleReport.table(report.three);
        String draft = three.replaceAll("<td>1([0-9]{3})</td>", "<td>7$1</td>");
        String page = report.page(
                SampleReport.table(report.two),
                three + hide(draft, "style='display:none'"),
                SampleReport.table(report.four));

        ReportDocument document = read(page);

        assertAgrees(report, document, true);
        assertThat(document.findings()).extracting("code").doesNotContain("hidden-content");
    }

    @Test
    void choosesNoneOfTheTabsOfSeveralYears() {
        String three = SampleReport.table(report.three);
        String other = three.replaceAll("<td>1([0-9]{3})</td>", "<td>7$1</td>");
        String page = report.page(
                SampleReport.table(report.two),
                hide(three, "style='display:none'") + hide(other, "style='display:none'"),
                SampleReport.table(report.four));

        assertThat(read(page).find("3/1/total").orElseThrow().status()).isEqualTo(CellStatus.ABSENT);
    }
}
