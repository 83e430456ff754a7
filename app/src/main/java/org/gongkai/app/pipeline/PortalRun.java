package org.gongkai.app.pipeline;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gongkai.app.pipeline.ReadAhead.Read;
import org.gongkai.archive.Archive;
import org.gongkai.archive.ArchiveException;
import org.gongkai.archive.Sighting;
import org.gongkai.config.ConfiguredPortal;
import org.gongkai.crawler.CrawlProgress;
import org.gongkai.crawler.Crawler;
import org.gongkai.crawler.PortalCrawl;
import org.gongkai.model.Capture;
import org.gongkai.model.Portal;
import org.gongkai.model.RunReport;
import org.gongkai.model.RunReport.Failure;
import org.gongkai.model.RunReport.Proposed;
import org.gongkai.model.RunReport.SeenReport;
import org.gongkai.model.RunSearch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run at one portal: crawl, read what was found, keep the versions, report.
 *
 * <p>Every step can be repeated: a run that was killed goes through the same steps again and ends as if it had not been.
 */
final class PortalRun {
    private static final Logger LOG = LoggerFactory.getLogger(PortalRun.class);

    private final Archive archive;
    private final Crawler crawler;
    private final CandidateReader reader;
    private final SpareTime readers;
    private final SharedCommits commits;
    private final WriteRoom room = WriteRoom.ofThisProcess();
    private final Clock clock;

    /**
     * @param readers of candidates, for all portals together
     * @param commits of the archive, for all portals together
     */
    PortalRun(
            Archive archive,
            Crawler crawler,
            CandidateReader reader,
            SpareTime readers,
            SharedCommits commits,
            Clock clock) {
        this.archive = archive;
        this.crawler = crawler;
        this.reader = reader;
        this.readers = readers;
        this.commits = commits;
        this.clock = clock;
    }

    /**
     * Runs, or goes on with, this run at this portal and keeps its report, durable once the caller commits. A fault that
     * only this portal's pages bring out ends its run as incomplete and leaves other portals alone.
     *
     * @throws InterruptedException when told to stop; the run has not ended then
     * @throws org.gongkai.archive.ArchiveException when the archive fails
     */
    RunReport run(ConfiguredPortal configured, RunReport begun, RunMemory memory, Crawling.Progress progress)
            throws InterruptedException {
        try {
            return walk(configured, begun, memory, progress);
        } catch (ArchiveException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.error("portal {}: the run broke off", begun.portal(), e);
            Failure failure = new Failure(configured.portal().start().get(0), "the run broke off: " + e);
            return end(
                    begun,
                    RunReport.Status.INCOMPLETE,
                    begun.counts(),
                    List.of(),
                    List.of(failure),
                    RunSearch.none(),
                    List.of());
        }
    }

    private RunReport walk(ConfiguredPortal configured, RunReport begun, RunMemory memory, Crawling.Progress progress)
            throws IOException, InterruptedException {
        String run = begun.run();
        PortalCrawl crawl;
        Harvest harvest = new Harvest(configured.portal());
        try (ArchiveJournal journal = new ArchiveJournal(archive, run, memory, room);
                ReadAhead ahead = new ReadAhead(reader, configured.portal(), run, readers, journal::whenStored)) {
            crawl = crawl(configured, run, journal, new CrawlProgress() {
                @Override
                public void visited(String portal, URI uri, int done, int known) {
                    progress.visited(portal, uri, done, known);
                    harvest.takeReady(ahead);
                }

                @Override
                public void found(PortalCrawl.Candidate candidate) {
                    harvest.add(candidate, ahead);
                }
            });
            crawl.candidates().forEach(candidate -> harvest.add(candidate, ahead));
            if (!crawl.candidates().isEmpty()) {
                // before what may take long: a scan that kills the process takes no capture with it
                commits.awaitCrawled();
                progress.reading(configured.portal().id(), crawl.candidates().size());
            }
            harvest.takeAll(ahead);
        }
        List<Failure> failures = new ArrayList<>(crawl.failures());
        failures.addAll(harvest.failures);
        // where the portal itself does not answer, a missing page says nothing of the report
        if (crawl.startAnswered()) {
            noteRemovals(run, configured.portal().id());
        }
        boolean unclear = !harvest.failures.isEmpty();
        return end(
                begun,
                unclear && crawl.status() == RunReport.Status.COMPLETE ? RunReport.Status.INCOMPLETE : crawl.status(),
                crawl.counts(),
                harvest.seen,
                failures,
                crawl.search(),
                List.copyOf(harvest.proposed.values()));
    }

