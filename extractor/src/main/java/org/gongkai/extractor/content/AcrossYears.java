package org.gongkai.extractor.content;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormCheck;
import org.gongkai.config.form.FormSet;
import org.gongkai.config.form.YearRule;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Check;
import org.gongkai.model.CheckStatus;
import org.gongkai.model.Finding;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.Severity;
import org.gongkai.model.Wording;
import org.jspecify.annotations.Nullable;

/** Checks a report against the one that the same authority made about the year before. */
public final class AcrossYears {
    private final FormSet forms;

    public AcrossYears(FormSet forms) {
        this.forms = forms;
    }

    /** Whether both are reports, of one authority of the registry, about years that follow one another. */
    public static boolean comparable(ReportDocument previous, ReportDocument current) {
        ReportDocument.Issuer one = previous.authority();
        ReportDocument.Issuer other = current.authority();
        Integer before = previous.year();
        Integer year = current.year();
        return one != null
                && other != null
                && one.code() != null
                && one.code().equals(other.code())
                && before != null
                && year != null
                && before + 1 == year;
    }

    /**
     * The current document with the outcomes of the rules across years behind its own, and a finding for each that is
     * broken; as it was when the two are not comparable or its form has no such rules.
     */
    public ReportDocument check(ReportDocument previous, ReportDocument current) {
        Optional<Form> form = Optional.ofNullable(current.form()).flatMap(forms::find);
        if (!comparable(previous, current) || form.isEmpty()) {
            return current;
        }
        CellWords words = new CellWords(form.get());
        CellWords wordsBefore = new CellWords(
                Optional.ofNullable(previous.form()).flatMap(forms::find).orElse(form.get()));
        List<Check> checks = new ArrayList<>(current.checks());
        List<Finding> findings = new ArrayList<>(current.findings());
        for (YearRule rule : form.get().yearRules()) {
            Outcome outcome = new Outcome(rule, previous, current, words, wordsBefore);
            Check check = outcome.check();
            checks.add(check);
            if (check.status() == CheckStatus.FAIL) {
                findings.add(outcome.finding(check));
            }
        }
        return new ReportDocument(
                current.source(),
                current.report(),
                current.title(),
                current.year(),
                current.form(),
                current.authority(),
                current.period(),
                current.published(),
                current.sections(),
                current.cells(),
                checks,
                findings);
    }

    private record Outcome(
            YearRule yearRule,
            ReportDocument previous,
            ReportDocument current,
            CellWords words,
            CellWords wordsBefore) {
        private FormCheck rule() {
            return yearRule.rule();
        }

        Check check() {
            String table = rule().id().substring(0, rule().id().indexOf('/') + 1);
            if (!yearRule.forms().contains(String.valueOf(previous.form())) || absent(previous, table)) {
                return check(
                        CheckStatus.NOT_ASSESSABLE,
                        null,
                        null,
                        new Wording(
                                "the report about " + previous.year()
                                        + " has no table that this could be compared with",
                                previous.year() + "年度的报告没有可以对照的表格"));
            }
            if (absent(current, table)) {
                String number = table.substring(0, table.length() - 1);
                return check(
                        CheckStatus.NOT_ASSESSABLE,
                        null,
                        null,
                        new Wording("table " + number + " is not in the document", "文中没有表" + number));
            }
            BigDecimal left = sum(rule().left());
            BigDecimal right = sum(rule().right());
            if (left == null || right == null) {
                return check(
                        CheckStatus.UNDETERMINED,
                        left,
                        right,
                        new Wording(
                                "cannot be decided: " + side(rule().left()).en() + "; "
                                        + side(rule().right()).en(),
                                "无法判断：" + side(rule().left()).zh() + "；"
                                        + side(rule().right()).zh()));
            }
            boolean holds = rule().relation().holds(left.compareTo(right));
            return check(holds ? CheckStatus.PASS : CheckStatus.FAIL, left, right, sentence(holds, left, right));
        }

        private Check check(
                CheckStatus status, @Nullable BigDecimal left, @Nullable BigDecimal right, Wording wording) {
            return new Check(rule().id(), status, left, right, wording);
        }

        private Wording sentence(boolean holds, BigDecimal left, BigDecimal right) {
            Wording relation = RuleSentence.relation(rule().relation(), holds);
            String difference = left.subtract(right).abs().toPlainString();
            return new Wording(
                    side(rule().left()).en()
                            + relation.en()
                            + side(rule().right()).en()
                            + (holds ? "" : "; the difference is " + difference),
                    side(rule().left()).zh()
                            + relation.zh()
                            + side(rule().right()).zh()
                            + (holds ? "" : "，相差 " + difference));
        }

        Finding finding(Check check) {
            List<String> own = rule().operands().stream()
                    .filter(operand -> !operand.contains(YearRule.PREVIOUS))
                    .map(Outcome::id)
                    .toList();
            boolean firm = rule().operands().stream()
                    .allMatch(operand -> find(operand).map(Figures::firm).orElse(false));
            if (!firm) {
                return new Finding(
                        "sum-disputed",
                        Severity.WARNING,
                        new Wording(
                                "the reading of these figures is in doubt, which may be why the years do not agree: "
                                        + check.message(),
                                "数字的读取存疑，可能因此与上年不符：" + check.messageZh()),
                        own);
            }
            return new Finding(
                    "years-mismatch",
                    rule().soft() ? Severity.INFO : Severity.WARNING,
                    new Wording(
                            "does not agree with the report about " + previous.year() + ": " + check.message(),
                            "与" + previous.year() + "年度的报告不符：" + check.messageZh()),
                    own);
        }

        private Wording side(List<String> operands) {
            StringBuilder en = new StringBuilder();
            StringBuilder zh = new StringBuilder();
            for (String operand : operands) {
                boolean less = operand.startsWith("-");
                boolean before = operand.contains(YearRule.PREVIOUS);
                Wording cell = (before ? wordsBefore : words).cell(id(operand));
                String value = find(operand)
                        .map(found -> found.value() == null
                                ? found.status().label()
                                : found.value().toPlainString())
                        .orElse("?");
                int year = Optional.ofNullable(before ? previous.year() : current.year())
                        .orElse(0);
                en.append(en.length() == 0 ? "" : less ? " − " : " + ")
                        .append(year + ": " + cell.en() + " (" + value + ")");
                zh.append(zh.length() == 0 ? "" : less ? "减" : "加").append(year + "年度" + cell.zh() + "（" + value + "）");
            }
            return new Wording(en.toString(), zh.toString());
        }

        private @Nullable BigDecimal sum(List<String> operands) {
            BigDecimal sum = BigDecimal.ZERO;
            for (String operand : operands) {
                BigDecimal value = find(operand).map(Cell::value).orElse(null);
                if (value == null) {
                    return null;
                }
                sum = operand.startsWith("-") ? sum.subtract(value) : sum.add(value);
            }
            return sum;
        }

        private Optional<Cell> find(String operand) {
            return (operand.contains(YearRule.PREVIOUS) ? previous : current).find(id(operand));
        }

        private static String id(String operand) {
            return operand.replaceFirst("^-", "").replaceFirst("^" + YearRule.PREVIOUS, "");
        }

        private static boolean absent(ReportDocument document, String table) {
            return document.cells().stream()
                    .noneMatch(cell -> cell.id().startsWith(table) && cell.status() != CellStatus.ABSENT);
        }
    }
}
