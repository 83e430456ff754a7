package org.gongkai.app.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import org.gongkai.app.pipeline.ReportFiles.Attached;
import org.gongkai.app.pipeline.ReportFiles.ReadFile;
import org.gongkai.app.pipeline.ReportFiles.ReadFiles;
import org.gongkai.archive.Archive;
import org.gongkai.archive.ArchiveException;
import org.gongkai.archive.reread.KeptVersion;
import org.gongkai.archive.reread.Reread;
import org.gongkai.archive.reread.Reread.Outcome;
import org.gongkai.config.TitleIdentifier;
import org.gongkai.extractor.Extractor;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Finding;
import org.gongkai.model.Portal;
import org.gongkai.model.ReportDocument;
import org.jspecify.annotations.Nullable;

/**
 * Reads versions of reports again from the payloads that the archive holds of them; nothing is fetched. What only the
 * crawl knew (the list's title and date, the column) is taken from the reading that is shown. May be used by several
 * threads.
 */
public final class Rereader {
    private final Archive archive;
    private final ReportFiles reportFiles;
    private final TitleIdentifier identifier;
    private final Map<String, Portal> portals = new HashMap<>();
    private final Map<Digest, String> captures;
    private final AtomicInteger known = new AtomicInteger();

    /**
     * @param forms digest of the forms that the extractor goes by
     * @param portals as they are configured now; a portal that is no longer is known by its id alone
     * @param versions those that will be read: finding the captures of their files takes one look at all captures
     */
    public Rereader(
            Archive archive,
            Extractor extractor,
            TitleIdentifier identifier,
            Digest forms,
            long maxFileSize,
            List<Portal> portals,
            List<KeptVersion> versions) {
        this.archive = archive;
        this.reportFiles = new ReportFiles(archive, extractor, forms, maxFileSize);
        this.identifier = identifier;
        portals.forEach(portal -> this.portals.put(portal.id(), portal));
        this.captures = captures(archive, versions);
    }

    /** What came of it, and the new document when there is one to keep under {@code reread.after()}. */
    public record Result(Reread reread, Optional<ReportDocument> document) {}

    /** Of how many versions so far the files needed no reading, as what readers find in them was kept. */
    public int known() {
        return known.get();
    }

    /** The capture that brought each payload first. */
    private static Map<Digest, String> captures(Archive archive, List<KeptVersion> versions) {
        Set<Digest> wanted = new HashSet<>();
        versions.forEach(kept -> wanted.addAll(kept.version().digests()));
        Map<Digest, Bringer> first = new HashMap<>();
        if (!wanted.isEmpty()) {
            archive.eachCapture(capture -> capture.payload()
                    .filter(wanted::contains)
                    .filter(digest -> capture.kind() == Capture.Kind.FETCHED)
                    .ifPresent(digest -> first.merge(
                            digest, new Bringer(capture.at(), capture.id()), BinaryOperator.minBy(Bringer.EARLIEST))));
        }
        Map<Digest, String> ids = new HashMap<>();
        first.forEach((digest, bringer) -> ids.put(digest, bringer.capture()));
        return ids;
    }

    /** A capture that brought a payload, and when. */
    private record Bringer(Instant at, String capture) {
        static final Comparator<Bringer> EARLIEST =
                Comparator.comparing(Bringer::at).thenComparing(Bringer::capture);
    }

    /**
     * Reads a version again.
     *
     * @throws InterruptedException when the calling thread is interrupted
     */
    public Result reread(KeptVersion kept) throws InterruptedException {
        return reread(kept, true);
    }

    /**
     * Reads a version again, and writes nothing.
     *
     * @throws InterruptedException when the calling thread is interrupted
     */
    Result tried(KeptVersion kept) throws InterruptedException {
        return reread(kept, false);
    }

