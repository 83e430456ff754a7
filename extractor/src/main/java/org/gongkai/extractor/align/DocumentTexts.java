package org.gongkai.extractor.align;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gongkai.config.form.Label;
import org.gongkai.extractor.grid.Grid;

/**
 * What one document says, each text of it made comparable once: the same cells are laid against every form, row by row
 * and column by column. For one thread.
 */
final class DocumentTexts {
    /** A document with more texts is a list of many things; what is known of them would fill the memory. */
    private static final int MOST_KEPT = 3_000;

    private final FormLabels forms;
    private final Map<String, FoundLabel> labels = new HashMap<>();
    private final Map<String, Optional<FoundLabel>> items = new HashMap<>();
    private final Map<Headings, List<HeadingReader.Stretch>> stretches = new HashMap<>();
    private final Map<List<Grid>, List<SourceRow>> turned = new HashMap<>();

    /** Rows of headings: all of a grid that can be headings, from one to another. */
    private record Headings(Grid grid, int columns, int first, int last, int rows) {}

    DocumentTexts(FormLabels forms) {
        this.forms = forms;
    }

    /** A label of the forms. */
    FormLabel form(Label label) {
        return forms.of(label);
    }

    /** What a printed text says. */
    FoundLabel label(String printed) {
        FoundLabel label = labels.get(printed);
        if (label == null) {
            label = found(LabelText.of(printed));
            if (labels.size() < MOST_KEPT) {
                labels.put(printed, label);
            }
        }
        return label;
    }

    /** The numbered item that stands behind the name of its group in one cell. */
    Optional<FoundLabel> item(String printed) {
        if (label(printed).text().number().isEmpty()) {
            // The group has a number too.
            return Optional.empty();
        }
        Optional<FoundLabel> item = items.get(printed);
        if (item == null) {
            item = Optional.ofNullable(LabelText.item(printed)).map(this::found);
            if (items.size() < MOST_KEPT) {
                items.put(printed, item);
            }
        }
        return item;
    }

    private FoundLabel found(LabelText text) {
        return new FoundLabel(text, labels.size() < MOST_KEPT ? forms.size() : 0);
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

    /** The tables of some rows with rows and columns exchanged. */
    List<SourceRow> turned(List<SourceRow> rows) {
        return turned.computeIfAbsent(TurnedGrids.turnable(rows), grids -> SourceRow.of(TurnedGrids.of(grids), this));
    }
}
