package org.gongkai.app.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gongkai.archive.Archive;
import org.gongkai.archive.Sighting;
import org.gongkai.config.Identity;
import org.gongkai.config.NamedAuthority;
import org.gongkai.config.TitleIdentifier;
import org.gongkai.crawler.PortalCrawl.Candidate;
import org.gongkai.crawler.discover.ReportWords;
import org.gongkai.extractor.Extraction;
import org.gongkai.extractor.Extractor;
import org.gongkai.extractor.Source;
import org.gongkai.model.Authority;
import org.gongkai.model.Capture;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Digest;
import org.gongkai.model.Portal;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportJson;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;
import org.jspecify.annotations.Nullable;

/** Turns a candidate of a crawl into a sighting of a report, or says why it is none, from what the archive holds. */
public final class CandidateReader {
    /** Chapters from which on a page without tables is the report itself and not a cover for its attachments. */
    private static final int CHAPTERS_OF_A_REPORT = 3;

    private static final int KEY_DIGITS = 16;

    private final Archive archive;
    private final Extractor extractor;
    private final TitleIdentifier identifier;
    private final Digest forms;
    private final long maxFileSize;

    /** @param forms digest of the forms that the extractor goes by, part of each extraction's key */
    public CandidateReader(
            Archive archive, Extractor extractor, TitleIdentifier identifier, Digest forms, long maxFileSize) {
        this.archive = archive;
        this.extractor = extractor;
        this.identifier = identifier;
        this.forms = forms;
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

    /** A captured file. */
    private record Attached(Capture capture, CapturedFile file) {
        ReadFile read(Extraction extraction, boolean page) {
            return new ReadFile(capture, file.payload(), extraction, page);
        }
    }

    /** One captured file and what extraction made of it, alone or with the other pages of its document. */
    private record ReadFile(Capture capture, Digest payload, Extraction extraction, boolean page) {
        ReportDocument document() {
            return extraction.document();
        }

        long numbers() {
            return document().cells().stream()
                    .filter(cell -> cell.status() == CellStatus.NUMBER)
                    .count();
        }

        /** Whether it counts when contents are compared: a page that only carries a link does not. */
        boolean isContent() {
            return document().report() || !page;
        }
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
        List<ReadFile> files = new ArrayList<>();
        try {
            Optional<ReadFile> page = readPage(portal, run, candidate);
            if (page.isEmpty()) {
                return new Verdict.Unclear("the page could not be fetched in this run");
            }
            files.add(page.get());
            List<Attached> attached = new ArrayList<>();
            for (URI attachment : candidate.attachments()) {
                Optional<Attached> file = attached(run, attachment);
                if (file.isEmpty() && !isGone(run, attachment)) {
                    return new Verdict.Unclear("its file " + attachment + " could not be fetched in this run, so that"
                            + " nothing can be said of the whole");
                }
                file.ifPresent(attached::add);
            }
            files.addAll(readAttached(portal, attached, candidate.title()));
        } catch (IOException e) {
            return new Verdict.Unclear("kept, and not readable: " + e.getMessage());
        }
        for (ReadFile file : files) {
            if (!file.extraction().lasting()) {
                return new Verdict.Unclear("not read this time: " + whyNot(file.document()));
            }
        }
        Identity byTitle =
                identifier.identify(candidate.title(), Optional.of(candidate.page()), Optional.of(portal.name()));
        Optional<ReadFile> main = mainFile(files, byTitle.report());
        if (main.isEmpty()) {
            String why = whyNot(files.get(0).document());
            return byTitle.report()
                    ? new Verdict.Unclear("titled as a report, and no report was found in it: " + why)
                    : new Verdict.NoReport(why);
        }
        return sighting(portal, candidate, files, main.get(), byTitle);
    }

    /** Whether the server says that nothing is there, which is an answer; a file that failed is none. */
    private boolean isGone(String run, URI uri) {
        return archive.capture(run, uri)
                .filter(capture -> capture.kind() == Capture.Kind.GONE)
                .isPresent();
    }

    /** The file with the most numbers; else the chapters; else, when the title says report, one that cannot be read. */
    private static Optional<ReadFile> mainFile(List<ReadFile> files, boolean titleSaysReport) {
        Optional<ReadFile> most = files.stream()
                .filter(file -> file.document().report())
                .max(Comparator.comparingLong(ReadFile::numbers)
                        .thenComparing(file -> file.document().sections().size())
                        .thenComparing(ReadFile::page));
        if (most.isPresent()
                && (most.get().numbers() > 0 || most.get().document().sections().size() >= CHAPTERS_OF_A_REPORT)) {
            return most;
        }
        Optional<ReadFile> unreadable = titleSaysReport
                ? files.stream()
                        .filter(file -> !file.page() || files.size() == 1)
                        .filter(CandidateReader::isUnreadable)
                        .findFirst()
                : Optional.empty();
        return unreadable.or(() -> most);
    }

    /** Whether the file may well be a report which no reader can read yet. */
    private static boolean isUnreadable(ReadFile file) {
        return !file.document().report()
                && file.document().findings().stream()
                        .noneMatch(finding -> finding.code().equals("not-a-report"));
    }

    private static String whyNot(ReportDocument document) {
        return document.findings().isEmpty()
                ? "no annual report"
                : document.findings().get(0).message();
    }

    private Verdict sighting(
            Portal portal, Candidate candidate, List<ReadFile> files, ReadFile main, Identity byTitle) {
        ReportDocument document = completed(
                main.document(), files.get(0).document(), candidate, byTitle, ofColumn(portal, candidate, byTitle));
        if (document.year() == null) {
            return new Verdict.Unclear("a report of a year that neither its title nor its text tells");
        }
        ReportDocument.Issuer issuer = document.authority();
        if (issuer == null) {
            return new Verdict.Unclear("a report of an authority that neither its title nor its text tells");
        }
        String authority = issuer.code() == null ? "?" + issuer.name() : issuer.code();
        List<ReadFile> content = files.stream().filter(ReadFile::isContent).toList();
        return new Verdict.Seen(new Sighting(
                new ReportKey(authority, document.year()),
                issuer.name(),
                candidate.page(),
                files.get(0).capture(),
                files.stream().map(ReadFile::payload).toList(),
                fingerprint(content.isEmpty() ? files : content),
                extractionKey(main.payload(), document),
                document));
    }

    /**
     * Adds what the page and its title tell to a document that cannot tell it, such as a scan. When it was published the
     * page says best, then the document, then the list.
     */
    private static ReportDocument completed(
            ReportDocument document,
            ReportDocument page,
            Candidate candidate,
            Identity byTitle,
            Optional<ReportDocument.Issuer> ofColumn) {
        String title = document.title() == null ? page.title() : document.title();
        LocalDate published = page.published() == null ? document.published() : page.published();
        return new ReportDocument(
                document.source(),
                document.report(),
                title == null ? candidate.title() : title,
                document.year() == null ? year(byTitle) : document.year(),
                document.form(),
                isWeak(document.authority())
                        ? ofColumn.or(() -> Optional.ofNullable(document.authority()))
                                .orElseGet(() -> issuer(byTitle))
                        : document.authority(),
                document.period(),
                published == null ? candidate.listed().orElse(null) : published,
                document.sections(),
                document.cells(),
                document.checks(),
                document.findings());
    }

    /** Whether the document does not name its authority itself, so that the column it stands in tells better. */
    private static boolean isWeak(ReportDocument.@Nullable Issuer issuer) {
        return issuer == null
                || issuer.evidence().equals("site")
                || issuer.evidence().equals("body");
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

    private static @Nullable Integer year(Identity identity) {
        return identity.year().isPresent() ? identity.year().getAsInt() : null;
    }

    private static ReportDocument.@Nullable Issuer issuer(Identity identity) {
        return identity.authority()
                .map(named -> new ReportDocument.Issuer(
                        named.name(), named.code().orElse(null), named.level().orElse(null), named.evidence()))
                .orElse(null);
    }

    /**
     * The key of an extraction: payload, extractor, forms, and the document itself, in which the registry and the page
     * around the file have a say too: the same key never stands for two documents.
     */
    private String extractionKey(Digest payload, ReportDocument document) {
        Digest read = Digest.of(ReportJson.write(document).getBytes(StandardCharsets.UTF_8));
        return payload + "/" + Extractor.VERSION + "/" + forms.hex().substring(0, KEY_DIGITS) + "/"
                + read.hex().substring(0, KEY_DIGITS);
    }

    private static Digest fingerprint(List<ReadFile> files) {
        if (files.size() == 1) {
            return files.get(0).extraction().fingerprint();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        files.forEach(
                file -> all.writeBytes(file.extraction().fingerprint().hex().getBytes(StandardCharsets.US_ASCII)));
        return Digest.of(all.toByteArray());
    }

    /** The page as it was captured in this run, extracted; empty when this run did not get it. */
    private Optional<ReadFile> readPage(Portal portal, String run, Candidate candidate)
            throws IOException, InterruptedException {
        Optional<Attached> captured = attached(run, candidate.page());
        if (captured.isEmpty()) {
            return Optional.empty();
        }
        Extraction extraction = extractor.extract(captured.get().file().source(portal, candidate.title()));
        return Optional.of(captured.get().read(extraction, true));
    }

    /** Each file extracted, in their order; several pictures are the pages of one document. */
    private List<ReadFile> readAttached(Portal portal, List<Attached> attached, String title)
            throws InterruptedException {
        List<Source> pages = attached.stream()
                .map(Attached::file)
                .filter(file -> Extractor.isPage(file.bytes()))
                .map(file -> file.source(portal, title))
                .toList();
        Optional<Extraction> whole = pages.size() < 2 ? Optional.empty() : Optional.of(extractor.extractPages(pages));
        List<ReadFile> read = new ArrayList<>();
        for (Attached each : attached) {
            boolean ofWhole = whole.isPresent() && Extractor.isPage(each.file().bytes());
            read.add(each.read(
                    ofWhole ? whole.get() : extractor.extract(each.file().source(portal, title)), false));
        }
        return read;
    }

    /** A file as it was captured in this run; empty when this run did not get it. */
    private Optional<Attached> attached(String run, URI uri) throws IOException {
        Optional<Capture> capture = archive.capture(run, uri)
                .filter(found -> found.kind() == Capture.Kind.FETCHED || found.kind() == Capture.Kind.UNCHANGED);
        if (capture.isEmpty() || capture.get().payload().isEmpty()) {
            return Optional.empty();
        }
        Digest payload = capture.get().payload().get();
        return Optional.of(
                new Attached(capture.get(), CapturedFile.read(archive, capture.get(), payload, maxFileSize)));
    }
}
