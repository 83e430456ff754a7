package org.gongkai.extractor.align;

import java.util.List;
import org.gongkai.config.form.Label;

/**
 * A label of the forms, its wordings made comparable.
 *
 * @param number among the different labels of all forms, from 0
 * @param wordings the official one first; at least one
 */
record FormLabel(int number, List<LabelText> wordings) {
    FormLabel {
        wordings = List.copyOf(wordings);
    }

    static FormLabel of(int number, Label label) {
        return new FormLabel(number, LabelText.all(label.texts()));
    }

    /** The official wording. */
    LabelText official() {
        return wordings.get(0);
    }

    /** How much a label of a document looks like that wording which it looks like most. */
    double likeness(LabelText found) {
        double best = 0;
        for (LabelText wording : wordings) {
            best = Math.max(best, found.likeness(wording));
        }
        return best;
    }

    /**
     * As {@link #likeness(LabelText)}, and 0 where it would be less than a bound: most labels can be told apart by which
     * characters they have.
     */
    double likeness(LabelText found, double least) {
        double best = 0;
        for (LabelText wording : wordings) {
            if (found.mayBeLike(wording, least)) {
                best = Math.max(best, found.likeness(wording));
            }
        }
        return best;
    }
}
