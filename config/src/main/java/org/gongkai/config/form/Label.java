package org.gongkai.config.form;

import java.util.List;

/**
 * How a row, a column or a heading is printed.
 *
 * @param texts the official wording first, then wordings seen in use; at least one
 */
public record Label(List<String> texts) {
    public Label {
        texts = List.copyOf(texts);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("a label needs at least one wording");
        }
    }

    /** The official wording. */
    public String official() {
        return texts.get(0);
    }
}