    private PortalCrawl crawl(ConfiguredPortal configured, String run, ArchiveJournal journal, CrawlProgress progress)
            throws IOException, InterruptedException {
        // without a pause, one page is asked for while the other is read
        int cores = configured.crawler().pausePerHost().isZero() ? 2 : 1;
        readers.busy(cores);
        commits.crawling(1);
        try {
            return crawler.crawl(configured.portal(), configured.crawler(), run, journal, progress);
        } finally {
            commits.crawling(-1);
            readers.busy(-cores);
        }
    }

    /** What the candidates of one portal turn out to be. Used by the thread that crawls it. */
    private final class Harvest {
        private final Portal portal;
        private final Set<URI> taken = new HashSet<>();
        private final List<SeenReport> seen = new ArrayList<>();
        private final List<Failure> failures = new ArrayList<>();
        private final Map<String, Proposed> proposed = new TreeMap<>();

        Harvest(Portal portal) {
            this.portal = portal;
        }

        void add(PortalCrawl.Candidate candidate, ReadAhead ahead) {
            if (taken.add(candidate.page())) {
                ahead.add(candidate);
            }
        }

        /** Takes over what has been read, without waiting; what went wrong is told when all is taken over. */
        void takeReady(ReadAhead ahead) {
            for (Optional<Read> read = ahead.poll(); read.isPresent(); read = ahead.poll()) {
                take(read.orElseThrow());
            }
        }

        void takeAll(ReadAhead ahead) throws IOException, InterruptedException {
            ahead.hurry();
            for (Optional<Read> read = ahead.take(); read.isPresent(); read = ahead.take()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("told to stop while reading the reports of " + portal.id());
                }
                take(read.orElseThrow());
            }
        }

        private void take(Read read) {
            if (read.verdict() instanceof CandidateReader.Verdict.Seen found) {
                seen.add(keep(found.sighting()));
                reader.proposal(portal, found.sighting())
                        .ifPresent(proposal -> proposed.putIfAbsent(proposal.name(), proposal));
            } else if (read.verdict() instanceof CandidateReader.Verdict.Unclear unclear) {
                failures.add(new Failure(read.candidate().page(), unclear.reason()));
            }
        }
    }

    private SeenReport keep(Sighting sighting) {
        archive.observe(sighting);
        return new SeenReport(
                sighting.key().authority(),
                sighting.authorityName(),
                sighting.key().year(),
                sighting.place());
    }

    private void noteRemovals(String run, String portal) {
        for (URI place : KnownPlaces.of(archive, portal)) {
            Optional<Capture> capture = archive.capture(run, place);
            if (capture.isPresent() && capture.get().kind() == Capture.Kind.GONE) {
                archive.observeGone(place, capture.get());
            }
        }
    }

    private RunReport end(
            RunReport begun,
            RunReport.Status status,
            RunReport.Counts counts,
            List<SeenReport> seen,
            List<Failure> failures,
            RunSearch search,
            List<Proposed> proposed) {
        List<SeenReport> ordered = seen.stream()
                .sorted(Comparator.comparing(SeenReport::authority)
                        .thenComparing(SeenReport::year)
                        .thenComparing(SeenReport::uri))
                .toList();
        RunReport ended = new RunReport(
                begun.run(),
                begun.portal(),
                begun.started(),
                Optional.of(Instant.now(clock)),
                status,
                counts,
                ordered,
                failures,
                search,
                proposed);
        archive.keep(ended);
        return ended;
    }
}
