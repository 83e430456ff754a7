package org.gongkai.extractor.align;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a text of a document says as a label, compared with the labels of all forms once. Immutable. */
final class FoundLabel {
    /** A label less like its wording is taken for another one, by every reader of rows and headings. */
    static final double LEAST = 0.5;

    private final LabelText text;
    private final @Nullable FoundLabel item;
    /** Numbers of the forms' labels that it is like, ascending: few of some hundreds. */
    private final int[] like;
    /** For each of them how much. */
    private final double[] likeness;

    private FoundLabel(LabelText text, @Nullable FoundLabel item, int[] like, double[] likeness) {
        this.text = text;
        this.item = item;
        this.like = like;
        this.likeness = likeness;
    }

    /** @param printed as the document has it */
    static FoundLabel of(String printed, Iterable<FormLabel> forms) {
        LabelText text = LabelText.of(printed);
        // Without a number the item is that of a group which has one too.
        LabelText item = text.number().isEmpty() ? null : LabelText.item(printed);
        return of(text, item == null ? null : of(item, null, forms), forms);
    }

    private static FoundLabel of(LabelText text, @Nullable FoundLabel item, Iterable<FormLabel> forms) {
        int[] like = new int[8];
        double[] likeness = new double[8];
        int count = 0;
        for (FormLabel label : forms) {
            double much = label.isGroup() ? label.likeness(text) : label.likeness(text, LEAST);
            if (much > 0) {
                if (count == like.length) {
                    like = Arrays.copyOf(like, 2 * count);
                    likeness = Arrays.copyOf(likeness, 2 * count);
                }
                like[count] = label.number();
                likeness[count++] = much;
            }
        }
        return new FoundLabel(text, item, Arrays.copyOf(like, count), Arrays.copyOf(likeness, count));
    }

    LabelText text() {
        return text;
    }

    String core() {
        return text.core();
    }

    /** The numbered item that stands behind the name of its group in the same cell. */
    Optional<FoundLabel> item() {
        return Optional.ofNullable(item);
    }

    /**
     * How much it looks like a label of the forms; 0 when that is less than {@link #LEAST}, except for names of groups,
     * whose likeness counts however little it is.
     */
    double likeness(FormLabel label) {
        int place = Arrays.binarySearch(like, label.number());
        return place < 0 ? 0 : likeness[place];
    }

    /** Takes a likeness to a label of the forms. */
    interface Likenesses {
        void take(int label, double likeness);
    }

    /** Hands over every label of the forms that it is like, by its number. */
    void each(Likenesses taker) {
        for (int i = 0; i < like.length; i++) {
            taker.take(like[i], likeness[i]);
        }
    }
}
