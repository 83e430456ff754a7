package org.gongkai.extractor.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormCheck;
import org.gongkai.config.form.FormTable;
import org.gongkai.extractor.align.FormAlignment;
import org.gongkai.extractor.read.Reading;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Check;
import org.gongkai.model.CheckStatus;
import org.gongkai.model.Finding;
import org.gongkai.model.ReportDocument.Section;
import org.gongkai.model.Severity;
import org.gongkai.model.Wording;
import org.jspecify.annotations.Nullable;

/** What a reader should know of the tables: what is missing, what does not add up, what stands in no form. */
final class TableFindings {
    private TableFindings() {}

    /** Tables and cells of the form that the document does not have, and rows that only the document has. */
    static List<Finding> ofTables(
            Form form,
            Map<String, Cell> cells,
            Optional<FormAlignment> alignment,
            Reading reading,
            List<Section> sections) {
        List<Finding> findings = new ArrayList<>();
        for (FormTable table : form.tables()) {
            List<String> missing = new ArrayList<>();
            for (Cell cell : cells.values()) {
                if (cell.id().startsWith(table.id() + "/") && cell.status() == CellStatus.ABSENT) {
                    missing.add(cell.id());
                }
            }
            boolean present =
                    alignment.map(found -> found.present().contains(table.id())).orElse(false);
            if (!present) {
                findings.add(missing(form, table, TableTrace.of(table, reading, sections)));
            } else if (!missing.isEmpty()) {
                findings.add(new Finding(
                        "cells-missing",
                        Severity.WARNING,
                        new Wording(
                                missing.size() + " cells of table " + table.id() + " of form " + form.id()
                                        + " were not found in the document",
                                form.id() + "格式的表" + table.id() + "有" + missing.size() + "个单元格在文中没有找到"),
                        missing));
            }
        }
        List<String> extras =
                cells.keySet().stream().filter(id -> id.contains("/x-")).toList();
        if (!extras.isEmpty()) {
            findings.add(new Finding(
                    "extra-rows",
                    Severity.INFO,
                    new Wording(
                            "the tables have rows that form " + form.id() + " does not know",
                            "表格中有" + form.id() + "格式以外的行"),
                    extras));
        }
        return findings;
    }

    private static Finding missing(Form form, FormTable table, TableTrace trace) {
        String which = "table " + table.id() + " of form " + form.id();
        String whichZh = form.id() + "格式的表" + table.id();
        return switch (trace) {
            case NOT_UNDERSTOOD ->
                new Finding(
                        "table-not-understood",
                        Severity.WARNING,
                        new Wording(
                                which + " stands in the document in a layout that could not be read; its figures"
                                        + " have to be taken from the source",
                                whichZh + "在文中，但排版无法识别，数字须看原文"),
                        List.of());
            case PICTURE ->
                new Finding(
                        "table-is-picture",
                        Severity.WARNING,
                        new Wording(
                                which + " is not in the text; a picture seems to stand in its place",
                                whichZh + "不在文字中，看来是一张图片"),
                        List.of());
            case NONE ->
                new Finding(
                        "table-missing",
                        Severity.WARNING,
                        new Wording(
                                which + " is not in the document; it may stand in an attachment",
                                "文中没有" + whichZh + "，可能在附件中"),
                        List.of());
        };
    }

    /** Tables that stand in the document twice with different figures. */
    static List<Finding> ofCopies(Form form, List<String> differing) {
        List<Finding> findings = new ArrayList<>();
        for (FormTable table : form.tables()) {
            List<String> ids = differing.stream()
                    .filter(id -> id.startsWith(table.id() + "/"))
                    .toList();
            if (!ids.isEmpty()) {
                findings.add(new Finding(
                        "table-twice",
                        Severity.WARNING,
                        new Wording(
                                "table " + table.id() + " stands in the document twice, and " + ids.size()
                                        + " cells differ; the first copy is given",
                                "表" + table.id() + "在文中出现两次，有" + ids.size() + "个单元格不一致，此处取第一个"),
                        ids));
            }
        }
        return findings;
    }

    /** A form that is not prescribed for the year of the report. */
    static Optional<Finding> ofYear(Form form, Optional<FormAlignment> alignment, Optional<Integer> year) {
        if (alignment.isEmpty() || year.isEmpty() || form.prescribedFor(year.get())) {
            return Optional.empty();
        }
        boolean open = form.lastYear() >= 9999;
        return Optional.of(new Finding(
                "form-year-mismatch",
                Severity.WARNING,
                new Wording(
                        "a report about " + year.get() + " on form " + form.id() + ", which is prescribed for "
                                + form.firstYear() + (open ? " and later" : " to " + form.lastYear()),
                        year.get() + "年度的报告使用了" + form.id() + "格式，该格式适用于" + form.firstYear() + "年度"
                                + (open ? "起" : "至" + form.lastYear() + "年度")),
                List.of()));
    }

    /** Rules that the figures break: the source's contradiction where they were read firmly, else our doubt. */
    static List<Finding> ofSums(Form form, List<Check> checks, Map<String, Cell> cells) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            Check check = checks.get(i);
            if (check.status() == CheckStatus.FAIL) {
                FormCheck rule = form.checks().get(i);
                List<String> operands = rule.operands();
                long doubtful =
                        operands.stream().filter(id -> doubtful(cells.get(id))).count();
                findings.add(broken(rule, check, operands, doubtful));
            }
        }
        return findings;
    }

    private static Finding broken(FormCheck rule, Check check, List<String> operands, long doubtful) {
        if (doubtful > 0) {
            return new Finding(
                    "sum-disputed",
                    Severity.WARNING,
                    new Wording(
                            "the reading of " + doubtful
                                    + " of these figures is in doubt, which may be why they do not add up: "
                                    + check.message(),
                            "其中" + doubtful + "个数字的读取存疑，可能因此不符：" + check.messageZh()),
                    operands);
        }
        return rule.soft()
                ? new Finding(
                        "sum-unusual",
                        Severity.INFO,
                        new Wording(
                                "worth a look, there may be a good reason: " + check.message(),
                                "值得核对，也可能另有原因：" + check.messageZh()),
                        operands)
                : new Finding(
                        "sum-mismatch",
                        Severity.WARNING,
                        new Wording("the source does not add up: " + check.message(), "原文数字不符：" + check.messageZh()),
                        operands);
    }

    private static boolean doubtful(@Nullable Cell cell) {
        return cell != null && !Figures.firm(cell);
    }
}
