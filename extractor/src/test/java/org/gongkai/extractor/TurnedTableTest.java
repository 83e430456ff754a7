package org.gongkai.extractor;

import static org.gongkai.extractor.LayoutTest.assertAgrees;
import static org.gongkai.extractor.LayoutTest.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongkai.extractor.OfficeWriter.Placed;
import org.gongkai.extractor.SampleReport.Td;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that lie on their side, and tables whose groups of rows stand in another order than the form's. */
class TurnedTableTest {
    @ParameterizedTest
    @ValueSource(strings = {"cn-2019", "cn-2021"})
    void readsTableThreeOnItsSide(String form) {
        SampleReport report = new SampleReport(form);
        String page =
                report.page(SampleReport.table(report.two), turned(report.three), SampleReport.table(report.four));

        assertAgrees(report, read(page), true);
    }

    @Test
    void readsTheBlocksOfTableTwoOnTheirSides() {
        SampleReport report = new SampleReport("cn-2019");
        String tables = blocks(report).stream()
                .map(block -> turned(block.subList(1, block.size())))
                .collect(Collectors.joining("<p>续</p>"));
        String page = report.page(tables, SampleReport.table(report.three), SampleReport.table(report.four));

        assertAgrees(report, read(page), true);
    }

    @Test
    void readsTheBlocksOfTableTwoInAnyOrder() {
        SampleReport report = new SampleReport("cn-2019");
        report.two.removeIf(row -> row.get(0).text().startsWith("其他主动公开"));
        List<List<List<Td>>> blocks = blocks(report);
        Collections.swap(blocks, 0, 3);
        Collections.swap(blocks, 2, 4);
        for (List<List<Td>> block : blocks) {
            Collections.reverse(block.subList(2, block.size()));
        }
        String together = SampleReport.table(blocks.stream()
                .flatMap(block -> Stream.concat(block.stream(), Stream.of(List.of(new Td("", 1, 4)))))
                .toList());
        String apart = blocks.stream().map(SampleReport::table).collect(Collectors.joining());

        for (String two : List.of(together, apart)) {
            String page = report.page(two, SampleReport.table(report.three), SampleReport.table(report.four));
            assertAgrees(report, read(page), true);
        }
    }

    /** Table 2 by its articles, the article's row first. */
    private static List<List<List<Td>>> blocks(SampleReport report) {
        List<List<List<Td>>> blocks = new ArrayList<>();
        for (List<Td> row : report.two) {
            if (row.size() == 1) {
                blocks.add(new ArrayList<>());
            }
            blocks.get(blocks.size() - 1).add(row);
        }
        return blocks;
    }

    /** A table with its rows for columns. */
    private static String turned(List<List<Td>> table) {
        List<List<Td>> turned = new ArrayList<>();
        List<Placed> cells = OfficeWriter.placed(table);
        int columns = cells.stream().mapToInt(Placed::column).max().orElse(0) + 1;
        for (int column = 0; column < columns; column++) {
            int row = column;
            turned.add(cells.stream()
                    .filter(placed -> placed.column() == row)
                    .map(placed -> new Td(
                            placed.cell().text(),
                            placed.cell().columns(),
                            placed.cell().rows()))
                    .toList());
        }
        return SampleReport.table(turned);
    }
}
