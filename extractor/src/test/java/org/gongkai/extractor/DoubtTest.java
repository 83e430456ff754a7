package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Finding;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;

/** The source's contradictions and our own doubts are told apart. */
class DoubtTest {
    private static final Extractor EXTRACTOR = TestForms.extractor();

    @Test
    void blamesTheSourceWhenEveryFigureWasReadFirmly() {
        ReportDocument document = read(new SampleReport("cn-2021")
                .print(Map.of("3/1/total", "30", "3/3.7/total", "28"))
                .page());

        assertThat(codes(document)).contains("sum-mismatch").doesNotContain("sum-disputed");
        assertThat(finding(document, "sum-mismatch").message()).startsWith("the source does not add up");
    }

    @Test
    void doubtsItsOwnReadingBeforeItBlamesTheSource() {
        ReportDocument document = read(
                new SampleReport("cn-2021").print(Map.of("3/1/total", "约30件")).page());

        assertThat(codes(document)).contains("sum-disputed").doesNotContain("sum-mismatch");
        assertThat(finding(document, "sum-disputed").messageZh()).contains("读取存疑");
    }

    @Test
    void doubtsItsReadingOfATableInWhichMostSumsFail() {
        ReportDocument document = read(new SampleReport("cn-2021").page());

        assertThat(document.findings())
                .filteredOn(finding -> finding.cells().contains("3/3.3.1/total"))
                .extracting(Finding::code)
                .containsOnly("sum-disputed");
        assertThat(document.find("3/3.3.1/total").orElseThrow().flags()).contains("sum-disputed");
    }

    @Test
    void saysThatATableIsThereThoughItsLayoutCannotBeRead() {
        SampleReport report = new SampleReport("cn-2021");
        String lines = report.three.stream()
                .map(row -> row.stream()
                        .map(SampleReport.Td::text)
                        .filter(text -> !text.matches("[0-9]+"))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("</p><p>", "<p>", "</p>"));

        ReportDocument document =
                read(report.page(SampleReport.table(report.two), lines, SampleReport.table(report.four)));

        assertThat(codes(document)).contains("table-not-understood").doesNotContain("table-missing");
        assertThat(document.find("3/1/total")).map(Cell::status).contains(CellStatus.ABSENT);
    }

    @Test
    void saysThatAPictureStandsInPlaceOfATable() {
        SampleReport report = new SampleReport("cn-2021");

        ReportDocument document = read(report.page(
                SampleReport.table(report.two),
                "<p><img src=\"three.png\" width=600 height=900></p>",
                SampleReport.table(report.four)));

        assertThat(codes(document)).contains("table-is-picture").doesNotContain("table-missing");
    }

    @Test
    void takesTwoEqualCopiesOfATableForOne() {
        SampleReport report = new SampleReport("cn-2021").print(Map.of("3/1/total", "5"));
        String three = SampleReport.table(report.three);

        ReportDocument document = read(report.page(
                SampleReport.table(report.two), three, SampleReport.table(report.four) + "<p>附表：</p>" + three));

        assertThat(codes(document)).doesNotContain("table-twice");
        assertThat(document.find("3/1/total").orElseThrow().flags()).isEmpty();
    }

    @Test
    void flagsWhatTwoCopiesOfATableSayDifferently() {
        SampleReport report = new SampleReport("cn-2021").print(Map.of("3/1/total", "5"));
        SampleReport other = new SampleReport("cn-2021").print(Map.of("3/1/total", "6"));

        ReportDocument document = read(report.page(
                SampleReport.table(report.two),
                SampleReport.table(report.three),
                SampleReport.table(report.four) + "<p>附表：</p>" + SampleReport.table(other.three)));

        assertThat(finding(document, "table-twice").cells()).containsExactly("3/1/total");
        assertThat(document.find("3/1/total").orElseThrow().flags()).containsExactly("disputed", "sum-disputed");
        assertThat(document.find("3/2/total").orElseThrow().flags()).isEmpty();
    }

    @Test
    void passesOverAnEmptyCopyBeforeTheFilledOne() {
        SampleReport report = new SampleReport("cn-2021").print(Map.of("3/1/total", "5"));
        String three = SampleReport.table(report.three);

        ReportDocument document = read(report.page(
                SampleReport.table(report.two),
                three.replaceAll(">[05]<", "><") + "<p>填报如下：</p>" + three,
                SampleReport.table(report.four)));

        assertThat(document.find("3/1/total").orElseThrow().value()).isEqualTo(BigDecimal.valueOf(5));
        assertThat(codes(document)).doesNotContain("table-twice");
    }

    private static List<String> codes(ReportDocument document) {
        return document.findings().stream().map(Finding::code).toList();
    }

    private static Finding finding(ReportDocument document, String code) {
        return document.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + code + " in " + document.findings()));
    }

    private static ReportDocument read(String page) {
        return TestForms.extract(EXTRACTOR, Source.of("page.html", page.getBytes(StandardCharsets.UTF_8)))
                .document();
    }
}
