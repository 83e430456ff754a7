package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gongkai.extractor.SampleReport.Td;
import org.gongkai.model.Cell;
import org.gongkai.model.ReportDocument;
import org.junit.jupiter.api.Test;

/** Reports whose tables were damaged at random: a figure may be lost, or doubted, but never silently be another's. */
class MutationTest {
    private static final int REPORTS = 250;

    @Test
    void neverGivesAWrongFigureWithoutAFlag() {
        List<String> wrong = new ArrayList<>();
        for (int seed = 0; seed < REPORTS; seed++) {
            Random random = new Random(seed);
            SampleReport report = new SampleReport(random.nextBoolean() ? "cn-2019" : "cn-2021");
            List<List<List<Td>>> tables = List.of(report.two, report.three, report.four);
            int[] split = {-1, -1, -1};
            for (int i = random.nextInt(3); i >= 0; i--) {
                int table = random.nextInt(3);
                split[table] = damage(tables.get(table), split[table], random);
            }
            ReportDocument document = LayoutTest.read(report.page(
                    written(report.two, split[0]), written(report.three, split[1]), written(report.four, split[2])));
            for (var entry : report.truth.entrySet()) {
                Cell cell = document.find(entry.getKey()).orElse(null);
                BigDecimal value = cell == null ? null : cell.value();
                if (value != null
                        && value.compareTo(entry.getValue()) != 0
                        && cell.flags().isEmpty()) {
                    wrong.add("seed " + seed + ": " + entry.getKey() + " is " + entry.getValue() + ", came " + cell);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static int damage(List<List<Td>> table, int split, Random random) {
        int r = random.nextInt(table.size());
        List<Td> row = new ArrayList<>(table.get(r));
        int c = random.nextInt(row.size());
        Td cell = row.get(c);
        boolean figure = cell.text().matches("[0-9]+");
        switch (random.nextInt(9)) {
            case 0 -> row.set(c, figure ? cell : new Td(garbled(cell.text(), random), cell.rows(), cell.columns()));
            case 1 -> row.set(c, figure ? cell : new Td("", cell.rows(), cell.columns()));
            case 2 -> row.set(c, new Td(cell.text(), Math.max(1, cell.rows() + random.nextInt(5) - 2), cell.columns()));
            case 3 -> row.set(c, new Td(cell.text(), cell.rows(), Math.max(1, cell.columns() + random.nextInt(3) - 1)));
            case 4 -> {
                table.add(r, List.of(Td.of("&nbsp;")));
                return split;
            }
            case 5 -> {
                if (row.stream().noneMatch(other -> other.text().matches("[0-9]+"))) {
                    table.remove(r);
                    return split;
                }
            }
            case 6 -> {
                return r;
            }
            case 7 -> {
                if (r + 1 < table.size()) {
                    table.add(r, table.remove(r + 1));
                    return split;
                }
            }
            default ->
                table.replaceAll(each -> LayoutTest.with(
                        each,
                        each.size() - 1,
                        new Td(
                                each.get(each.size() - 1).text(),
                                each.get(each.size() - 1).rows(),
                                each.get(each.size() - 1).columns() + 1)));
        }
        if (r < table.size() && table.get(r).size() == row.size()) {
            table.set(r, row);
        }
        return split;
    }

    private static String garbled(String text, Random random) {
        StringBuilder garbled = new StringBuilder(text);
        for (int i = random.nextInt(text.length()); i >= 0; i--) {
            garbled.setCharAt(random.nextInt(text.length()), "的水火山石田土木禾竹".charAt(random.nextInt(10)));
        }
        return garbled.toString();
    }

    private static String written(List<List<Td>> table, int split) {
        return split > 0 && split < table.size()
                ? SampleReport.table(table.subList(0, split)) + SampleReport.table(table.subList(split, table.size()))
                : SampleReport.table(table);
    }
}
