package org.gongkai.extractor.content;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormCheck;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Check;
import org.gongkai.model.CheckStatus;
import org.jspecify.annotations.Nullable;

/** The arithmetic rules of a form, applied to the figures as they were read. */
final class Sums {
    private Sums() {}

    /** One outcome for each rule, in the form's order. */
    static List<Check> of(Form form, Map<String, Cell> cells) {
        RuleSentence sentence = new RuleSentence(new CellWords(form), cells);
        List<Check> checks = new ArrayList<>();
        for (FormCheck rule : form.checks()) {
            checks.add(outcome(rule, cells, sentence));
        }
        return checks;
    }

    /** Whether a rule holds for figures. */
    static CheckStatus status(FormCheck rule, Map<String, Cell> cells) {
        if (tablesAbsent(rule.left(), cells) && tablesAbsent(rule.right(), cells)) {
            return CheckStatus.NOT_ASSESSABLE;
        }
        BigDecimal left = sum(rule.left(), cells);
        BigDecimal right = sum(rule.right(), cells);
        if (left == null || right == null) {
            return CheckStatus.UNDETERMINED;
        }
        return rule.relation().holds(left.compareTo(right)) ? CheckStatus.PASS : CheckStatus.FAIL;
    }

    private static Check outcome(FormCheck rule, Map<String, Cell> cells, RuleSentence sentence) {
        CheckStatus status = status(rule, cells);
        boolean absent = status == CheckStatus.NOT_ASSESSABLE;
        return check(
                rule,
                status,
                absent ? null : sum(rule.left(), cells),
                absent ? null : sum(rule.right(), cells),
                sentence);
    }

    private static Check check(
            FormCheck rule,
            CheckStatus status,
            @Nullable BigDecimal left,
            @Nullable BigDecimal right,
            RuleSentence sentence) {
        return new Check(rule.id(), status, left, right, sentence.of(rule, status, left, right));
    }

    /** Whether no cell of the tables that the operands belong to is in the document. */
    private static boolean tablesAbsent(List<String> ids, Map<String, Cell> cells) {
        for (Cell cell : cells.values()) {
            if (cell.status() != CellStatus.ABSENT) {
                for (String id : ids) {
                    if (cell.id().startsWith(id.substring(0, id.indexOf('/') + 1))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static @Nullable BigDecimal sum(List<String> ids, Map<String, Cell> cells) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String id : ids) {
            Cell cell = cells.get(id);
            BigDecimal value = cell == null ? null : cell.value();
            if (value == null) {
                return null;
            }
            sum = sum.add(value);
        }
        return sum;
    }
}
