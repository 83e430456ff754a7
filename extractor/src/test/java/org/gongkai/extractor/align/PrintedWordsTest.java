package org.gongkai.extractor.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gongkai.config.form.FigureType;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormColumn;
import org.gongkai.config.form.FormRow;
import org.gongkai.config.form.FormTable;
import org.gongkai.config.form.Label;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridBuilder;
import org.junit.jupiter.api.Test;

class PrintedWordsTest {
    private static final List<String> COLUMNS = List.of("结果维持", "结果纠正", "其他结果", "尚未审结", "总计");
    private static final FormBlock BLOCK = new FormBlock(
            FormBlock.Layout.WIDE,
            COLUMNS.stream()
                    .map(label -> new FormColumn(label, new Label(List.of(label)), FigureType.COUNT))
                    .toList(),
            List.of(new FormRow("review", new Label(List.of("行政复议")))));
    private static final FormLabels LABELS = new FormLabels(List.of(new Form(
            "f", "f", "f", 2019, 2020, List.of(), List.of(new FormTable("4", false, List.of(BLOCK))), List.of())));

    private final DocumentTexts texts = new DocumentTexts(LABELS);

    /** Columns under two rows of headings, and a row of figures. */
    private List<SourceRow> rows(List<String> upper, List<String> lower) {
        GridBuilder grid = new GridBuilder(1, Grid.Geometry.EXACT);
        grid.row();
        upper.forEach(text -> grid.cell(1, 1, text));
        grid.row();
        lower.forEach(text -> grid.cell(1, 1, text));
        grid.row();
        upper.forEach(text -> grid.cell(1, 1, "7"));
        return SourceRow.of(List.of(grid.build()), texts);
    }

    @Test
    void neverKeepsABlockFromBeingFound() {
        Random random = new Random(5);
        int found = 0;
        for (int round = 0; round < 3_000; round++) {
            List<String> upper = new ArrayList<>();
            List<String> lower = new ArrayList<>();
            for (String column : COLUMNS) {
                String printed = mistyped(column, random);
                int cut = random.nextInt(3) == 0 ? random.nextInt(printed.length() + 1) : 0;
                upper.add(cut == 0 ? "行政复议" : printed.substring(0, cut));
                lower.add(printed.substring(cut));
            }
            List<SourceRow> rows = rows(upper, lower);
            boolean isFound = new WideFiller(rows, texts).fill("4", BLOCK).isPresent();
            found += isFound ? 1 : 0;

            assertThat(!isFound || PrintedWords.ofRows(rows, texts).mayName(BLOCK))
                    .as("%s %s", upper, lower)
                    .isTrue();
        }
        assertThat(found).isBetween(300, 2_700);
    }

    private static String mistyped(String label, Random random) {
        StringBuilder printed = new StringBuilder(label);
        for (int slips = random.nextInt(4); slips > 0; slips--) {
            int place = random.nextInt(printed.length());
            if (random.nextBoolean() || printed.length() < 2) {
                printed.insert(place, "甲乙（丙）".charAt(random.nextInt(5)));
            } else {
                printed.deleteCharAt(place);
            }
        }
        return printed.toString();
    }

    @Test
    void rulesOutTablesOfOtherThings() {
        List<SourceRow> rows = rows(List.of("申请人情况", "申请人情况", "申请人情况"), List.of("自然人", "无正当理由补正（结果未定）", "总计"));

        assertThat(PrintedWords.ofRows(rows, texts).mayName(BLOCK)).isFalse();
    }
}
