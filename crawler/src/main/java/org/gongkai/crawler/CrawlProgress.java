package org.gongkai.crawler;

import java.net.URI;

/** Hears how a crawl goes on; called from the thread that crawls, which goes on when it returns. */
public interface CrawlProgress {
    /** An address was dealt with: {@code done} so far, {@code known} found so far, that one included. */
    void visited(String portal, URI uri, int done, int known);

    /**
     * A candidate was found and has been fetched with all its files, so that it can be read while the crawl goes on. One
     * whose files were not all asked for stands in the result alone.
     */
    default void found(PortalCrawl.Candidate candidate) {}

    /** Hears nothing. */
    static CrawlProgress silent() {
        return (portal, uri, done, known) -> {};
    }
}
