package org.gongkai.app.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gongkai.app.coverage.HomePortals;
import org.gongkai.app.web.text.Written;
import org.gongkai.archive.Archive;
import org.gongkai.archive.coverage.Coverage;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfiguredPortal;
import org.gongkai.config.Registry;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.RunReport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the archive when something there has changed, and reckons coverage anew only then. What another process
 * writes to a shared archive is seen within {@link #LOOK_AGAIN}. Safe for several threads.
 */
final class CoverageNow implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CoverageNow.class);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
    /** With more reports a page shows what was known a moment ago, while it is reckoned anew. */
    private static final int MANY_REPORTS = 2_000;
    /** What was known longer ago is not shown. */
    private static final Duration MOMENT = Duration.ofMinutes(1);
    /** Nothing is reckoned ahead when nobody has looked for so long. */
    private static final Duration UNVISITED = Duration.ofMinutes(5);
    /** Times as long as reckoning took nothing is reckoned ahead: a crawl writes all the time. */
    private static final int RESTS = 5;

    private static final int SECONDS_BETWEEN = 10;
    private static final int SECONDS_TO_END = 10;

    private final Archive archive;
    private final Clock clock;
    private final Coverage coverage;
    private final Registry registry;
    private final HomePortals home;
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "coverage");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable CoverageBoard latest;
    private volatile Instant visited = Instant.MIN;
    private volatile Instant rest = Instant.MIN;

    CoverageNow(Archive archive, Configuration configuration, Clock clock) {
        this.archive = archive;
        this.clock = clock;
        this.registry = configuration.registry();
        this.home = new HomePortals(configuration);
        this.coverage = new Coverage(
                registry,
                configuration.deadlines(),
                configuration.forms(),
                configuration.portals().stream().map(ConfiguredPortal::portal).toList());
    }

    /** The board of this moment. */
    CoverageBoard board() {
        CoverageBoard before = latest;
        return before != null && isCurrent(before) ? before : look();
    }

    /** The board to show to a reader: of this moment, or in a large archive of at most a minute ago. */
    CoverageBoard shown() {
        visited = clock.instant();
        CoverageBoard before = latest;
        return before != null
                        && before.histories().size() >= MANY_REPORTS
                        && before.today().equals(today())
                        && clock.instant().isBefore(before.looked().plus(MOMENT))
                ? before
                : board();
    }

    /** Reckons what the first page asks for, now and while there are readers, so that they need not wait. */
    void keepWarm() {
        renewal.scheduleWithFixedDelay(this::renew, 0, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }

    /** Runs at portals that have not ended, at this moment. */
    List<RunReport> unfinished() {
        return archive.unfinishedRuns();
    }

    Instant now() {
        return clock.instant();
    }

    private boolean isCurrent(CoverageBoard board) {
        return board.holdsAt(archive.changes(), today())
                && clock.instant().isBefore(board.looked().plus(LOOK_AGAIN));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Written.ZONE);
    }

    private synchronized CoverageBoard look() {
        CoverageBoard before = latest;
        if (before != null && isCurrent(before)) {
            return before;
        }
        CoverageBoard now = made(before);
        latest = now;
        return now;
    }

    private CoverageBoard made(@Nullable CoverageBoard before) {
        // the number first: what is written while the rest is read makes the board an old one
        long changes = archive.changes();
        Instant at = clock.instant();
        LocalDate today = today();
        List<ReportHistory> histories = archive.histories();
        List<RunReport> runs = archive.runs();
        return before != null && before.stillHolds(histories, runs, today)
                ? before.lookedAgain(changes, at)
                : new CoverageBoard(coverage, archive.evidence(), histories, runs, today, changes, at);
    }

    private void renew() {
        try {
            Instant now = clock.instant();
            CoverageBoard before = latest;
            boolean wanted = now.isBefore(visited.plus(UNVISITED)) && now.isAfter(rest);
            if (before == null || wanted && !isCurrent(before)) {
                CoverageBoard next = made(before);
                next.prepare(registry, home);
                latest = next;
                Instant done = clock.instant();
                rest = done.plus(Duration.between(now, done).multipliedBy(RESTS));
            }
        } catch (RuntimeException e) {
            if (!renewal.isShutdown()) {
                LOG.warn("the coverage could not be reckoned anew; it is tried again", e);
            }
        }
    }

    /** Waits for what is being reckoned: the archive may be closed afterwards. */
    @Override
    public void close() {
        renewal.shutdownNow();
        try {
            if (!renewal.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                LOG.warn("coverage is still being reckoned");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
