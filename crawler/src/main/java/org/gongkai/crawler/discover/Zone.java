package org.gongkai.crawler.discover;

/** What kind of page links stand on; the same words mean different things on different pages. */
public enum Zone {
    /** The front page of a site, or any page about nothing in particular. */
    HOME,
    /** Pages about open government, and lists of organs. */
    OPENNESS,
    /** The open-government pages of one organ. */
    ORGAN,
    /** A column of annual reports. */
    REPORTS,
    /** The site's own list of its pages, in which addresses have no words. */
    SITE_MAP,
    /** A single article: a report, or something about it. */
    ARTICLE
}
