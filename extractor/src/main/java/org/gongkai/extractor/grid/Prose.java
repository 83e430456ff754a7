package org.gongkai.extractor.grid;

/**
 * One paragraph.
 *
 * @param text without line breaks at its ends; breaks inside it are kept
 * @param heading whether the source marks it as a heading or a title, not whether it reads like one
 */
public record Prose(String text, boolean heading) implements Block {
    /** An ordinary paragraph. */
    public static Prose of(String text) {
        return new Prose(text, false);
    }
}
