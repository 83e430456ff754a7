package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormTable;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the form that a document's rows fit best. Tables that forms have in common are laid against the rows once, and
 * those of a form that cannot win any more not at all.
 */
final class FormChoice {
    private final List<SourceRow> rows;
    private final DocumentTexts texts;
    private final Budget budget;
    private final Map<FormTable, TableAlignment> known = new IdentityHashMap<>();
    private @Nullable Form best;
    private int place;
    private double most;

    FormChoice(List<SourceRow> rows, DocumentTexts texts, Budget budget) {
        this.rows = rows;
        this.texts = texts;
        this.budget = budget;
    }

    /**
     * Looks whether a form fits better than those before.
     *
     * @param rank among all forms: of two that fit alike the first is taken
     * @param advantage what it has before others that fit alike
     */
    void look(Form form, int rank, double advantage) throws UnreadableFileException {
        if (mayScore(form) + advantage < most) {
            return;
        }
        double score = 0;
        boolean present = false;
        for (FormTable table : form.tables()) {
            TableAlignment aligned = table(table);
            score += Math.min(1, aligned.fit());
            present |= aligned.present();
        }
        boolean wins = score + advantage > most || score + advantage == most && rank < place;
        if (present && wins) {
            best = form;
            place = rank;
            most = score + advantage;
        }
    }

    /** The most that the form's tables may sum up to; those not yet looked at may fit wholly. */
    private double mayScore(Form form) {
        double score = 0;
        for (FormTable table : form.tables()) {
            TableAlignment aligned = known.get(texts.forms().same(table));
            score += aligned == null ? 1 : Math.min(1, aligned.fit());
        }
        return score;
    }

    private TableAlignment table(FormTable table) throws UnreadableFileException {
        FormTable same = texts.forms().same(table);
        TableAlignment aligned = known.get(same);
        if (aligned == null) {
            aligned = TableAlignment.of(same, rows, texts, budget);
            known.put(same, aligned);
        }
        return aligned;
    }

    /** The form that fits best, when one fits at all. */
    Optional<Form> best() {
        return Optional.ofNullable(best);
    }

    /** How the tables of a form that was looked at fit, in the form's order. */
    List<TableAlignment> tables(Form form) throws UnreadableFileException {
        List<TableAlignment> tables = new ArrayList<>();
        for (FormTable table : form.tables()) {
            tables.add(table(table));
        }
        return tables;
    }
}
