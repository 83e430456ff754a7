package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.extractor.LayoutTest.assertAgrees;
import static org.gongkai.extractor.LayoutTest.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongkai.extractor.SampleReport.Td;
import org.gongkai.model.CellStatus;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables with their rows for columns, and tables that lack a column. */
class SidewaysTableTest {
    @ParameterizedTest
    @ValueSource(strings = {"cn-2019", "cn-2021"})
    void readsTableThreeWithARowForEachKindOfApplicant(String form) {
        SampleReport report = new SampleReport(form);

        ReportDocument document = read(report.page(
                SampleReport.table(report.two),
                SampleReport.table(turned(report.three)),
                SampleReport.table(report.four)));

        assertAgrees(report, document, true);
    }

    @Test
    void readsTableTwoWithARowForEachColumn() {
        SampleReport report = new SampleReport("cn-2019");
        StringBuilder blocks = new StringBuilder();
        List<List<Td>> block = new ArrayList<>();
        for (List<Td> row : report.two) {
            if (row.get(0).text().startsWith("第二十条")) {
                blocks.append(block.isEmpty() ? "" : SampleReport.table(turned(block)));
                blocks.append("<p>").append(row.get(0).text()).append("</p>");
                block.clear();
            } else {
                block.add(row.stream().map(cell -> Td.of(cell.text())).toList());
            }
        }
        blocks.append(SampleReport.table(turned(block)));

        ReportDocument document =
                read(report.page(blocks.toString(), SampleReport.table(report.three), SampleReport.table(report.four)));

        assertAgrees(report, document, true);
    }

    @Test
    void takesATableThatStandsUprightAsItStands() {
        SampleReport report = new SampleReport("cn-2021");

        ReportDocument document = read(report.page(
                SampleReport.table(report.two),
                SampleReport.table(report.three) + SampleReport.table(turned(report.three)),
                SampleReport.table(report.four)));

        assertAgrees(report, document, true);
        assertThat(document.find("3/1/natural_person").orElseThrow().at())
                .hasToString(read(report.page())
                        .find("3/1/natural_person")
                        .orElseThrow()
                        .at()
                        .toString());
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
        String text = report.page(lines(report.two), lines(report.three), lines(report.four))
                .replaceAll("<head>.*</head>", "")
                .replaceAll("</?(?:p|h1)>", "\n")
                .replaceAll("<[^>]*>", "");

        ReportDocument document = TestForms.extract(
                        TestForms.extractor(), Source.of("report.txt", text.getBytes(StandardCharsets.UTF_8)))
                .document();

        assertAgrees(report, document, true);
        assertThat(document.find("3/4/total").orElseThrow().status()).isEqualTo(CellStatus.ABSENT);
    }

    private static String lines(List<List<Td>> table) {
        return table.stream()
                .map(row -> row.stream().map(Td::text).collect(Collectors.joining("  ")))
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static List<List<Td>> turned(List<List<Td>> table) {
        List<OfficeWriter.Placed> cells = OfficeWriter.placed(table);
        int rows = cells.stream()
                .mapToInt(cell -> cell.column() + cell.cell().columns())
                .max()
                .orElseThrow();
        return Stream.iterate(0, row -> row + 1)
                .limit(rows)
                .map(row -> cells.stream()
                        .filter(cell -> cell.column() == row)
                        .sorted(Comparator.comparingInt(OfficeWriter.Placed::row))
                        .map(cell -> new Td(
                                cell.cell().text(),
                                cell.cell().columns(),
                                cell.cell().rows()))
                        .toList())
                .toList();
    }
}
