package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.gongkai.model.Finding;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticFindingsTest {
    private static final Extractor EXTRACTOR = TestForms.extractor();

    @Test
    void wondersAtRegulationsOfATownshipButNotOfACity() {
        String page = new SampleReport("cn-2021")
                .print(Map.of("2/regulations/in_force", "6"))
                .page();

        assertThat(codes(read(page))).doesNotContain("regulations-unexpected");
        assertThat(codes(read(page.replace("郑州市人民政府", "尼勒克县尼勒克镇人民政府")))).contains("regulations-unexpected");
    }

    @Test
    void wondersAtSumsThatOnlyYuanExplain() {
        String page = new SampleReport("cn-2021")
                .print(Map.of("2/fees/amount", "75394432"))
                .page();

        ReportDocument document = read(page.replace("郑州市人民政府", "凤泉区大块镇人民政府"));

        assertThat(codes(document)).contains("unit-doubtful");
        assertThat(document.find("2/fees/amount").orElseThrow().value()).isEqualByComparingTo("75394432");
        assertThat(codes(read(page.replace("75394432", "753.9")))).doesNotContain("unit-doubtful");
    }

    @Test
    void tellsOfCellsThatWereLeftBlankAndOfChaptersWithoutText() {
        String page = new SampleReport("cn-2021")
                .print(Map.of("4/review/total", "/", "3/1/other", ""))
                .page();

        assertThat(read(page).findings())
                .filteredOn(finding -> finding.code().equals("cells-blank"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.cells()).containsExactly("3/1/other", "4/review/total"));
        assertThat(codes(read(page))).doesNotContain("section-empty");
        assertThat(codes(read(page.replace("仍有不足。", "")))).contains("section-empty");
    }

    @Test
    void takesTheDateUnderTheTitleForThatOfPublication() {
        SampleReport report = new SampleReport("cn-2021").print(Map.of());
        String page = report.page()
                .replace("</h1>", "</h1><p align=center>2022-01-20</p>")
                .replace("<p>无。</p>", "<p>无。</p><p>填报日期：2022年1月5日</p>");

        assertThat(read(page).published()).isEqualTo("2022-01-20");
    }

    @Test
    void takesThePublisherAndTheDateFromATableOfFacts() {
        String page = new SampleReport("cn-2021")
                .print(Map.of())
                .page()
                .replace("<h1>郑州市人民政府2021年", "<h1>2021年")
                .replace(
                        "<div id=zoom>",
                        "<table><tr><td>发布机构</td><td>霍林郭勒市龙泉街道</td><td>发布日期</td>"
                                + "<td>2022-02-03</td></tr></table><div id=zoom>");

        ReportDocument document = read(page);

        assertThat(document.authority()).isNotNull();
        assertThat(document.authority().name()).startsWith("霍林郭勒市龙泉街道");
        assertThat(document.published()).isEqualTo("2022-02-03");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>2022-01-20 09:12:33　来源：某局　点击数：9</div>",
                "<div>发布于 2022.01.20</div>",
                "<meta name=publishdate content=2022-01-20>",
                "<meta property='article:published_time' content='2022-01-20T09:00:00+08:00'>"
            })
    void findsTheDateOfPublicationWhereverAPageTellsIt(String words) {
        String page = new SampleReport("cn-2021").print(Map.of()).page();
        String told = words.startsWith("<meta")
                ? page.replace("<head>", "<head>" + words)
                : page.replace("<div id=zoom>", words + "<div id=zoom>");

        assertThat(read(told).published()).isEqualTo("2022-01-20");
    }

    @Test
    void knowsChaptersWhoseNumbersStandInBrackets() {
        String page = new SampleReport("cn-2021")
                .print(Map.of())
                .page()
                .replaceAll("<p>([一二三四五六])、", "<p>（$1）")
                .replaceAll("(?s)<table.*?</table>", "<p><img src=a.png></p>");

        ReportDocument document = read(page);

        assertThat(document.sections()).hasSize(6);
        assertThat(codes(document)).contains("table-is-picture").doesNotContain("no-form");
    }

    private static List<String> codes(ReportDocument document) {
        return document.findings().stream().map(Finding::code).toList();
    }

    private static ReportDocument read(String page) {
        return TestForms.extract(EXTRACTOR, Source.of("page.html", page.getBytes(StandardCharsets.UTF_8)))
                .document();
    }
}