    private Result reread(KeptVersion kept, boolean keeping) throws InterruptedException {
        String shown = kept.version().extraction();
        Optional<ReportDocument> before;
        List<ReadFile> files;
        Capture page;
        try {
            before = archive.extraction(shown);
            if (before.isEmpty()) {
                return failed(kept, "the reading that is shown, " + shown + ", is not in the archive");
            }
            List<Attached> attached = new ArrayList<>();
            for (Digest digest : kept.version().digests()) {
                attached.add(attached(kept, digest));
            }
            page = attached.get(0).capture();
            ReadFiles read = reportFiles.read(
                    portal(page),
                    Objects.requireNonNullElse(before.get().title(), ""),
                    attached.get(0),
                    attached.subList(1, attached.size()));
            if (read.fresh().isEmpty()) {
                known.incrementAndGet();
            } else if (keeping) {
                reportFiles.keep(read);
            }
            files = read.files();
        } catch (IOException | UncheckedIOException | ArchiveException e) {
            return failed(kept, String.valueOf(e.getMessage()));
        }
        for (ReadFile file : files) {
            if (!file.extraction().lasting()) {
                return failed(kept, "not read this time: " + ReportFiles.whyNot(file.document()));
            }
        }
        return compared(kept, before.get(), files, page);
    }

    private Result compared(KeptVersion kept, ReportDocument before, List<ReadFile> files, Capture page) {
        boolean titled = before.title() != null
                && identifier
                        .identify(
                                before.title(),
                                Optional.of(page.uri()),
                                Optional.of(portal(page).name()))
                        .report();
        Optional<ReadFile> main = ReportFiles.main(files, titled || !before.report());
        if (main.isEmpty()) {
            return failed(
                    kept,
                    "it is read as no report any more: "
                            + ReportFiles.whyNot(files.get(0).document()));
        }
        ReportDocument document = ReportFiles.completed(
                main.get().document(),
                files.get(0).document(),
                new ReportFiles.Known(
                        Optional.ofNullable(before.title()),
                        Optional.ofNullable(before.year()),
                        Optional.ofNullable(before.authority()),
                        Optional.ofNullable(before.published()),
                        before.holds(Finding.DATE_FROM_LIST)));
        if (unsigned(document).equals(unsigned(before))) {
            return new Result(result(kept, kept.version().extraction(), Outcome.SAME, ""), Optional.empty());
        }
        String key = reportFiles.key(main.get().payload(), document);
        boolean other = !sameReport(document, before);
        return new Result(
                result(
                        kept,
                        key,
                        other ? Outcome.OTHER_REPORT : Outcome.CHANGED,
                        other ? "it is read as the report of " + issuer(document) + " about " + document.year() : ""),
                Optional.of(document));
    }

    /** The document without the version of the extractor that read it. */
    private static ReportDocument unsigned(ReportDocument document) {
        ReportDocument.Source source = document.source();
        return new ReportDocument(
                new ReportDocument.Source(source.file(), source.sha256(), source.mediaType(), source.reader(), ""),
                document.report(),
                document.title(),
                document.year(),
                document.form(),
                document.authority(),
                document.period(),
                document.published(),
                document.sections(),
                document.cells(),
                document.checks(),
                document.findings());
    }

    private static boolean sameReport(ReportDocument one, ReportDocument other) {
        return Objects.equals(one.year(), other.year()) && Objects.equals(id(one.authority()), id(other.authority()));
    }

    private static @Nullable String id(ReportDocument.@Nullable Issuer issuer) {
        return issuer == null ? null : issuer.code() == null ? issuer.name() : issuer.code();
    }

    private static String issuer(ReportDocument document) {
        return document.authority() == null
                ? "an unknown authority"
                : document.authority().name();
    }

    private Portal portal(Capture capture) {
        Portal known = portals.get(capture.portal());
        return known != null
                ? known
                : new Portal(
                        capture.portal(),
                        "",
                        "",
                        List.of(capture.uri()),
                        Set.of(Objects.requireNonNullElse(capture.uri().getHost(), capture.portal())),
                        "");
    }

    private Attached attached(KeptVersion kept, Digest digest) throws IOException {
        Optional<Capture> own = archive.capture(kept.version().capture())
                .filter(capture -> capture.payload().filter(digest::equals).isPresent());
        Capture capture = own.or(() -> Optional.ofNullable(captures.get(digest)).flatMap(archive::capture))
                .orElseThrow(() -> new IOException("no capture brought its payload " + digest));
        return new Attached(capture, StoredFile.of(archive, capture, digest));
    }

    private static Result failed(KeptVersion kept, String reason) {
        return new Result(result(kept, kept.version().extraction(), Outcome.FAILED, reason), Optional.empty());
    }

    private static Reread result(KeptVersion kept, String after, Outcome outcome, String reason) {
        return new Reread(
                kept.key(),
                kept.version().version(),
                kept.original(),
                kept.version().extraction(),
                after,
                outcome,
                reason);
    }
}
