package org.gongkai.crawler;

import java.io.IOException;
import java.time.Clock;
import org.gongkai.config.CrawlerSettings;
import org.gongkai.crawler.fetch.Fetcher;
import org.gongkai.crawler.fetch.HostTurns;
import org.gongkai.crawler.fetch.Pause;
import org.gongkai.model.Portal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the reports on portals and fetches them.
 *
 * <p>A crawler may be used by any number of threads, each crawling a portal of its own, and one crawler is meant to serve a
 * whole process: what keeps a host's turns and pauses is shared by all crawls of one crawler and by
 * nothing else. Connections, robots.txt and cookies are each crawl's own. Two crawls of the same portal in
 * the same run at once are the caller's to prevent.
 */
public final class Crawler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Crawler.class);

    private final Addresses addresses;
    private final Clock clock;
    private final HostTurns turns;
    private final int notedAtOnce;

    /** A crawler that waits in earnest. */
    public Crawler(Addresses addresses, Clock clock) {
        this(addresses, clock, Pause.real());
    }

    /** A crawler that lets {@code pause} do its waiting. */
    public Crawler(Addresses addresses, Clock clock, Pause pause) {
        this(addresses, clock, pause, Trails.VISITS);
    }

    /** A crawler that has the journal keep notes of its walk whenever there are some of so many visits. */
    Crawler(Addresses addresses, Clock clock, Pause pause, int notedAtOnce) {
        this.notedAtOnce = notedAtOnce;
        this.addresses = addresses;
        this.clock = clock;
        this.turns = new HostTurns(addresses, clock, pause);
    }

    /**
     * Crawls one portal; returns when everything that was found has been dealt with. What a server does never makes it
     * throw: that stands in the result.
     *
     * <p>Interrupting the thread ends the crawl within a moment; what was recorded is committed, and the same run goes on
     * when it is called again.
     *
     * @param run id of the run; the same id continues it
     * @throws IllegalArgumentException when the settings name no contact; nothing was asked
     * @throws IOException when the journal cannot be read or written
     */
    public PortalCrawl crawl(
            Portal portal, CrawlerSettings settings, String run, CrawlJournal journal, CrawlProgress progress)
            throws IOException, InterruptedException {
        Trails trails = new Trails(portal, settings, run, journal, notedAtOnce);
        try {
            return crawl(portal, settings, run, journal, trails, progress);
        } catch (StrayedException strayed) {
            LOG.info("portal {}: reads the pages of run {} again: {}", portal.id(), run, strayed.getMessage());
            trails.startOver();
            try {
                return crawl(portal, settings, run, journal, trails, progress);
            } catch (StrayedException impossible) {
                throw new IllegalStateException("strayed without notes", impossible);
            }
        }
    }

    private PortalCrawl crawl(
            Portal portal,
            CrawlerSettings settings,
            String run,
            CrawlJournal journal,
            Trails trails,
            CrawlProgress progress)
            throws IOException, InterruptedException, StrayedException {
        try (Fetcher fetcher = new Fetcher(addresses, settings, clock, turns)) {
            Visits visits = new Visits(portal, run, settings, journal, fetcher, clock);
            PortalWalk walk = new PortalWalk(portal, settings, visits, trails, journal, progress);
            PortalCrawl crawl;
            try {
                crawl = walk.walk();
            } catch (InterruptedException e) {
                trails.commit();
                visits.commit();
                throw e;
            }
            visits.commit();
            return crawl;
        }
    }

    /** Ends the turns; no crawl may be under way. */
    @Override
    public void close() {
        turns.close();
    }
}
