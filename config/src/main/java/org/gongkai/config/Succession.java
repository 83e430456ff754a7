package org.gongkai.config;

import java.time.LocalDate;

/**
 * That one authority took the place of another: what the other owed, it owes.
 *
 * @param predecessor a code of the registry
 * @param successor another one
 * @param on the day from which the successor stands in the predecessor's place
 */
public record Succession(String predecessor, String successor, LocalDate on, Kind kind) {
    /** What happened to the predecessor. */
    public enum Kind {
        /** It goes on under another code. */
        RENAME,
        /** It became part of the successor, with others or alone. */
        MERGE,
        /** Its tasks went to several. */
        SPLIT
    }
}
