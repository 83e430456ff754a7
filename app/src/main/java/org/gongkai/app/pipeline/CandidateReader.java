package org.gongkai.app.pipeline;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.app.pipeline.ReportFiles.Attached;
import org.gongkai.app.pipeline.ReportFiles.ReadFile;
import org.gongkai.app.pipeline.ReportFiles.ReadFiles;
import org.gongkai.archive.Archive;
import org.gongkai.archive.Sighting;
import org.gongkai.config.Identity;
import org.gongkai.config.NamedAuthority;
import org.gongkai.config.TitleIdentifier;
import org.gongkai.crawler.PortalCrawl.Candidate;
import org.gongkai.crawler.discover.BareNotice;
import org.gongkai.crawler.discover.ReportWords;
import org.gongkai.crawler.page.LinkFinder;
import org.gongkai.crawler.page.Page;
import org.gongkai.crawler.page.PageReader;
import org.gongkai.extractor.Extractor;
import org.gongkai.model.Authority;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Portal;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;

/** Turns a candidate of a crawl into a sighting of a report, or says why it is none, from what the archive holds. */
public final class CandidateReader {
    private final Archive archive;
    private final ReportFiles reportFiles;
    private final TitleIdentifier identifier;
    private final long maxFileSize;

    /** @param forms digest of the forms that the extractor goes by, part of each extraction's key */
    public CandidateReader(
            Archive archive, Extractor extractor, TitleIdentifier identifier, Digest forms, long maxFileSize) {
        this.archive = archive;
        this.reportFiles = new ReportFiles(archive, extractor, forms, maxFileSize);
        this.identifier = identifier;
        this.maxFileSize = maxFileSize;
    }

    /** What came of a candidate. */
    sealed interface Verdict {
        /** A report, readable or not; its capture is committed with the sighting. */
        record Seen(Sighting sighting) implements Verdict {}

        /** No annual report: a notice, an interpretation, an error page. */
        record NoReport(String reason) implements Verdict {}

        /** A report, or something like it, that could not be assigned or looked at. */
        record Unclear(String reason) implements Verdict {}
    }

    /** What to propose for the registry when a report's authority is not in it; empty when it is, or when namesakes are. */
    Optional<RunReport.Proposed> proposal(Portal portal, Sighting sighting) {
        String name = sighting.authorityName();
        if (!sighting.key().authority().startsWith("?") || name.isBlank() || identifier.isKnown(name)) {
            return Optional.empty();
        }
        ReportDocument.Issuer issuer = sighting.document().authority();
        return Optional.of(new RunReport.Proposed(
                name,
                Optional.ofNullable(issuer == null ? null : issuer.level()),
                identifier.territoryOf(name).map(Authority::code).or(() -> Optional.of(portal.authority())
                        .filter(code -> !code.isBlank())),
                sighting.place()));
    }

    Verdict read(Portal portal, String run, Candidate candidate) throws InterruptedException {
        ReadFiles read;
        List<Attached> attached = new ArrayList<>();
        Attached page;
        try {
            Optional<Attached> found = attached(run, candidate.page());
            if (found.isEmpty()) {
                return new Verdict.Unclear("the page could not be fetched in this run");
            }
            page = found.get();
            for (URI attachment : candidate.attachments()) {
                Optional<Attached> file = attached(run, attachment);
                if (file.isEmpty() && !isGone(run, attachment)) {
                    return new Verdict.Unclear("its file " + attachment + " could not be fetched in this run, so that"
                            + " nothing can be said of the whole");
                }
                file.ifPresent(attached::add);
            }
            read = reportFiles.read(portal, candidate.title(), page, attached);
        } catch (IOException e) {
            return new Verdict.Unclear("kept, and not readable: " + e.getMessage());
        }
        List<ReadFile> files = read.files();
        for (ReadFile file : files) {
            if (!file.extraction().lasting()) {
                return new Verdict.Unclear("not read this time: " + ReportFiles.whyNot(file.document()));
            }
        }
        Identity byTitle =
                identifier.identify(candidate.title(), Optional.of(candidate.page()), Optional.of(portal.name()));
        Optional<ReadFile> main = ReportFiles.main(files, byTitle.report());
        if (main.isEmpty()) {
            String why = ReportFiles.whyNot(files.get(0).document());
            return byTitle.report() && !(attached.isEmpty() && isBareNotice(candidate, page.file()))
                    ? new Verdict.Unclear("titled as a report, and no report was found in it: " + why)
                    : new Verdict.NoReport(why);
        }
        Verdict verdict = sighting(portal, candidate, files, main.get(), byTitle);
        if (verdict instanceof Verdict.Seen seen && isNew(seen.sighting())) {
            reportFiles.keep(read);
        }
        return verdict;
    }

