package org.gongkai.extractor.content;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongkai.config.form.FigureType;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormTable;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Finding;
import org.gongkai.model.Level;
import org.gongkai.model.ReportDocument.Section;
import org.gongkai.model.Severity;
import org.gongkai.model.Wording;
import org.jspecify.annotations.Nullable;

/** Figures and chapters that cannot well be what they say, whatever their sums. No figure is ever changed for it. */
final class SemanticFindings {
    private static final int PROBLEMS = 5;

    private SemanticFindings() {}

    static List<Finding> of(Form form, Map<String, Cell> cells, List<Section> sections, @Nullable Level level) {
        List<Finding> findings = new ArrayList<>();
        regulations(cells, level, findings);
        amounts(form, cells, level, findings);
        blanks(cells, findings);
        for (Section section : sections) {
            if (section.number() == PROBLEMS && section.text().isBlank()) {
                findings.add(new Finding(
                        "section-empty",
                        Severity.WARNING,
                        new Wording(
                                "chapter " + section.number() + " has a heading and no text",
                                "第" + section.number() + "部分只有标题，没有内容"),
                        List.of()));
            }
        }
        return findings;
    }

    /** Rules (规章) are made by departments of the State Council, provinces, and cities and prefectures with districts. */
    private static void regulations(Map<String, Cell> cells, @Nullable Level level, List<Finding> findings) {
        // Departments and zones may state the rules that they drafted or carry out.
        if (level != Level.COUNTY && level != Level.TOWNSHIP && level != Level.SUBDISTRICT) {
            return;
        }
        List<Cell> stated = cells.values().stream()
                .filter(cell -> cell.id().startsWith("2/regulations/")
                        && cell.value() != null
                        && cell.value().signum() > 0
                        && Figures.firm(cell))
                .toList();
        if (!stated.isEmpty()) {
            findings.add(new Finding(
                    "regulations-unexpected",
                    Severity.WARNING,
                    new Wording(
                            "the table counts regulations (规章), which an authority of this level cannot make",
                            "表中填有规章数量，而这一级机关无权制定规章"),
                    stated.stream().map(Cell::id).toList()));
        }
    }

    private static void amounts(Form form, Map<String, Cell> cells, @Nullable Level level, List<Finding> findings) {
        BigDecimal most = mostPlausible(level);
        for (FormTable table : form.tables()) {
            for (FormBlock block : table.blocks()) {
                block.columns().stream()
                        .filter(column -> column.type() == FigureType.MONEY)
                        .flatMap(column ->
                                block.rows().stream().map(row -> table.id() + "/" + row.id() + "/" + column.id()))
                        .map(cells::get)
                        .filter(cell -> cell != null
                                && cell.value() != null
                                && cell.value().compareTo(most) > 0)
                        .forEach(cell -> findings.add(tooMuch(cell)));
            }
        }
    }

    private static Finding tooMuch(Cell cell) {
        String value = cell.value() == null ? "" : cell.value().toPlainString();
        return new Finding(
                "unit-doubtful",
                Severity.WARNING,
                new Wording(
                        value + " times 10,000 yuan is more than such an authority handles; it may be a figure in yuan",
                        value + "万元超出此类机关的常理，可能是以元为单位填写"),
                List.of(cell.id()));
    }

    /** In 万元, far above what is usual; a city's procurement runs to a million. */
    private static BigDecimal mostPlausible(@Nullable Level level) {
        if (level == null || level == Level.MINISTRY || level == Level.PROVINCE) {
            return new BigDecimal(100_000_000);
        }
        return switch (level) {
            case CITY -> new BigDecimal(20_000_000);
            case COUNTY, ZONE -> new BigDecimal(5_000_000);
            default -> new BigDecimal(1_000_000);
        };
    }

    private static void blanks(Map<String, Cell> cells, List<Finding> findings) {
        List<String> blank = cells.values().stream()
                .filter(cell -> cell.id().startsWith("3/") || cell.id().startsWith("4/"))
                .filter(cell -> cell.status() == CellStatus.BLANK || cell.status() == CellStatus.NOT_APPLICABLE)
                .map(Cell::id)
                .toList();
        if (!blank.isEmpty()) {
            findings.add(new Finding(
                    "cells-blank",
                    Severity.INFO,
                    new Wording(
                            blank.size()
                                    + " cells of tables 3 and 4 hold no number where 0 or more was to be filled in",
                            "表3、表4有" + blank.size() + "个单元格未填数字（应填0或实际数量）"),
                    blank));
        }
    }
}
