package org.gongkai.extractor.align;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Map<List<String>, FormLabel> different = new HashMap<>();

    public FormLabels(List<Form> forms) {
        for (Form form : forms) {
            for (FormTable table : form.tables()) {
                for (FormBlock block : table.blocks()) {
                    block.rows().forEach(row -> add(row.label()));
                    block.columns().forEach(column -> add(column.label()));
                }
            }
        }
    }

    private void add(Label label) {
        FormLabel shared = different.computeIfAbsent(label.texts(), texts -> FormLabel.of(different.size(), label));
        labels.put(label, shared);
    }

    /** The label of a row or column of one of the forms. */
    FormLabel of(Label label) {
        return Objects.requireNonNull(labels.get(label), "a label of another form");
    }

    /** How many there are that differ. */
    int size() {
        return different.size();
    }
}
