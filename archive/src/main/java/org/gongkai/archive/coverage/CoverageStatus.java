package org.gongkai.archive.coverage;

import java.util.Locale;

/** How an authority stands with its report about a year (the contract's {@code missing}). */
public enum CoverageStatus {
    /** Nothing was found, and the deadline has not passed. */
    NOT_DUE,
    ON_TIME,
    /** Published after the deadline, by its own date or because a complete crawl after the deadline did not find it. */
    LATE,
    /** Found after the deadline, and nothing says when it was published. */
    DATE_UNKNOWN,
    /** Found, and whole tables of the form are not in it. */
    INCOMPLETE,
    /** Found, and it could not be read. */
    UNREADABLE,
    /** Found once; repeated definite answers say that it is gone. */
    REMOVED,
    /** A complete crawl of where it belongs, begun after the deadline, did not find it. */
    MISSING,
    /** It could not be looked at; never to be read as missing. */
    UNKNOWN;

    /** As the contract writes it, for example {@code on-time}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
