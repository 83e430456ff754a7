package org.gongkai.archive.reread;

import java.util.Locale;
import org.gongkai.model.ReportKey;

/**
 * What came of reading one version of a report again.
 *
 * @param original key of the extraction that the version was seen with
 * @param before key of the extraction that was shown for it at the time
 * @param after key of the new extraction; the same as {@code before} unless it is {@code CHANGED} or {@code OTHER_REPORT}
 * @param reason why it is not what one would expect, a sentence; empty otherwise
 */
public record Reread(
        ReportKey key, int version, String original, String before, String after, Outcome outcome, String reason) {
    /** Names the version among all: the same as {@link KeptVersion#id()}. */
    public String id() {
        return key + "/" + version;
    }

    /** What can come of it. */
    public enum Outcome {
        /** It says what it said, whichever extractor signs for it; nothing new is stored. */
        SAME,
        /** It says something else. */
        CHANGED,
        /** It is read as the report of another authority or year: stored for comparing, never shown for this one. */
        OTHER_REPORT,
        /** Nothing could be read: the payload is damaged or gone, or time ran out. */
        FAILED;

        /** As it is written, for example {@code other-report}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The outcome that is written so. */
        public static Outcome of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
