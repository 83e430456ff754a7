package org.gongkai.app.web;

import java.nio.file.Path;
import java.util.Optional;
import org.gongkai.app.schedule.CrawlDesk;
import org.gongkai.app.search.ReportSearch;

/**
 * What works behind the pages besides the archive.
 *
 * @param desk where a crawl is asked for
 * @param crawls whether this process is to crawl, so that it is unwell when no clockwork runs
 * @param search over the reports, empty when there is no index
 * @param folder on whose disk the archive grows, empty for a database elsewhere
 */
public record Workings(CrawlDesk desk, boolean crawls, Optional<ReportSearch> search, Optional<Path> folder) {
    /** Pages alone. */
    public static Workings none() {
        return new Workings(new CrawlDesk(), false, Optional.empty(), Optional.empty());
    }
}
