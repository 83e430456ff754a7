package org.gongkai.extractor.align;

import java.util.List;
import org.gongkai.config.form.Label;

/**
 * A label of the forms, its wordings made comparable.
 *
 * @param number among the different labels of all forms, from 0
 * @param isGroup whether it stands above the columns of a wide block
 * @param wordings the official one first; at least one
 */
record FormLabel(int number, boolean isGroup, List<LabelText> wordings) {
    FormLabel {
        wordings = List.copyOf(wordings);
    }

    static FormLabel of(int number, boolean isGroup, Label label) {
        return new FormLabel(number, isGroup, LabelText.all(label.texts()));
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
     * As {@link #likeness(LabelText)}, and 0 where it is less than a bound: most labels can be told apart by their
     * lengths and by which characters they have.
     */
    double likeness(LabelText found, double least) {
        double best = 0;
        for (LabelText wording : wordings) {
            if (found.mayBeLike(wording, least)) {
                best = Math.max(best, found.likeness(wording));
            }
        }
        return best < least ? 0 : best;
    }
}
