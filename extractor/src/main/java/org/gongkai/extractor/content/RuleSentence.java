package org.gongkai.extractor.content;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        if (status == CheckStatus.NOT_ASSESSABLE) {
            String first = rule.left().get(0);
            String table = first.substring(0, first.indexOf('/'));
            return new Wording("table " + table + " is not in the document", "文中没有表" + table);
        }
        RuleWords names = words.rule(rule);
        if (left == null || right == null) {
            return undetermined(rule, names);
        }
        boolean holds = status == CheckStatus.PASS;
        Wording relation = relation(rule.relation(), holds);
        StringBuilder en = new StringBuilder(names.about().en());
        StringBuilder zh = new StringBuilder(names.about().zh());
        sum(rule.left(), left, names.left(), en, zh);
        en.append(relation.en());
        zh.append(relation.zh());
        sum(rule.right(), right, names.right(), en, zh);
        if (!holds) {
            String difference = left.subtract(right).abs().toPlainString();
            en.append("; the difference is ").append(difference);
            zh.append("，相差 ").append(difference);
        }
        return new Wording(en.toString(), zh.toString());
    }

    static Wording relation(FormCheck.Relation relation, boolean holds) {
        return switch (relation) {
            case EQUAL -> holds ? new Wording(" = ", "，等于") : new Wording(" ≠ ", "，不等于");
            case AT_MOST -> holds ? new Wording(" ≤ ", "，不大于") : new Wording(" > ", "，大于");
        };
    }

    private void sum(List<String> ids, BigDecimal sum, List<Wording> names, StringBuilder en, StringBuilder zh) {
        if (ids.size() > MOST_TERMS) {
            String shown = sum.toPlainString();
            en.append("the sum of ")
                    .append(ids.size())
                    .append(" parts (")
                    .append(shown)
                    .append(')');
            zh.append(ids.size()).append("个分项之和（").append(shown).append('）');
            return;
        }
        for (int i = 0; i < ids.size(); i++) {
            Cell cell = cells.get(ids.get(i));
            String value =
                    cell == null || cell.value() == null ? "?" : cell.value().toPlainString();
            Wording name = names.get(i);
            en.append(i == 0 ? "" : " + ")
                    .append(name.en())
                    .append(" (")
                    .append(value)
                    .append(')');
            zh.append(i == 0 ? "" : "加")
                    .append(name.zh())
                    .append('（')
                    .append(value)
                    .append('）');
        }
    }

    private Wording undetermined(FormCheck rule, RuleWords names) {
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        addMissing(rule.left(), names.left(), en, zh);
        addMissing(rule.right(), names.right(), en, zh);
        return new Wording(
                names.about().en() + "cannot be decided: " + String.join(", ", en),
                names.about().zh() + "无法判断：" + String.join("，", zh));
    }

    private void addMissing(List<String> ids, List<Wording> names, List<String> en, List<String> zh) {
        for (int i = 0; i < ids.size(); i++) {
            Cell cell = cells.get(ids.get(i));
            if (cell != null && cell.value() == null && en.size() < MOST_TERMS) {
                Wording why = instead(cell);
                en.add(names.get(i).en() + " " + why.en());
                zh.add(names.get(i).zh() + why.zh());
            }
        }
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
}
