package org.gongkai.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the title of a page or document says about an annual report, as far as it can be told without knowing any
 * authority.
 *
 * @param report whether it is the title of an annual report on government-information disclosure
 * @param reason why not, in a few words; empty for a report
 * @param organ the authority's name as it stands, in {@link PlainText} form; empty when the title does not name one, and
 *     always for what is no report
 * @param year the year the report is about, never the year of publication; empty when the title does not tell, or tells
 *     several
 * @param site the name of the web site, when the title carries it behind the article's own; as it stands
 */
public record ReportTitle(
        boolean report, String reason, Optional<String> organ, OptionalInt year, Optional<String> site) {

    /** Reads one title, of whatever origin: list entry, heading, {@code <title>} or file name. */
    public static ReportTitle parse(String title) {
        return ReportTitleReader.read(title);
    }

    /** Whether it says what else it is the title of, rather than saying nothing. */
    public boolean namesSomethingElse() {
        return !report && ReportTitleReader.SOMETHING_ELSE.contains(reason);
    }

    static ReportTitle of(Optional<String> organ, OptionalInt year, Optional<String> site) {
        return new ReportTitle(true, "", organ, year, site);
    }

    static ReportTitle none(String reason, Optional<String> site) {
        return new ReportTitle(false, reason, Optional.empty(), OptionalInt.empty(), site);
    }
}
