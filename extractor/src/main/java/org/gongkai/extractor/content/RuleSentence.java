package org.gongkai.extractor.content;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.gongkai.config.form.FormCheck;
import org.gongkai.model.Cell;
import org.gongkai.model.CheckStatus;
import org.gongkai.model.Wording;
import org.jspecify.annotations.Nullable;

/** Puts an arithmetic rule and the figures that were read into a sentence. */
final class RuleSentence {
    /** Longer sums are told by their result alone. */
    private static final int MOST_TERMS = 6;

    private final CellWords words;
    private final Map<String, Cell> cells;

    RuleSentence(CellWords words, Map<String, Cell> cells) {
        this.words = words;
        this.cells = cells;
    }

    /** The rule as it came out; a sum is null when an operand of it is no number. */
    Wording of(FormCheck rule, CheckStatus status, @Nullable BigDecimal left, @Nullable BigDecimal right) {
        List<String> operands = rule.operands();
        if (status == CheckStatus.NOT_ASSESSABLE) {
            String table = operands.get(0).substring(0, operands.get(0).indexOf('/'));
            return new Wording("table " + table + " is not in the document", "文中没有表" + table);
        }
        Naming naming = naming(operands);
        if (left == null || right == null) {
            return undetermined(operands, naming);
        }
        boolean holds = status == CheckStatus.PASS;
        String difference = left.subtract(right).abs().toPlainString();
        Wording first = sum(rule.left(), left, naming);
        Wording second = sum(rule.right(), right, naming);
        return new Wording(
                naming.about().en()
                        + first.en()
                        + relation(rule.relation(), holds).en()
                        + second.en()
                        + (holds ? "" : "; the difference is " + difference),
                naming.about().zh()
                        + first.zh()
                        + relation(rule.relation(), holds).zh()
                        + second.zh()
                        + (holds ? "" : "，相差 " + difference));
    }

    static Wording relation(FormCheck.Relation relation, boolean holds) {
        return switch (relation) {
            case EQUAL -> holds ? new Wording(" = ", "，等于") : new Wording(" ≠ ", "，不等于");
            case AT_MOST -> holds ? new Wording(" ≤ ", "，不大于") : new Wording(" > ", "，大于");
        };
    }

    /** What all operands share is said once, in front; {@code term} names what they differ in. */
    private record Naming(Wording about, Function<String, Wording> term) {}

    private Naming naming(List<String> operands) {
        if (share(operands, RuleSentence::sameRow)) {
            return new Naming(prefix(words.row(operands.get(0))), words::column);
        }
        if (share(operands, RuleSentence::sameColumn)) {
            return new Naming(prefix(words.column(operands.get(0))), words::row);
        }
        return new Naming(new Wording("", ""), words::cell);
    }

    private static Wording prefix(Wording name) {
        return new Wording(name.en() + ": ", name.zh() + "：");
    }

    private Wording sum(List<String> ids, BigDecimal sum, Naming naming) {
        if (ids.size() > MOST_TERMS) {
            String shown = sum.toPlainString();
            return new Wording(
                    "the sum of " + ids.size() + " parts (" + shown + ")", ids.size() + "个分项之和（" + shown + "）");
        }
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        for (String id : ids) {
            Wording term = naming.term().apply(id);
            Cell cell = cells.get(id);
            String value =
                    cell == null || cell.value() == null ? "?" : cell.value().toPlainString();
            en.add(term.en() + " (" + value + ")");
            zh.add(term.zh() + "（" + value + "）");
        }
        return new Wording(String.join(" + ", en), String.join("加", zh));
    }

    private Wording undetermined(List<String> operands, Naming naming) {
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        for (String id : operands) {
            Cell cell = cells.get(id);
            if (cell != null && cell.value() == null && en.size() < MOST_TERMS) {
                Wording term = naming.term().apply(id);
                Wording why = instead(cell);
                en.add(term.en() + " " + why.en());
                zh.add(term.zh() + why.zh());
            }
        }
        return new Wording(
                naming.about().en() + "cannot be decided: " + String.join(", ", en),
                naming.about().zh() + "无法判断：" + String.join("，", zh));
    }

    /** What stands in a cell instead of a number. */
    private static Wording instead(Cell cell) {
        return switch (cell.status()) {
            case BLANK -> new Wording("is blank", "为空白");
            case ABSENT -> new Wording("was not found", "未找到");
            case NOT_APPLICABLE -> new Wording("is marked “" + cell.raw() + "”", "填的是“" + cell.raw() + "”");
            default -> new Wording("is no number (“" + cell.raw() + "”)", "不是数字（“" + cell.raw() + "”）");
        };
    }

    private static boolean share(List<String> ids, BiPredicate<String, String> same) {
        for (String id : ids) {
            if (!same.test(ids.get(0), id)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameRow(String a, String b) {
        int end = a.lastIndexOf('/');
        return end == b.lastIndexOf('/') && a.regionMatches(0, b, 0, end);
    }

    private static boolean sameColumn(String a, String b) {
        int table = a.indexOf('/');
        String column = a.substring(a.lastIndexOf('/'));
        return b.startsWith(a.substring(0, table + 1)) && b.endsWith(column);
    }
}
