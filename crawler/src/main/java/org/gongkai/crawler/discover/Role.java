package org.gongkai.crawler.discover;

/** Why an address is visited. What a crawl could not learn about any of these but {@link #GUESS} leaves it incomplete. */
public enum Role {
    /** Configured. */
    START,
    /** The text or the place of the link says that it is a report. */
    CANDIDATE,
    /** A file that belongs to a report page. */
    ATTACHMENT,
    /** A further page of a list. */
    LIST_PAGE,
    /** A column of annual reports, of all, of a year, or of an organ. */
    REPORT_COLUMN,
    /** Something in a column of reports that may be one. */
    ENTRY,
    /** A column about open government that may lead to the reports. */
    OPENNESS,
    /** A list of organs below the portal's own. */
    HUB,
    /** The open-government pages of one organ. */
    ORGAN,
    /** Followed only when nothing better has led to a report. */
    GUESS
}
