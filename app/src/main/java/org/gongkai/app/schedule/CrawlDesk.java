package org.gongkai.app.schedule;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where others ask for a crawl: the pages are there before the clockwork runs and after it has stopped. Safe for several
 * threads.
 */
public final class CrawlDesk {
    private volatile @Nullable CrawlSchedule schedule;

    /** What becomes of a wish for a crawl. */
    public enum Answer {
        BEGUN,
        /** The portal is being crawled already. */
        GOING_ON,
        /** This process does not crawl that portal. */
        NOT_HERE
    }

    /** From now on, this clockwork is asked. */
    public void open(CrawlSchedule clockwork) {
        schedule = clockwork;
    }

    /** Whether there is a clockwork that runs. */
    public boolean isOpen() {
        return running().isPresent();
    }

    /** Has a portal crawled now, besides its times. */
    public Answer begin(String portal) {
        return running().map(clockwork -> clockwork.crawlNow(portal)).orElse(Answer.NOT_HERE);
    }

    /** The portals that are being crawled. */
    public List<String> goingOn() {
        return running().map(CrawlSchedule::goingOn).orElse(List.of());
    }

    private Optional<CrawlSchedule> running() {
        return Optional.ofNullable(schedule).filter(CrawlSchedule::isRunning);
    }
}
