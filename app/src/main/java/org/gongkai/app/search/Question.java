package org.gongkai.app.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** Words and strings; more are no question. */
    public static final int MOST_PARTS = 16;

    /** A minus, then a string in quotation marks of any kind, or a word. */
    private static final Pattern PART =
            Pattern.compile("(-?)(?:[\"“”「『]([^\"“”「」『』]*)[\"“”」』]?|([^\\s\\u3000\"“”「」『』]+))");

    /** A word or string; {@code not} when it must not occur. */
    record Part(String text, boolean not) {}

    /** The words and strings of what was typed, in order. */
    static List<Part> parts(String words) {
        List<Part> parts = new ArrayList<>();
        Matcher part = PART.matcher(words);
        while (part.find()) {
            String text = part.group(2) == null ? part.group(3) : part.group(2);
            parts.add(new Part(text, !part.group(1).isEmpty()));
        }
        return parts;
    }

    /** Whether the words are few and short enough to be a question. */
    public static boolean isShortEnough(String words) {
        return words.length() <= LONGEST && parts(words).size() <= MOST_PARTS;
    }

    public Question {
        if (!isShortEnough(words) || from < 0 || limit < 1 || from + limit > DEEPEST) {
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
