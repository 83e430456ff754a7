package org.gongkai.extractor.content;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    static List<Check> of(Form form, CellWords words, Map<String, Cell> cells) {
        RuleSentence sentence = new RuleSentence(words, cells);
        Set<String> present = tablesPresent(cells);
        List<Check> checks = new ArrayList<>();
        for (FormCheck rule : form.checks()) {
            checks.add(outcome(rule, cells, present, sentence));
        }
        return checks;
    }

    /** Whether a rule holds for figures. */
    static CheckStatus status(FormCheck rule, Map<String, Cell> cells) {
        return isAbsent(rule, tablesPresent(cells))
                ? CheckStatus.NOT_ASSESSABLE
                : status(rule, sum(rule.left(), cells), sum(rule.right(), cells));
    }

    private static CheckStatus status(FormCheck rule, @Nullable BigDecimal left, @Nullable BigDecimal right) {
        if (left == null || right == null) {
            return CheckStatus.UNDETERMINED;
        }
        return rule.relation().holds(left.compareTo(right)) ? CheckStatus.PASS : CheckStatus.FAIL;
    }

    private static Check outcome(FormCheck rule, Map<String, Cell> cells, Set<String> present, RuleSentence sentence) {
        BigDecimal left = sum(rule.left(), cells);
        BigDecimal right = sum(rule.right(), cells);
        boolean absent = left == null && right == null && isAbsent(rule, present);
        CheckStatus status = absent ? CheckStatus.NOT_ASSESSABLE : status(rule, left, right);
        return new Check(rule.id(), status, left, right, sentence.of(rule, status, left, right));
    }

    /** Whether the figures break no rule. */
    static boolean allHold(List<Check> checks) {
        for (Check check : checks) {
            if (check.status() == CheckStatus.FAIL) {
                return false;
            }
        }
        return true;
    }

    /** Ids of the tables of which a cell is in the document. */
    private static Set<String> tablesPresent(Map<String, Cell> cells) {
        Set<String> present = new HashSet<>();
        String last = "";
        for (Cell cell : cells.values()) {
            // Cells of a table follow one another.
            boolean same = cell.id().startsWith(last) && cell.id().startsWith("/", last.length());
            if (!same && cell.status() != CellStatus.ABSENT) {
                last = table(cell.id());
                present.add(last);
            }
        }
        return present;
    }

    /** Whether no cell of the tables that the operands belong to is in the document. */
    private static boolean isAbsent(FormCheck rule, Set<String> present) {
        return areAbsent(rule.left(), present) && areAbsent(rule.right(), present);
    }

    private static boolean areAbsent(List<String> ids, Set<String> present) {
        for (String id : ids) {
            if (present.contains(table(id))) {
                return false;
            }
        }
        return true;
    }

    private static String table(String id) {
        return id.substring(0, id.indexOf('/'));
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
