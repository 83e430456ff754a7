package org.gongkai.extractor.align;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gongkai.config.form.Label;
import org.gongkai.extractor.grid.Grid;

/**
 * What one document says, looked at once: the same cells are laid against every form, row by row and column by column.
 * For one thread.
 */
final class DocumentTexts {
    private final FormLabels forms;
    private final Map<Headings, List<HeadingReader.Stretch>> stretches = new HashMap<>();
    private final Map<List<Grid>, List<SourceRow>> turned = new HashMap<>();
    private final Map<List<Grid>, PrintedWords> turnable = new HashMap<>();
    private final Map<List<SourceRow>, PrintedWords> printed = new IdentityHashMap<>();

    /** Rows of headings: all of a grid that can be headings, from one to another. */
    private record Headings(Grid grid, int columns, int first, int last, int rows) {}

    DocumentTexts(FormLabels forms) {
        this.forms = forms;
    }

    FormLabels forms() {
        return forms;
    }

    /** A label of the forms. */
    FormLabel form(Label label) {
        return forms.of(label);
    }

    /** What a printed text says. */
    FoundLabel label(String printed) {
        return forms.found(printed);
    }

    /** The columns below rows of headings, looked at once. */
    List<HeadingReader.Stretch> stretches(
            List<SourceRow> rows, int columns, Supplier<List<HeadingReader.Stretch>> look) {
        SourceRow first = rows.get(0);
        Headings key = new Headings(
                first.grid(), columns, first.row(), rows.get(rows.size() - 1).row(), rows.size());
        List<HeadingReader.Stretch> known = stretches.get(key);
        if (known == null) {
            known = look.get();
            stretches.put(key, known);
        }
        return known;
    }

    /** What stands in some rows. */
    PrintedWords printed(List<SourceRow> rows) {
        return printed.computeIfAbsent(rows, some -> PrintedWords.ofRows(some, this));
    }

    /** What stands in the tables of some rows that may lie on their sides. */
    PrintedWords printedTurned(List<SourceRow> rows) {
        return turnable.computeIfAbsent(TurnedGrids.turnable(rows), grids -> PrintedWords.ofGrids(grids, this));
    }

    /** The tables of some rows with rows and columns exchanged. */
    List<SourceRow> turned(List<SourceRow> rows) {
        return turned.computeIfAbsent(TurnedGrids.turnable(rows), grids -> SourceRow.of(TurnedGrids.of(grids), this));
    }
}
