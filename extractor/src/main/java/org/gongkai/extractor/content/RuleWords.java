package org.gongkai.extractor.content;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.gongkai.config.form.FormCheck;
import org.gongkai.model.Wording;

/**
 * What the sentence of an arithmetic rule calls its operands.
 *
 * @param about what all of them share, said once in front; empty when that is nothing
 * @param left for each operand on the left what it is called beside that
 * @param right likewise
 */
record RuleWords(Wording about, List<Wording> left, List<Wording> right) {
    RuleWords {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    static RuleWords of(FormCheck rule, CellWords words) {
        List<String> operands = rule.operands();
        if (share(operands, RuleWords::sameRow)) {
            return of(rule, prefix(words.row(operands.get(0))), words::column);
        }
        if (share(operands, RuleWords::sameColumn)) {
            return of(rule, prefix(words.column(operands.get(0))), words::row);
        }
        return of(rule, new Wording("", ""), words::cell);
    }

    private static RuleWords of(FormCheck rule, Wording about, Function<String, Wording> term) {
        return new RuleWords(
                about,
                rule.left().stream().map(term).toList(),
                rule.right().stream().map(term).toList());
    }

    private static Wording prefix(Wording name) {
        return new Wording(name.en() + ": ", name.zh() + "：");
    }

    private static boolean share(List<String> ids, BiPredicate<String, String> same) {
        return ids.stream().allMatch(id -> same.test(ids.get(0), id));
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
