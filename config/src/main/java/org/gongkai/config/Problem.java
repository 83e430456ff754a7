package org.gongkai.config;

import java.util.Comparator;

/**
 * One thing that is wrong with the configuration, and where.
 *
 * @param file as the user gave it, or {@code config/…} for a shipped file
 * @param line counted from 1; 0 when it is about the file as a whole
 * @param message what was expected, what came, what to do; one sentence without a full stop
 */
public record Problem(String file, int line, String message) implements Comparable<Problem> {
    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::file).thenComparingInt(Problem::line).thenComparing(Problem::message);

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    /** {@code config/portals/beijing.yaml:7: unknown key 'pause-per-hosts'; did you mean 'pause-per-host'?} */
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line + ": " + message : file + ": " + message;
    }
}
