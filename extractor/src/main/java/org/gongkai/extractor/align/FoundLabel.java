package org.gongkai.extractor.align;

import java.util.Arrays;

/** What a text of a document says as a label, compared with each label of the forms at most once. For one thread. */
final class FoundLabel {
    /** A label less like its wording is taken for another one, by every reader of rows and headings. */
    static final double LEAST = 0.5;

    private final LabelText text;
    /** By number of the form's label, not a number where they were not compared yet; empty when none are kept. */
    private final double[] known;

    /** @param kept labels of the forms whose likeness is to be remembered: all or none */
    FoundLabel(LabelText text, int kept) {
        this.text = text;
        this.known = new double[kept];
        Arrays.fill(known, Double.NaN);
    }

    LabelText text() {
        return text;
    }

    String core() {
        return text.core();
    }

    /** How much it looks like a label of the forms; 0 when that is less than {@link #LEAST}. */
    double likeness(FormLabel label) {
        if (known.length == 0) {
            return label.likeness(text, LEAST);
        }
        double likeness = known[label.number()];
        if (Double.isNaN(likeness)) {
            likeness = label.likeness(text, LEAST);
            known[label.number()] = likeness;
        }
        return likeness;
    }
}
