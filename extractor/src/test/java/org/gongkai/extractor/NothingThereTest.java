package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.extractor.LayoutTest.assertAgrees;
import static org.gongkai.extractor.LayoutTest.read;
import static org.gongkai.extractor.LayoutTest.replace;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gongkai.extractor.SampleReport.Td;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows and tables that hold no figure, or noughts in words, are there all the same: never absent. */
class NothingThereTest {
    @Test
    void keepsLabelsWithoutFiguresInTheTableOfASheet() {
        SampleReport report = new SampleReport("cn-2021");
        blank(report, "3/1/", "3/3.2/", "3/3.3.4/", "3/3.6.2/", "3/3.7/", "3/4/");

        ReportDocument document = xlsx(report);

        assertAgrees(report, document, true);
        assertThat(document.cells()).extracting(Cell::status).doesNotContain(CellStatus.ABSENT);
    }

    @Test
    void readsTableFourStackedUnderNamesThatAreMergedOverIt() {
        SampleReport report = new SampleReport("cn-2021");
        List<Td> figures = report.four.get(3);
        List<Td> outcomes = List.of(Td.of("结果维持"), Td.of("结果纠正"), Td.of("其他结果"), Td.of("尚未审结"), Td.of("总计"));
        report.four.clear();
        report.four.add(List.of(new Td("行政复议", 1, 5)));
        report.four.add(outcomes);
        report.four.add(figures.subList(0, 5));
        report.four.add(List.of(new Td("未经复议直接起诉", 1, 5)));
        report.four.add(outcomes);
        report.four.add(figures.subList(5, 10));
        report.four.add(List.of(new Td("复议后起诉", 1, 5)));
        report.four.add(outcomes);
        report.four.add(figures.subList(10, 15));

        assertAgrees(report, xlsx(report), true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"无", "/", "无此类情况", "本年度未发生相关案件"})
    void takesOneCellOverAllOfTableFourForEachOfItsCells(String text) {
        SampleReport report = new SampleReport("cn-2019");
        report.four.set(3, List.of(new Td(text, 1, 15)));
        report.truth.replaceAll((id, value) -> id.startsWith("4/") ? null : value);

        ReportDocument document = read(report.page());

        assertAgrees(report, document, true);
        assertThat(document.cells())
                .filteredOn(cell -> cell.id().startsWith("4/"))
                .hasSize(15)
                .extracting(Cell::status)
                .containsOnly(CellStatus.NOT_APPLICABLE);
    }

    @Test
    void takesOneMarkOverARowForEachOfItsCells() {
        SampleReport report = new SampleReport("cn-2019");
        List<Td> row = report.three.get(4);
        report.three.set(4, List.of(row.get(0), new Td("不涉及", 1, 7)));
        report.truth.replaceAll((id, value) -> id.startsWith("3/2/") ? null : value);

        ReportDocument document = read(report.page());

        assertAgrees(report, document, true);
        assertThat(document.find("3/2/other").orElseThrow().status()).isEqualTo(CellStatus.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"零", "〇", "○", "O", "o"})
    void readsRowsOfNoughtsThatAreNoDigits(String nought) {
        SampleReport report = new SampleReport("cn-2019").print(Map.of("3/1/total", "5"));
        for (List<List<Td>> table : List.of(report.two, report.three, report.four)) {
            replace(table, text -> text.equals("0") ? nought : text);
        }

        assertAgrees(report, read(report.page()), false);
    }

    @Test
    void takesAWordBehindAColumnsNameForThatColumnWhenNoOtherIsLeft() {
        SampleReport report = new SampleReport("cn-2019");
        report.putTotalFirst();
        replace(report.three, text -> text.equals("其他") ? "其他组织" : text);

        assertAgrees(report, read(report.page()), true);
    }

    @Test
    void namesASmallTableByTheLineAboveThoughABlankRowEndsIt() {
        SampleReport report = new SampleReport("cn-2021");
        List<Td> outcomes = report.four.get(2).subList(0, 5);
        List<Td> blanks = IntStream.range(0, 5).mapToObj(i -> Td.of("")).toList();
        StringBuilder tables = new StringBuilder();
        List<String> names = List.of("（一）行政复议", "（二）未经复议直接起诉", "（三）复议后起诉");
        for (int i = 0; i < 3; i++) {
            List<Td> figures = report.four.get(3).subList(5 * i, 5 * i + 5);
            tables.append("<p>" + names.get(i) + "</p>").append(SampleReport.table(List.of(outcomes, figures, blanks)));
        }

        String page = report.page(SampleReport.table(report.two), SampleReport.table(report.three), tables.toString());

        assertAgrees(report, read(page), true);
    }

    @Test
    void givesNoFigureToTheKindOfCaseAboveThatHasNone() {
        SampleReport report = new SampleReport("cn-2021");
        report.truth.forEach((id, value) -> {
            if (id.startsWith("4/review/") || id.endsWith("/pending") && id.startsWith("4/")) {
                replace(report.four, text -> text.equals(value.toPlainString()) ? "" : text);
            }
        });
        report.truth.replaceAll((id, value) ->
                id.startsWith("4/review/") || id.endsWith("/pending") && id.startsWith("4/") ? null : value);
        List<Td> figures = report.four.get(3);
        List<Td> outcomes = report.four.get(2).subList(0, 5);
        List<List<Td>> stacked = List.of(
                outcomes,
                figures.subList(0, 5),
                named("行政诉讼"),
                named("未经复议直接起诉"),
                outcomes,
                figures.subList(5, 10),
                named("复议后起诉"),
                outcomes,
                figures.subList(10, 15));

        ReportDocument document = read(report.page(
                SampleReport.table(report.two),
                SampleReport.table(report.three),
                "<p>行政复议</p>" + SampleReport.table(stacked)));

        assertAgrees(report, document, true);
        assertThat(document.cells()).extracting(Cell::status).doesNotContain(CellStatus.ABSENT);
    }

    /** A name in the first cell of a row, not merged over the others. */
    private static List<Td> named(String name) {
        return List.of(Td.of(name), Td.of(""), Td.of(""), Td.of(""), Td.of(""));
    }

    @Test
    void readsWhatStandsStackedBesideAnotherLayout() {
        SampleReport report = new SampleReport("cn-2021");
        List<Td> outcomes = report.four.get(2);
        List<Td> figures = report.four.get(3);
        List<List<Td>> lawsuits =
                List.of(List.of(new Td("未经复议直接起诉", 1, 5), new Td("复议后起诉", 1, 5)), outcomes, figures.subList(5, 15));

        ReportDocument document = read(report.page(
                SampleReport.table(report.two),
                SampleReport.table(report.three),
                "<p>（一）行政复议</p>" + SampleReport.table(List.of(outcomes.subList(0, 5), figures.subList(0, 5)))
                        + "<p>（二）行政诉讼</p>" + SampleReport.table(lawsuits)));

        assertAgrees(report, document, true);
    }

    private static void blank(SampleReport report, String... rows) {
        for (String row : rows) {
            report.truth.forEach((id, value) -> {
                if (id.startsWith(row)) {
                    replace(report.three, text -> text.equals(value.toPlainString()) ? "" : text);
                }
            });
            report.truth.replaceAll((id, value) -> id.startsWith(row) ? null : value);
        }
    }

    private static ReportDocument xlsx(SampleReport report) {
        return TestForms.extract(TestForms.extractor(), Source.of("report.xlsx", OfficeWriter.xlsx(report, 0)))
                .document();
    }
}
