package org.gongkai.app.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleReportsTest {
    @ParameterizedTest
    @ValueSource(strings = {"001", "002", "004"})
    void printsEveryNumberOfAnHtmlReport(String id) throws IOException {
        SampleReport report = SampleReport.require(id);
        assertPrints(report, PrintedTables.ofHtml(report.bytes()));
    }

    @Test
    void keepsTablesAndNumbersInTheWordFile() throws IOException {
        SampleReport report = SampleReport.require("000");
        byte[] file = report.bytes();
        assertThat(file).startsWith(0xD0, 0xCF, 0x11, 0xE0);
        assertPrints(report, PrintedTables.ofWord(file));
    }

    @Test
    void hidesTheScanFromEveryTextReader() throws IOException {
        String pdf = new String(SampleReport.require("003").bytes(), ISO_8859_1);
        assertThat(pdf).startsWith("%PDF-1.4").doesNotContain("/Font").hasSizeLessThan(2_500_000);
        assertThat(Pattern.compile("/Type/Page/").matcher(pdf).results()).hasSize(7);
        assertThat(Pattern.compile("/Subtype/Image").matcher(pdf).results()).hasSize(7);
    }

    @Test
    void knowsTheTruthOfEveryCellOfEachForm() {
        assertThat(SampleReport.all()).extracting(SampleReport::id).containsExactly("000", "001", "002", "003", "004");
        for (SampleReport report : SampleReport.all()) {
            SampleReport.Truth truth = report.truth();
            assertThat(truth.cells()).hasSize(report.form().equals("cn-2021") ? 200 : 198);
            assertThat(truth.notNumbers().keySet())
                    .containsExactlyInAnyOrderElementsOf(truth.cells().entrySet().stream()
                            .filter(cell -> cell.getValue() == null)
                            .map(Map.Entry::getKey)
                            .toList());
            assertThat(truth.authority()).isEqualTo(report.authority());
        }
    }

    @Test
    void tellsTheAuthorityOfChuanhuiInTheProseOnly() throws IOException {
        String body = article("www.chuanhui.example/zwgk/show/2041.html");
        assertThat(body).startsWith("一、总体情况").contains("2020年，川汇区认真贯彻落实").doesNotContain("年度报告");
    }

    @Test
    void altersOneFigureAndOneSentenceInTheSecondEpoch() throws IOException {
        List<String> before = words("www.chuanhui.example/zwgk/show/2041.html");
        List<String> after = words("epoch-2/www.chuanhui.example/zwgk/show/2041.html");
        List<String> gone = new ArrayList<>(before);
        gone.removeAll(after);
        List<String> come = new ArrayList<>(after);
        come.removeAll(before);
        assertThat(gone).contains("1,438").hasSize(2);
        assertThat(come).contains("1,483").hasSize(2).anyMatch(text -> text.contains("并非原报告内容"));
    }

    private static void assertPrints(SampleReport report, List<List<String>> rows) {
        Map<String, BigDecimal> expected = new LinkedHashMap<>(report.truth().cells());
        Map<String, String> printed = PrintedTables.byCell(rows, expected.keySet());
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        printed.forEach((id, text) -> numbers.put(id, text.isEmpty() ? null : new BigDecimal(text.replace(",", ""))));
        assertThat(numbers).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static String article(String resource) throws IOException {
        return Jsoup.parse(text(resource)).select(".article-content").text().strip();
    }

    private static List<String> words(String resource) throws IOException {
        return Jsoup.parse(text(resource)).select("p").eachText();
    }

    private static String text(String resource) throws IOException {
        try (var in = SamplePortals.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
