package org.gongkai.crawler;

import java.net.URI;

/** Hears how a crawl goes on, for a display; called from the crawl's threads, must return at once. */
public interface CrawlProgress {
    /** An address was dealt with: {@code done} so far, {@code known} found so far, that one included. */
    void visited(String portal, URI uri, int done, int known);

    /** Hears nothing. */
    static CrawlProgress silent() {
        return (portal, uri, done, known) -> {};
    }
}
