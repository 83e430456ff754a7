package org.gongkai.app.pipeline;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gongkai.archive.Archive;
import org.gongkai.archive.ArchiveException;
import org.gongkai.crawler.PortalCrawl.Candidate;
import org.gongkai.crawler.discover.AttachmentFinder;
import org.gongkai.crawler.discover.ReportSigns;
import org.gongkai.crawler.fetch.ContentCoding;
import org.gongkai.crawler.page.LinkFinder;
import org.gongkai.crawler.page.Page;
import org.gongkai.crawler.page.PageReader;
import org.gongkai.model.Capture;
import org.gongkai.model.Portal;
import org.gongkai.model.ReportTitle;
import org.gongkai.model.RunReport.SeenReport;

/** Finds the reports among what an import brought: pages with the files that belong to them, then files alone. */
final class IntakeReader {
    private static final long LARGEST_PAGE = 32L << 20;

    private final Archive archive;
    private final CandidateReader reader;

    IntakeReader(Archive archive, CandidateReader reader) {
        this.archive = archive;
        this.reader = reader;
    }

    /** @param fetched addresses of the run that were answered, in the order of the file */
    List<SeenReport> read(String run, List<URI> fetched, Function<URI, Portal> portals) throws InterruptedException {
        Set<URI> present = new HashSet<>(fetched);
        Set<URI> attached = new HashSet<>();
        Map<URI, Candidate> candidates = new LinkedHashMap<>();
        List<URI> files = new ArrayList<>();
        for (URI uri : fetched) {
            Optional<Page> page = page(run, uri);
            if (page.isEmpty()) {
                files.add(uri);
                continue;
            }
            boolean shown = ReportSigns.isReport(page.get());
            if (shown || isNamed(page.get())) {
                Candidate candidate = candidate(uri, page.get(), present);
                if (shown || !candidate.attachments().isEmpty()) {
                    candidates.put(uri, candidate);
                    attached.addAll(candidate.attachments());
                }
            }
        }
        files.stream()
                .filter(uri -> !attached.contains(uri))
                .forEach(uri -> candidates.put(uri, new Candidate(uri, "", Optional.empty(), List.of(), List.of())));
        List<SeenReport> seen = new ArrayList<>();
        for (Candidate candidate : candidates.values()) {
            CandidateReader.Verdict verdict = reader.read(portals.apply(candidate.page()), run, candidate);
            if (Thread.interrupted()) {
                throw new InterruptedException("told to stop while reading " + candidate.page());
            }
            if (verdict instanceof CandidateReader.Verdict.Seen found) {
                archive.observe(found.sighting());
                seen.add(new SeenReport(
                        found.sighting().key().authority(),
                        found.sighting().authorityName(),
                        found.sighting().key().year(),
                        found.sighting().place()));
            }
        }
        return seen;
    }

    /** Whether the page bears a report's title, with its year: what is attached to it is the report then. */
    private static boolean isNamed(Page page) {
        return ReportSigns.findTitle(page)
                .map(ReportTitle::parse)
                .filter(title -> title.report() && title.year().isPresent())
                .isPresent();
    }

    private static Candidate candidate(URI uri, Page page, Set<URI> present) {
        String title = ReportSigns.findTitle(page)
                .orElse(page.titles().stream().findFirst().orElse(""));
        List<URI> attachments = AttachmentFinder.find(page, LinkFinder.find(page), title).stream()
                .filter(present::contains)
                .toList();
        return new Candidate(uri, title, Optional.empty(), attachments, page.crumbs());
    }

    private Optional<Page> page(String run, URI uri) {
        Capture capture = archive.capture(run, uri).orElseThrow();
        Capture.Hop answer = capture.hops().get(capture.hops().size() - 1);
        try {
            byte[] body = ContentCoding.decode(
                    archive.payload(answer.digest()), answer.header("Content-Encoding"), LARGEST_PAGE);
            Optional<String> type = answer.header("Content-Type");
            return PageReader.isPage(body, type) ? Optional.of(PageReader.read(uri, body, type)) : Optional.empty();
        } catch (IOException | ArchiveException e) {
            return Optional.empty();
        }
    }
}
