package org.gongkai.config.form;

import java.util.List;

/**
 * How a row, a column or a heading is printed.
 *
 * @param texts the official wording first, then wordings seen in use; at least one
 * @param english what it means, for sentences in English; empty when the form does not say it
 */
public record Label(List<String> texts, String english) {
    public Label {
        texts = List.copyOf(texts);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("a label needs at least one wording");
        }
    }

    /** A label without a translation. */
    public Label(List<String> texts) {
        this(texts, "");
    }

    /** The official wording. */
    public String official() {
        return texts.get(0);
    }
}
