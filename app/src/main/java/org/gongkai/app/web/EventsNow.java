package org.gongkai.app.web;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.gongkai.app.coverage.HomePortals;
import org.gongkai.app.feed.FeedEvent;
import org.gongkai.app.feed.FeedEvents;
import org.gongkai.archive.Archive;
import org.gongkai.config.Configuration;

/** All that happened to reports, as the feeds tell it, for those who tell it elsewhere. */
public final class EventsNow {
    private final CoverageNow coverage;
    private final HomePortals home;

    public EventsNow(Archive archive, Configuration configuration, Clock clock) {
        this.coverage = new CoverageNow(archive, configuration, clock);
        this.home = new HomePortals(configuration);
    }

    /** The events of this moment, newest first, without findings. */
    public List<FeedEvent> events() {
        return of(coverage.board(), home);
    }

    static List<FeedEvent> of(CoverageBoard board, HomePortals home) {
        return FeedEvents.of(
                board.histories(),
                board.removed(),
                board.years().stream()
                        .map(year -> board.coverage(year, board.today(), Optional.empty()))
                        .toList(),
                board.runs(),
                home);
    }
}
