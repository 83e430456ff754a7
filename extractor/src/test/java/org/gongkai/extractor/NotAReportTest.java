package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that stand where reports stand and are none. */
class NotAReportTest {
    private static final Extractor EXTRACTOR = TestForms.extractor();

    @Test
    void tellsTheEmptyOfficialForm() {
        ReportDocument document = TestForms.extract(
                        EXTRACTOR,
                        Source.of("form.docx", TestForms.resource("/official-form-2021/official-form-2021.docx")))
                .document();

        assertNoReport(document, "empty");
    }

    @Test
    void tellsANoticeAboutReports() {
        assertNoReport(
                page(
                        "关于做好2021年政府信息公开工作年度报告编制发布工作的通知",
                        "<p>各县（市、区）人民政府：</p><p>根据条例规定，现就做好年度报告编制发布工作通知如下。</p>"
                                + "<p>一、总体要求</p><p>高度重视主动公开、依申请公开。</p><p>二、报送时间</p><p>1月31日前。</p>"),
                "");
    }

    @Test
    void tellsAnInterpretation() {
        assertNoReport(page("图解：郑州市2021年政府信息公开工作年度报告解读", "<p>一图读懂</p><p>主动公开政府信息1000条，收到依申请公开20件。</p>"), "");
    }

    @Test
    void tellsAnInterpretationThatIsLaidOutLikeTheReport() {
        String chapters = "<p>一、总体情况</p><p>" + "报告介绍了主动公开的情况。".repeat(20) + "</p><p>二、主动公开政府信息情况</p><p>若干。</p>"
                + "<p>三、收到和处理政府信息公开申请情况</p><p>若干。</p><p>四、政府信息公开行政复议、行政诉讼情况</p><p>若干。</p>"
                + "<p>五、存在的主要问题及改进情况</p><p>若干。</p>";

        assertNoReport(page("《安丘市2020年政府信息公开工作年度报告》解读", chapters), "");
        assertNoReport(page("安丘师范学院2020年信息公开工作年度报告", chapters), "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "《安丘市2020年政府信息公开工作年度报告》解读",
                "一图读懂安丘市2020年政府信息公开工作年度报告",
                "图解：安丘市2020年政府信息公开工作年度报告",
                "【图解】安丘市2020年政府信息公开工作年度报告",
                "关于《安丘市2020年政府信息公开工作年度报告》的解读"
            })
    void tellsAnInterpretationBesideALinkToTheReport(String title) {
        String text = "<p>近日，安丘市发布2020年政府信息公开工作年度报告，现解读如下：主动公开信息，受理政府信息公开申请45件，行政复议3件。</p>";

        assertNoReport(
                "<html><head><meta charset=utf-8><title>" + title + "_安丘市门户网站</title></head><body><h1>" + title
                        + "</h1>" + text.repeat(8)
                        + "<div>上一篇：<a href=1.html>安丘市2020年政府信息公开工作年度报告</a></div></body></html>",
                "about reports");
    }

    @Test
    void takesAReportBesideALinkToItsInterpretationForAReport() {
        SampleReport report = new SampleReport("cn-2021");
        String link =
                "<h3 class=title><a href=2.html>《郑州市人民政府2021年政府信息公开工作年度报告》解读</a></h3><p>相关解读：<a href=3.html>一图读懂郑州市人民政府2021年政府信息公开工作年度报告</a></p>";

        assertThat(LayoutTest.read(report.page().replace("<body>", "<body>" + link))
                        .report())
                .isTrue();
        String prose = "<html><head><meta charset=utf-8><title>安丘市2012年政府信息公开工作年度报告</title></head><body>"
                + "<h1>安丘市2012年政府信息公开工作年度报告</h1>" + link + "<p>主动公开政府信息一千条，申请公开政府信息十件，行政复议无。</p>".repeat(12)
                + "</body></html>";
        assertThat(LayoutTest.read(prose).report()).isTrue();
    }

    @Test
    void tellsAnotherKindOfReport() {
        assertNoReport(
                page("郑州市2021年法治政府建设年度报告", "<p>一、总体情况</p><p>" + "加强法治政府建设。".repeat(60) + "</p><p>二、存在问题</p>"), "");
    }

    @Test
    void tellsAListOfReports() {
        StringBuilder list = new StringBuilder("<ul>");
        for (int i = 0; i < 60; i++) {
            list.append("<li><a href=\"t").append(i).append(".html\">郑州市某局2021年政府信息公开工作年度报告</a> 2022-01-20</li>");
        }

        assertNoReport(page("政府信息公开年报", list + "</ul>"), "links");
    }

    @Test
    void tellsAPageThatIsGoneThoughTheServerSaysOtherwise() {
        assertNoReport(page("404", "<p>抱歉，您访问的页面不存在或已删除！</p>"), "nothing here");
    }

    @Test
    void tellsAnAntiRobotPage() {
        assertNoReport(
                "<html><head><title></title><script>document.cookie='__jsl_clearance=1';</script></head>"
                        + "<body>请开启JavaScript并刷新该页</body></html>",
                "anti-robot");
    }

    @Test
    void tellsAPageThatOnlyLinksToAFile() {
        assertNoReport(
                page("郑州市2021年政府信息公开工作年度报告", "<p>附件：<a href=\"P020220120.docx\">年度报告.docx</a></p>"), "年度报告.docx");
    }

    @Test
    void takesAReportInProseFromTheYearsBeforeTheForms() {
        ReportDocument document = read(page(
                "平潭县2012年政府信息公开工作年度报告",
                "<p>一、概述</p><p>" + "我县积极推进政府信息主动公开和依申请公开工作。".repeat(10)
                        + "</p><p>二、主动公开政府信息的情况</p><p>" + "主动公开政府信息若干条。".repeat(10)
                        + "</p><p>三、复议、诉讼情况</p><p>未发生。</p>"));

        assertThat(document.report()).isTrue();
        assertThat(document.year()).isEqualTo(2012);
        assertThat(document.form()).isNull();
        assertThat(document.cells()).isEmpty();
        assertThat(document.sections()).hasSize(3);
    }

    private static void assertNoReport(String page, String reason) {
        assertNoReport(read(page), reason);
    }

    private static void assertNoReport(ReportDocument document, String reason) {
        assertThat(document.report()).isFalse();
        assertThat(document.findings()).extracting("code").containsOnly("not-a-report");
        assertThat(document.findings().get(0).message()).contains(reason);
    }

    private static String page(String title, String body) {
        return "<html><head><meta charset=\"utf-8\"><title>" + title + "</title></head><body><h1>" + title + "</h1>"
                + body + "</body></html>";
    }

    private static ReportDocument read(String page) {
        return TestForms.extract(EXTRACTOR, Source.of("page.html", page.getBytes(StandardCharsets.UTF_8)))
                .document();
    }
}
