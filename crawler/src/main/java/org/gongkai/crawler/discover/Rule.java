package org.gongkai.crawler.discover;

import java.util.Locale;

/** Why an address that was found is not asked. Each such address falls under exactly one of these. */
public enum Rule {
    /** Neither its words nor its place nor its path say that it may lead to a report. */
    NO_REASON,
    /** It says itself that it is something about reports: an interpretation, a notice, a form, another kind of report. */
    NOT_A_REPORT,
    /** The same report once more, as pictures or for a word processor, beside the one that is asked. */
    ANOTHER_RENDITION,
    /** The same site in another language, for telephones or for the printer. */
    ANOTHER_VIEW,
    /** The same parameters in another order. */
    PARAMETER_ORDER,
    /** The same address with a session's id in it. */
    SESSION_ID,
    /** A path that repeats itself, as relative links on error pages breed them. */
    NESTED_PATH,
    /** A day or month of a calendar. */
    CALENDAR,
    /** A number or an arrow that turns pages; the list's family says which pages there are. */
    PAGE_TURNING,
    /** A page of a list that comes after pages which only repeated what was known. */
    LIST_REPEATS,
    /** A page of a list that comes after several which are not there. */
    LIST_GONE,
    /** A page of a mixed list that comes after several pages without a report. */
    LIST_WITHOUT_REPORTS,
    /** The portal may not be left. */
    OTHER_HOST,
    /** Followed only while nothing better is known. */
    GUESS_NOT_NEEDED,
    /** {@code crawler.max-pages} is reached. */
    MAX_PAGES,
    /** {@code crawler.max-depth} is reached. */
    MAX_DEPTH,
    /** Its host refused or kept silent several times in a row. */
    HOST_GIVEN_UP;

    /** The rule as run reports write it: {@code another-view}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
