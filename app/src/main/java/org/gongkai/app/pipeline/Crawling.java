package org.gongkai.app.pipeline;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.gongkai.archive.Archive;
import org.gongkai.config.ConfiguredPortal;
import org.gongkai.crawler.Addresses;
import org.gongkai.crawler.CrawlProgress;
import org.gongkai.crawler.Crawler;
import org.gongkai.model.RunReport;

/**
 * Runs over portals, several at once. A run that did not end is gone on with: portals that it had finished are answered
 * from its report, the others are walked again without asking any address twice.
 */
public final class Crawling {
    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** How long a portal's thread may take to notice that it is told to stop. */
    private static final Duration STOPPING = Duration.ofSeconds(15);

    private final Archive archive;
    private final CandidateReader reader;
    private final Addresses addresses;
    private final Clock clock;

    public Crawling(Archive archive, CandidateReader reader, Addresses addresses, Clock clock) {
        this.archive = archive;
        this.reader = reader;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Hears how the runs go on; called from the threads that crawl. */
    public interface Progress extends CrawlProgress {
        /** A portal is dealt with. */
        void ended(RunReport report);
    }

    /**
     * Crawls these portals and returns their reports in the order given, all of one run.
     *
     * @param atOnce portals that are crawled at the same time
     * @throws InterruptedException when told to stop; what was seen until then is kept, and the same call goes on
     */
    public List<RunReport> run(List<ConfiguredPortal> portals, int atOnce, Progress progress)
            throws IOException, InterruptedException {
        List<RunReport> begun = begin(portals);
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(atOnce, portals.size())));
        try (Crawler crawler = new Crawler(addresses, clock)) {
            PortalRun portalRun = new PortalRun(archive, crawler, reader, clock);
            List<Future<RunReport>> running = new ArrayList<>();
            for (int i = 0; i < portals.size(); i++) {
                ConfiguredPortal portal = portals.get(i);
                RunReport report = begun.get(i);
                running.add(threads.submit(task(portalRun, portal, report, progress)));
            }
            List<RunReport> ended = new ArrayList<>();
            for (Future<RunReport> future : running) {
                ended.add(result(future));
            }
            return ended;
        } finally {
            stop(threads);
        }
    }

    /** Lets no thread write to the archive once the run is over, whatever ended it. */
    private static void stop(ExecutorService threads) throws InterruptedException {
        threads.shutdownNow();
        boolean interrupted = Thread.interrupted();
        threads.awaitTermination(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
        if (interrupted) {
            throw new InterruptedException("told to stop");
        }
    }

    private static Callable<RunReport> task(
            PortalRun portalRun, ConfiguredPortal portal, RunReport begun, Progress progress) {
        return () -> {
            RunReport ended = begun.ended().isPresent() ? begun : portalRun.run(portal, begun, progress);
            progress.ended(ended);
            return ended;
        };
    }

    private static RunReport result(Future<RunReport> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException io) {
                throw io;
            }
            if (cause instanceof InterruptedException stopped) {
                throw stopped;
            }
            if (cause instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(cause);
        }
    }

    /** Says in the archive what is about to run, before the first request; or finds what was left unfinished. */
    private List<RunReport> begin(List<ConfiguredPortal> portals) {
        Instant now = Instant.now(clock);
        Optional<RunReport> unfinished = portals.stream()
                .map(portal -> archive.unfinishedRun(portal.portal().id()))
                .flatMap(Optional::stream)
                .findFirst();
        String run = unfinished.map(RunReport::run).orElseGet(() -> newRun(now, portals));
        List<RunReport> begun = new ArrayList<>();
        for (ConfiguredPortal portal : portals) {
            RunReport report = earlier(portal.portal().id(), run)
                    .orElseGet(() -> new RunReport(
                            run,
                            portal.portal().id(),
                            now,
                            Optional.empty(),
                            RunReport.Status.RUNNING,
                            new RunReport.Counts(0, 0, 0, 0, 0, 0),
                            List.of(),
                            List.of()));
            archive.keep(report);
            begun.add(report);
        }
        archive.commit();
        return begun;
    }

    /** The first id from now on that none of the portals has a run of. */
    private String newRun(Instant now, List<ConfiguredPortal> portals) {
        Instant free = now;
        while (anyEarlier(portals, RUN_ID.format(free))) {
            free = free.plusMillis(1);
        }
        return RUN_ID.format(free);
    }

    private boolean anyEarlier(List<ConfiguredPortal> portals, String run) {
        return portals.stream()
                .anyMatch(portal -> earlier(portal.portal().id(), run).isPresent());
    }

    private Optional<RunReport> earlier(String portal, String run) {
        return archive.runs(portal).stream()
                .filter(report -> report.run().equals(run))
                .findFirst();
    }
}
