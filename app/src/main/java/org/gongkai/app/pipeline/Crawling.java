package org.gongkai.app.pipeline;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gongkai.archive.Archive;
import org.gongkai.config.ConfiguredPortal;
import org.gongkai.crawler.Addresses;
import org.gongkai.crawler.CrawlProgress;
import org.gongkai.crawler.Crawler;
import org.gongkai.crawler.fetch.Pause;
import org.gongkai.model.RunReport;

/**
 * Runs over portals, several at once. A run that did not end is gone on with: portals that it had finished are answered
 * from its report, the others are walked again without asking any address twice. One instance keeps the turns of hosts for
 * all runs that go on in it at the same time.
 */
public final class Crawling implements AutoCloseable {
    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** How long a portal's thread may take to notice that it is told to stop. */
    private static final Duration STOPPING = Duration.ofSeconds(15);

    /** After this time an unfinished run is not gone on with: its answers would pass old pages off as today's. */
    private static final Duration TOO_OLD = Duration.ofDays(2);

    private final Archive archive;
    private final Crawler crawler;
    private final PortalRun portalRun;
    private final SharedCommits commits;
    /** As many as can be at work at once: reading is all computing, and a scan takes much memory. */
    private final SpareTime readers = new SpareTime(Runtime.getRuntime().availableProcessors());

    private final Clock clock;
    private Instant lastBegun = Instant.EPOCH;

    public Crawling(Archive archive, CandidateReader reader, Addresses addresses, Clock clock) {
        this.archive = archive;
        this.crawler = new Crawler(addresses, clock, readers.resting(Pause.real()));
        this.commits = new SharedCommits(archive::commit, clock);
        this.portalRun = new PortalRun(archive, crawler, reader, readers, commits, clock);
        this.clock = clock;
    }

    /** Hears how the runs go on; called from the threads that crawl. */
    public interface Progress extends CrawlProgress {
        /** A portal's pages are fetched and durable, and so many of them are to be read; a scan takes seconds a page. */
        default void reading(String portal, int candidates) {}

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
        boolean first = archive.isEmpty();
        Begun begun = begin(portals);
        RunMemory memory = new RunMemory(begun.goesOn(), first);
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(atOnce, portals.size())));
        try {
            Map<Integer, Future<RunReport>> running = new TreeMap<>();
            for (int i : soonestOpen(portals)) {
                running.put(
                        i, threads.submit(task(portals.get(i), begun.reports().get(i), memory, progress)));
            }
            List<RunReport> ended = new ArrayList<>();
            for (Future<RunReport> future : running.values()) {
                ended.add(result(future));
            }
            return ended;
        } finally {
            stop(threads);
        }
    }

    @Override
    public void close() {
        readers.close();
        crawler.close();
    }

    /** Places in the list, those first whose hours begin first, so that none that waits keeps another from its turn. */
    private List<Integer> soonestOpen(List<ConfiguredPortal> portals) {
        Instant now = Instant.now(clock);
        return IntStream.range(0, portals.size())
                .boxed()
                .sorted(Comparator.comparing(
                        place -> portals.get(place).crawler().hours().untilOpen(now)))
                .toList();
    }

    /** The reports of a run that has begun, in the portals' order, and whether an earlier process began it. */
    private record Begun(List<RunReport> reports, boolean goesOn) {}

    /** Lets no thread write to the archive once the run is over, whatever ended it. */
    private static void stop(ExecutorService threads) throws InterruptedException {
        threads.shutdownNow();
        boolean interrupted = Thread.interrupted();
        threads.awaitTermination(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
        if (interrupted) {
            throw new InterruptedException("told to stop");
        }
    }

    private Callable<RunReport> task(ConfiguredPortal portal, RunReport begun, RunMemory memory, Progress progress) {
        return () -> {
            RunReport ended = begun.ended().isPresent() ? begun : portalRun.run(portal, begun, memory, progress);
            // what is announced is durable
            commits.await();
            progress.ended(ended);
            return ended;
        };
    }

    /** What came of work, or what it threw. */
    static <T> T result(Future<T> future) throws IOException, InterruptedException {
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
    private synchronized Begun begin(List<ConfiguredPortal> portals) {
        Instant now = Instant.now(clock);
        Optional<String> resumed = portals.stream()
                .map(portal -> archive.unfinishedRun(portal.portal().id()))
                .flatMap(Optional::stream)
                .filter(report -> report.started().isAfter(now.minus(TOO_OLD)))
                .max(Comparator.comparing(RunReport::started))
                .map(RunReport::run);
        String run = resumed.orElseGet(() -> newRun(now, portals));
        List<RunReport> begun = new ArrayList<>();
        for (ConfiguredPortal portal : portals) {
            String id = portal.portal().id();
            supersede(id, run, now);
            begun.add(earlier(id, run).orElseGet(() -> begin(id, run, now)));
        }
        archive.commit();
        return new Begun(begun, resumed.isPresent());
    }

    private RunReport begin(String portal, String run, Instant now) {
        RunReport report = new RunReport(
                run,
                portal,
                now,
                Optional.empty(),
                RunReport.Status.RUNNING,
                new RunReport.Counts(0, 0, 0, 0, 0, 0),
                List.of(),
                List.of());
        archive.keep(report);
        return report;
    }

    /** Ends what was left of other runs at the portal: what they saw is too old, or a newer run has taken their place. */
    private void supersede(String portal, String run, Instant now) {
        for (RunReport left : archive.runs(portal)) {
            if (left.ended().isEmpty() && !left.run().equals(run)) {
                archive.keep(new RunReport(
                        left.run(),
                        portal,
                        left.started(),
                        Optional.of(now),
                        RunReport.Status.INCOMPLETE,
                        left.counts(),
                        left.reports(),
                        left.failures(),
                        left.search(),
                        left.proposed()));
            }
        }
    }

    /** The first id from now on that neither this process has given out nor any of the portals has a run of. */
    private String newRun(Instant now, List<ConfiguredPortal> portals) {
        Instant free = now.isAfter(lastBegun) ? now : lastBegun.plusMillis(1);
        while (anyEarlier(portals, RUN_ID.format(free))) {
            free = free.plusMillis(1);
        }
        lastBegun = free;
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
