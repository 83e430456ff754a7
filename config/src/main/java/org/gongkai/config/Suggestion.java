package org.gongkai.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** The word that somebody probably meant. */
public final class Suggestion {
    /** Below this two words have nothing to do with each other. */
    private static final double ALIKE = 0.82;

    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    private Suggestion() {}

    /** The known word most like the given one, empty when none is alike. */
    public static Optional<String> closest(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> likeness(word, candidate) >= ALIKE)
                .max(Comparator.<String>comparingDouble(candidate -> likeness(word, candidate))
                        .thenComparing(Comparator.reverseOrder()));
    }

    /** {@code ; did you mean 'x'?}, or nothing when no known word is alike. */
    public static String didYouMean(String word, Collection<String> known) {
        return closest(word, known)
                .map(candidate -> "; did you mean '" + candidate + "'?")
                .orElse("");
    }

    /** A key that was only put at the wrong level is alike as well: {@code pause-per-host}. */
    private static double likeness(String word, String candidate) {
        double whole = SIMILARITY.apply(word, candidate);
        int dot = candidate.lastIndexOf('.');
        return dot < 0 || word.indexOf('.') >= 0
                ? whole
                : Math.max(whole, SIMILARITY.apply(word, candidate.substring(dot + 1)));
    }
}
