package org.gongkai.extractor.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormCheck;
import org.gongkai.config.form.FormTable;
import org.gongkai.extractor.align.FormAlignment;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Check;
import org.gongkai.model.CheckStatus;
import org.gongkai.model.Finding;
import org.gongkai.model.Severity;
import org.gongkai.model.Wording;

/** What a reader should know of the tables: what is missing, what does not add up, what stands in no form. */
final class TableFindings {
    private TableFindings() {}

    /** Tables and cells of the form that the document does not have, and rows that only the document has. */
    static List<Finding> ofTables(Form form, Map<String, Cell> cells, Optional<FormAlignment> alignment) {
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
                findings.add(new Finding(
                        "table-missing",
                        Severity.WARNING,
                        new Wording(
                                "table " + table.id() + " of form " + form.id()
                                        + " is not in the document; it may be a picture or an attachment",
                                "文中没有" + form.id() + "格式的表" + table.id() + "，可能是图片或附件"),
                        List.of()));
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

    /** Rules that the figures break. */
    static List<Finding> ofSums(Form form, List<Check> checks) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            Check check = checks.get(i);
            if (check.status() == CheckStatus.FAIL) {
                FormCheck rule = form.checks().get(i);
                List<String> operands = new ArrayList<>(rule.left());
                operands.addAll(rule.right());
                findings.add(new Finding(
                        "sum-mismatch",
                        Severity.WARNING,
                        new Wording("the source does not add up: " + check.message(), "原文数字不符：" + check.messageZh()),
                        operands));
            }
        }
        return findings;
    }
}
