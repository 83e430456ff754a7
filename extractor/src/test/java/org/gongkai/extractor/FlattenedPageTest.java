package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.extractor.LayoutTest.assertAgrees;
import static org.gongkai.extractor.LayoutTest.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongkai.extractor.SampleReport.Td;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that keep only the text of their tables, in paragraphs. */
class FlattenedPageTest {
    private static String cellAParagraph(List<List<Td>> table) {
        return table.stream()
                .flatMap(List::stream)
                .map(cell -> "<p align=center>" + cell.text() + "</p>\n")
                .collect(Collectors.joining());
    }

    private static String rowAParagraph(List<List<Td>> table, String gap) {
        return table.stream()
                .map(row -> "<p>" + row.stream().map(Td::text).collect(Collectors.joining(gap)) + "</p>\n")
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn-2019", "cn-2021"})
    void readsTablesOfWhichEachCellIsAParagraph(String form) {
        SampleReport report = new SampleReport(form);

        ReportDocument document = read(
                report.page(cellAParagraph(report.two), cellAParagraph(report.three), cellAParagraph(report.four)));

        assertAgrees(report, document, false);
        assertThat(document.find("3/2/total").orElseThrow().at())
                .isInstanceOfSatisfying(Position.InTable.class, place -> assertThat(place.table())
                        .isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"&emsp;", "&nbsp;&nbsp;&nbsp;", "&#12288;", " &ensp; "})
    void readsTablesOfWhichEachRowIsAParagraph(String gap) {
        SampleReport report = new SampleReport("cn-2019");

        ReportDocument document = read(report.page(
                rowAParagraph(report.two, gap), rowAParagraph(report.three, gap), rowAParagraph(report.four, gap)));

        assertAgrees(report, document, true);
    }

    @Test
    void readsTheOneTableThatLostItsTags() {
        SampleReport report = new SampleReport("cn-2021");

        ReportDocument document = read(report.page(
                SampleReport.table(report.two), cellAParagraph(report.three), SampleReport.table(report.four)));

        assertAgrees(report, document, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn-2019", "cn-2021"})
    void partsHeadingsFromTheFirstRowBelowThem(String form) {
        SampleReport report = new SampleReport(form);
        report.two.removeIf(row -> row.get(0).text().startsWith("第二十条"));

        ReportDocument document = read(
                report.page(cellAParagraph(report.two), cellAParagraph(report.three), cellAParagraph(report.four)));

        assertAgrees(report, document, false);
        assertThat(document.cells())
                .filteredOn(cell -> cell.id().startsWith("2/"))
                .allSatisfy(cell -> assertThat(cell.flags()).isEmpty());
    }

    @Test
    void readsTableFourAsALabelAndAFigureInTurn() {
        SampleReport report = new SampleReport("cn-2021");
        List<Td> figures = report.four.get(3);
        List<List<Td>> lines = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            List<Td> line = new ArrayList<>();
            List<String> groups =
                    switch (i) {
                        case 0 -> List.of("行政复议");
                        case 5 -> List.of("行政诉讼", "未经复议直接起诉");
                        case 10 -> List.of("复议后起诉");
                        default -> List.of();
                    };
            groups.forEach(group -> line.add(Td.of(group)));
            line.add(report.four.get(2).get(i % 5));
            line.add(figures.get(i));
            lines.add(line);
        }

        ReportDocument document = read(
                report.page(SampleReport.table(report.two), SampleReport.table(report.three), cellAParagraph(lines)));

        assertAgrees(report, document, true);
    }

    @Test
    void readsTableFourAsOutcomesAndFiguresInTurn() {
        SampleReport report = new SampleReport("cn-2021");
        List<Td> figures = report.four.get(3);
        List<Td> outcomes = report.four.get(2).subList(0, 5);
        List<List<Td>> lines = new ArrayList<>();
        List<List<String>> groups = List.of(List.of("行政复议"), List.of("行政诉讼", "未经复议直接起诉"), List.of("复议后起诉"));
        for (int i = 0; i < groups.size(); i++) {
            List<Td> line = new ArrayList<>();
            groups.get(i).forEach(group -> line.add(Td.of(group)));
            line.addAll(outcomes);
            line.addAll(figures.subList(5 * i, 5 * i + 5));
            lines.add(line);
        }

        ReportDocument document = read(
                report.page(SampleReport.table(report.two), SampleReport.table(report.three), cellAParagraph(lines)));

        assertAgrees(report, document, true);
    }

    @Test
    void leavesParagraphsBesideTablesAlone() {
        SampleReport report = new SampleReport("cn-2021");
        String page = report.page();

        ReportDocument document = read(page.replace(
                "<p>仍有不足。</p>", "<p>" + "信息内容、规章、行政许可、行政处罚、行政强制、事业性收费\n" + "</p>" + cellAParagraph(report.four)));

        assertAgrees(report, document, true);
        assertThat(document.sections())
                .anySatisfy(section -> assertThat(section.text()).contains("尚未审结"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "  "})
    void readsTextWithStrayBlanksAroundItsFigures(String gap) {
        SampleReport report = new SampleReport("cn-2019");
        String text = report.page(strayed(report.two, gap), strayed(report.three, gap), strayed(report.four, gap))
                .replaceAll("<head>.*</head>", "")
                .replaceAll("</?(?:p|h1)>", "\n")
                .replaceAll("<[^>]*>", "");

        ReportDocument document = TestForms.extract(
                        TestForms.extractor(), Source.of("report.txt", text.getBytes(StandardCharsets.UTF_8)))
                .document();

        assertAgrees(report, document, false);
    }

    private static String strayed(List<List<Td>> table, String gap) {
        List<String> stray = List.of("%s", " %s", "%s\t", "\u200B%s", "\u00A0%s\u00A0", "\u3000%s", "%s ");
        int[] next = {0};
        return table.stream()
                .map(row -> row.stream()
                        .map(cell -> cell.text().matches("[0-9]+")
                                ? stray.get(next[0]++ % stray.size()).formatted(cell.text())
                                : cell.text())
                        .collect(Collectors.joining(gap)))
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn-2019", "cn-2021"})
    void joinsTablesOfARowEach(String form) {
        SampleReport report = new SampleReport(form);

        ReportDocument document =
                read(report.page(tableARow(report.two), tableARow(report.three), tableARow(report.four)));

        assertAgrees(report, document, true);
        assertThat(document.cells())
                .filteredOn(cell -> cell.id().startsWith("3/") && cell.value() != null)
                .extracting(cell -> ((Position.InTable) cell.at()).row())
                .containsOnly(1);
    }

    /** What is merged over several rows stands in the first of them, with blanks below. */
    private static String tableARow(List<List<Td>> table) {
        Map<Integer, Map<Integer, Integer>> below = new HashMap<>();
        StringBuilder html = new StringBuilder();
        for (int r = 0; r < table.size(); r++) {
            Map<Integer, Integer> merged = below.getOrDefault(r, Map.of());
            List<Td> row = new ArrayList<>();
            int column = 0;
            Iterator<Td> cells = table.get(r).iterator();
            while (cells.hasNext() || merged.containsKey(column)) {
                int width = merged.getOrDefault(column, 0);
                Td cell = width > 0 ? new Td("&nbsp;", 1, width) : cells.next();
                for (int down = r + 1; down < r + cell.rows(); down++) {
                    below.computeIfAbsent(down, key -> new HashMap<>()).put(column, cell.columns());
                }
                row.add(new Td(cell.text(), 1, cell.columns()));
                column += cell.columns();
            }
            html.append(SampleReport.table(List.of(row)));
        }
        return html.toString();
    }

    @Test
    void doesNotMoveFiguresIntoAColumnThatTextLeavesOut() {
        SampleReport report = new SampleReport("cn-2021");
        report.three.set(1, List.of(Td.of("自然人"), Td.of("法人或其他组织")));
        for (int r = 3; r < report.three.size(); r++) {
            report.three.set(
                    r, report.three.get(r).subList(0, report.three.get(r).size() - 1));
        }
        report.truth.replaceAll((id, value) -> id.startsWith("3/") && id.endsWith("/total") ? null : value);
        ReportDocument document = text(report);

        assertAgrees(report, document, true);
        assertThat(document.find("3/4/total").orElseThrow().status()).isEqualTo(CellStatus.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.属于国家秘密", "一、本年新收政府信息公开申请数量"})
    void vouchesForNoRowOfTextThatLostACellBesideAColumnOfSubtotals(String broken) {
        SampleReport report = new SampleReport("cn-2021");
        report.three.subList(0, 3).clear();
        report.three.add(0, new ArrayList<>(List.of(Td.of("项目"))));
        List.of("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "小计", "总计")
                .forEach(heading -> report.three.get(0).add(Td.of(heading)));
        for (int r = 1; r < report.three.size(); r++) {
            List<Td> row = report.three.get(r);
            row.removeIf(cell -> cell.text().startsWith("三、本年度办理结果"));
            row.add(row.size() - 1, Td.of("7777"));
            if (row.stream().anyMatch(cell -> cell.text().equals(broken))) {
                row.remove(row.size() - 8);
            }
        }

        ReportDocument document = text(report);

        String row = broken.startsWith("1") ? "3/3.3.1/" : "3/1/";
        assertThat(document.cells())
                .filteredOn(cell -> cell.id().startsWith(row))
                .hasSize(7)
                .allSatisfy(cell -> assertThat(cell.flags()).contains("by-position"));
        assertThat(document.find("3/2/other").orElseThrow().flags()).doesNotContain("by-position");
    }

    private static ReportDocument text(SampleReport report) {
        String text = report.page(lines(report.two), lines(report.three), lines(report.four))
                .replaceAll("<head>.*</head>", "")
                .replaceAll("</?(?:p|h1)>", "\n")
                .replaceAll("<[^>]*>", "");
        return TestForms.extract(TestForms.extractor(), Source.of("report.txt", text.getBytes(StandardCharsets.UTF_8)))
                .document();
    }

    private static String lines(List<List<Td>> table) {
        return table.stream()
                .map(row -> row.stream().map(Td::text).collect(Collectors.joining("  ")))
                .collect(Collectors.joining("\n", "\n", "\n"));
    }
}
