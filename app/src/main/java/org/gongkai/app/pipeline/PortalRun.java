package org.gongkai.app.pipeline;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gongkai.archive.Archive;
import org.gongkai.archive.Sighting;
import org.gongkai.config.ConfiguredPortal;
import org.gongkai.crawler.CrawlProgress;
import org.gongkai.crawler.Crawler;
import org.gongkai.crawler.PortalCrawl;
import org.gongkai.model.Capture;
import org.gongkai.model.RunReport;
import org.gongkai.model.RunReport.Failure;
import org.gongkai.model.RunReport.SeenReport;

/**
 * One run at one portal: crawl, read what was found, keep the versions, report.
 *
 * <p>Every step can be repeated: a run that was killed goes through the same steps again and ends as if it had not been.
 */
final class PortalRun {
    private static final int SIGHTINGS_BETWEEN_COMMITS = 20;

    private final Archive archive;
    private final Crawler crawler;
    private final CandidateReader reader;
    private final Clock clock;

    PortalRun(Archive archive, Crawler crawler, CandidateReader reader, Clock clock) {
        this.archive = archive;
        this.crawler = crawler;
        this.reader = reader;
        this.clock = clock;
    }

    /** Runs, or goes on with, this run at this portal and keeps its report. */
    RunReport run(ConfiguredPortal configured, RunReport begun, CrawlProgress progress)
            throws IOException, InterruptedException {
        String run = begun.run();
        PortalCrawl crawl = crawler.crawl(
                configured.portal(), configured.crawler(), run, new ArchiveJournal(archive, run), progress);
        List<SeenReport> seen = new ArrayList<>();
        List<Failure> failures = new ArrayList<>(crawl.failures());
        int pending = 0;
        for (PortalCrawl.Candidate candidate : crawl.candidates()) {
            CandidateReader.Verdict verdict = reader.read(configured.portal(), run, candidate);
            if (verdict instanceof CandidateReader.Verdict.Seen found) {
                seen.add(keep(found.sighting()));
                if (++pending % SIGHTINGS_BETWEEN_COMMITS == 0) {
                    archive.commit();
                }
            } else if (verdict instanceof CandidateReader.Verdict.Unclear unclear) {
                failures.add(new Failure(candidate.page(), unclear.reason()));
            }
        }
        noteRemovals(run, configured.portal().id());
        return end(begun, crawl, seen, failures);
    }

    private SeenReport keep(Sighting sighting) {
        archive.keep(sighting.extractionKey(), sighting.document());
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

    private RunReport end(RunReport begun, PortalCrawl crawl, List<SeenReport> seen, List<Failure> failures) {
        List<SeenReport> ordered = seen.stream()
                .sorted(Comparator.comparing(SeenReport::authority)
                        .thenComparing(SeenReport::year)
                        .thenComparing(SeenReport::uri))
                .toList();
        RunReport.Status status = crawl.status() == RunReport.Status.COMPLETE
                        && failures.size() > crawl.failures().size()
                ? RunReport.Status.INCOMPLETE
                : crawl.status();
        RunReport ended = new RunReport(
                begun.run(),
                begun.portal(),
                begun.started(),
                Optional.of(Instant.now(clock)),
                status,
                crawl.counts(),
                ordered,
                failures);
        archive.keep(ended);
        archive.commit();
        return ended;
    }
}