    /** Whether it makes a version, which will be read again one day: a page with another counter in it makes none. */
    private boolean isNew(Sighting sighting) {
        return archive.history(sighting.key()).stream()
                .flatMap(history -> history.versions().stream())
                .noneMatch(version -> version.fingerprint().equals(sighting.fingerprint()));
    }

    /** Whether the title is that of a notice, and the page shows all that it has, which is no report. */
    private boolean isBareNotice(Candidate candidate, StoredFile file) {
        byte[] bytes;
        try {
            bytes = file.bytes(archive, maxFileSize);
        } catch (IOException e) {
            return false; // what cannot be decoded shows nothing of what it has
        }
        if (!candidate.attachments().isEmpty() || !PageReader.isPage(bytes, file.contentType())) {
            return false;
        }
        Page page = PageReader.read(file.uri(), bytes, file.contentType());
        return BareNotice.is(candidate.title(), page, LinkFinder.find(page));
    }

    /** Whether the server says that nothing is there, which is an answer; a file that failed is none. */
    private boolean isGone(String run, URI uri) {
        return archive.capture(run, uri)
                .filter(capture -> capture.kind() == Capture.Kind.GONE)
                .isPresent();
    }

    private Verdict sighting(
            Portal portal, Candidate candidate, List<ReadFile> files, ReadFile main, Identity byTitle) {
        Optional<ReportDocument.Issuer> byTitleUnlessNamed =
                main.document().authority() == null ? issuer(byTitle) : Optional.empty();
        ReportDocument document = ReportFiles.completed(
                main.document(),
                files.get(0).document(),
                new ReportFiles.Known(
                        Optional.of(candidate.title()),
                        byTitle.year().isPresent() ? Optional.of(byTitle.year().getAsInt()) : Optional.empty(),
                        ofColumn(portal, candidate, byTitle).or(() -> byTitleUnlessNamed),
                        candidate.listed(),
                        true));
        if (document.year() == null) {
            return new Verdict.Unclear("a report of a year that neither its title nor its text tells");
        }
        ReportDocument.Issuer issuer = document.authority();
        if (issuer == null) {
            return new Verdict.Unclear("a report of an authority that neither its title nor its text tells");
        }
        String authority = issuer.code() == null ? "?" + issuer.name() : issuer.code();
        return new Verdict.Seen(new Sighting(
                new ReportKey(authority, document.year()),
                issuer.name(),
                candidate.page(),
                files.get(0).capture(),
                files.stream().map(ReadFile::payload).toList(),
                ReportFiles.fingerprint(files),
                reportFiles.key(main.payload(), document),
                document));
    }

    /** The organ that the innermost of the columns above the report is named after. */
    private Optional<ReportDocument.Issuer> ofColumn(Portal portal, Candidate candidate, Identity byTitle) {
        List<String> crumbs = candidate.crumbs();
        for (int i = crumbs.size() - 1; i >= 0; i--) {
            String column = ReportWords.normal(crumbs.get(i));
            if (ReportWords.isOrgan(column) && !ReportWords.isHub(column)) {
                NamedAuthority named = identifier.ofColumn(column, byTitle.year(), portal);
                return Optional.of(new ReportDocument.Issuer(
                        named.name(), named.code().orElse(null), named.level().orElse(null), named.evidence()));
            }
        }
        return Optional.empty();
    }

    private static Optional<ReportDocument.Issuer> issuer(Identity identity) {
        return identity.authority()
                .map(named -> new ReportDocument.Issuer(
                        named.name(), named.code().orElse(null), named.level().orElse(null), named.evidence()));
    }

    /** A file as it was captured in this run; empty when this run did not get it. */
    private Optional<Attached> attached(String run, URI uri) throws IOException {
        Optional<Capture> capture = archive.capture(run, uri)
                .filter(found -> found.kind() == Capture.Kind.FETCHED || found.kind() == Capture.Kind.UNCHANGED);
        if (capture.isEmpty() || capture.get().payload().isEmpty()) {
            return Optional.empty();
        }
        Digest payload = capture.get().payload().get();
        return Optional.of(new Attached(capture.get(), StoredFile.of(archive, capture.get(), payload)));
    }
}
