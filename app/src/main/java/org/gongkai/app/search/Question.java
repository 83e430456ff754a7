package org.gongkai.app.search;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What is searched for.
 *
 * @param words as typed: all must occur; {@code "…"} a string as it is, {@code -word} what must not occur
 * @param chosen values of facets, at most one of each, by the facet
 * @param everyVersion whether earlier versions are searched too, and not the latest of each report alone
 * @param from how many hits are passed over
 * @param limit how many hits are given
 */
public record Question(String words, Map<Facet, String> chosen, boolean everyVersion, int from, int limit) {
    /** Characters; what is longer is no question. */
    public static final int LONGEST = 200;

    /** Hits beyond are not turned to: who needs them narrows the question. */
    public static final int DEEPEST = 2_000;

    public Question {
        if (words.length() > LONGEST || from < 0 || limit < 1 || from + limit > DEEPEST) {
            throw new IllegalArgumentException(
                    "a question of " + words.length() + " characters, hits " + from + " + " + limit);
        }
        chosen = new LinkedHashMap<>(chosen);
    }

    /** What hits are counted and narrowed by. */
    public enum Facet {
        YEAR,
        PROVINCE,
        LEVEL,
        FORM,
        STATUS;

        /** As addresses and answers write it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
