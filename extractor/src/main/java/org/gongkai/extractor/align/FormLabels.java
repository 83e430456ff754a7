package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormTable;
import org.gongkai.config.form.Label;

/**
 * The labels of all forms, made comparable once for all documents; forms that print the same share it. Safe for use by
 * several threads.
 */
public final class FormLabels {
    private final Map<Label, FormLabel> labels = new IdentityHashMap<>();
    private final List<FormLabel> different = new ArrayList<>();
    private final Map<FormTable, FormTable> tables = new IdentityHashMap<>();
    private final Map<FormTable, Slots> slots = new IdentityHashMap<>();
    private final Map<FormBlock, Slots> upright = new IdentityHashMap<>();
    private final Map<FormTable, MeasureRows> measures = new IdentityHashMap<>();
    private final RecentTexts<FoundLabel> found = new RecentTexts<>();

    public FormLabels(List<Form> forms) {
        Set<List<String>> groups = new HashSet<>();
        forms.stream()
                .flatMap(form -> form.tables().stream())
                .flatMap(table -> table.blocks().stream())
                .filter(block -> block.layout() == FormBlock.Layout.WIDE)
                .flatMap(block -> block.rows().stream())
                .forEach(row -> groups.add(row.label().texts()));
        Map<List<String>, FormLabel> shared = new HashMap<>();
        Map<FormTable, FormTable> same = new HashMap<>();
        for (Form form : forms) {
            for (FormTable table : form.tables()) {
                tables.put(table, same.computeIfAbsent(table, first -> first));
                for (FormBlock block : table.blocks()) {
                    block.rows().forEach(row -> add(row.label(), groups, shared));
                    block.columns().forEach(column -> add(column.label(), groups, shared));
                }
            }
        }
        for (FormTable table : tables.keySet()) {
            slots.put(table, Slots.of(table, this));
            MeasureRows.of(table).ifPresent(rows -> measures.put(table, rows));
            for (FormBlock block : table.blocks()) {
                if (block.layout() == FormBlock.Layout.WIDE) {
                    upright.put(block, Slots.upright(table, block, this));
                }
            }
        }
    }

    private void add(Label label, Set<List<String>> groups, Map<List<String>, FormLabel> shared) {
        FormLabel known = shared.get(label.texts());
        if (known == null) {
            known = FormLabel.of(different.size(), groups.contains(label.texts()), label);
            different.add(known);
            shared.put(label.texts(), known);
        }
        labels.put(label, known);
    }

    /** The label of a row or column of one of the forms. */
    FormLabel of(Label label) {
        return Objects.requireNonNull(labels.get(label), "a label of another form");
    }

    /** How many there are that differ. */
    int size() {
        return different.size();
    }

    /** The rows of a table that stand below one another. */
    Slots slots(FormTable table) {
        return Objects.requireNonNull(slots.get(table), "a table of another form");
    }

    /** The rows of a wide block as if they stood below one another. */
    Slots upright(FormBlock wide) {
        return Objects.requireNonNull(upright.get(wide), "no wide block of a form");
    }

    /** What reads a table that is printed as a list of figures. */
    Optional<MeasureRows> measures(FormTable table) {
        return Optional.ofNullable(measures.get(table));
    }

    /** What a printed text says. */
    FoundLabel found(String printed) {
        return found.get(printed, text -> FoundLabel.of(text, different));
    }

    /** The one that stands for a table and for all tables of other forms that are the same. */
    FormTable same(FormTable table) {
        return Objects.requireNonNull(tables.get(table), "a table of another form");
    }
}
