package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.gongkai.config.form.Form;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;

/**
 * A document's grids laid against one form.
 *
 * @param fit the share of the form's rows and columns that the document names, 0 to 1
 * @param score the sum of such shares over the form's tables: a table that a document does not have then speaks for no
 *     form against another
 * @param fillings by cell id, only of rows that were found
 * @param present ids of the tables of which something was found
 * @param extras cells of rows that stand among the form's rows and that it does not know
 * @param copies by cell id, what a second copy of a table in the same document has there
 */
public record FormAlignment(
        Form form,
        double fit,
        double score,
        Map<String, Filling> fillings,
        List<String> present,
        List<Filling> extras,
        Map<String, Filling> copies) {
    /** Less than one row that only one of two forms has. */
    private static final double PRESCRIBED = 0.02;

    /**
     * The form that the grids fit best, when they fit any; the prescribed one of two that fit alike.
     *
     * @param others grids that may hold second copies and nothing else
     */
    public static Optional<FormAlignment> best(
            List<Form> forms,
            FormLabels labels,
            List<Grid> grids,
            List<Grid> others,
            Optional<Integer> year,
            Budget budget)
            throws UnreadableFileException {
        DocumentTexts texts = new DocumentTexts(labels);
        List<SourceRow> rows = SourceRow.of(ColumnCuts.joined(ListColumns.unfolded(grids)), texts);
        FormChoice choice = new FormChoice(rows, texts, budget);
        Predicate<Form> prescribed = form -> year.isPresent() && form.prescribedFor(year.get());
        // Where the prescribed form fits wholly, no other can fit better.
        for (boolean first : new boolean[] {true, false}) {
            for (int i = 0; i < forms.size(); i++) {
                if (prescribed.test(forms.get(i)) == first) {
                    choice.look(forms.get(i), i, first ? PRESCRIBED : 0);
                }
            }
        }
        if (choice.best().isEmpty()) {
            return Optional.empty();
        }
        Form best = choice.best().get();
        FormAlignment found = of(best, choice.tables(best));
        List<SourceRow> all = new ArrayList<>(rows);
        all.addAll(SourceRow.of(others, rows.size(), texts));
        return Optional.of(found.withFillings(found.fillings, SecondCopy.find(found, all, texts, budget)));
    }

    /** The same with these in the place of what fills the form. */
    public FormAlignment withFillings(Map<String, Filling> filled, Map<String, Filling> copied) {
        return new FormAlignment(form, fit, score, filled, present, extras, copied);
    }

    /** Without a look for copies. */
    private static FormAlignment of(Form form, List<TableAlignment> tables) {
        Map<String, Filling> fillings = new LinkedHashMap<>();
        List<String> present = new ArrayList<>();
        List<Filling> extras = new ArrayList<>();
        double found = 0;
        double wanted = 0;
        double score = 0;
        for (int i = 0; i < tables.size(); i++) {
            TableAlignment table = tables.get(i);
            fillings.putAll(table.fillings());
            if (table.present()) {
                present.add(form.tables().get(i).id());
            }
            extras.addAll(table.extras());
            found += table.found();
            wanted += table.wanted();
            score += Math.min(1, table.fit());
        }
        return new FormAlignment(form, wanted == 0 ? 0 : found / wanted, score, fillings, present, extras, Map.of());
    }
}
