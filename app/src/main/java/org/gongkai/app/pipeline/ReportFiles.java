package org.gongkai.app.pipeline;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gongkai.extractor.Extraction;
import org.gongkai.extractor.Extractor;
import org.gongkai.extractor.Source;
import org.gongkai.model.Capture;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Digest;
import org.gongkai.model.Finding;
import org.gongkai.model.Portal;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportJson;
import org.gongkai.model.Severity;
import org.gongkai.model.Wording;

/** Extracts the files that make up one report, a page and its attachments, and says which of them is the report. */
final class ReportFiles {
    /** Chapters from which on a page without tables is the report itself and not a cover for its attachments. */
    private static final int CHAPTERS_OF_A_REPORT = 3;

    private static final int KEY_DIGITS = 16;

    private final Extractor extractor;
    private final Digest forms;

    /** @param forms digest of the forms that the extractor goes by, part of each extraction's key */
    ReportFiles(Extractor extractor, Digest forms) {
        this.extractor = extractor;
        this.forms = forms;
    }

    /** A captured file. */
    record Attached(Capture capture, CapturedFile file) {
        private ReadFile read(Extraction extraction, boolean page) {
            return new ReadFile(capture, file.payload(), extraction, page);
        }
    }

    /** One captured file and what extraction made of it, alone or with the other pages of its document. */
    record ReadFile(Capture capture, Digest payload, Extraction extraction, boolean page) {
        ReportDocument document() {
            return extraction.document();
        }

        private long numbers() {
            return document().cells().stream()
                    .filter(cell -> cell.status() == CellStatus.NUMBER)
                    .count();
        }

        /** Whether it counts when contents are compared: a page that only carries a link does not. */
        private boolean isContent() {
            return document().report() || !page;
        }

        /** Whether the file may well be a report which no reader can read yet. */
        private boolean isUnreadable() {
            return !document().report()
                    && document().findings().stream()
                            .noneMatch(finding -> finding.code().equals("not-a-report"));
        }
    }

    /**
     * The page and each file extracted, in their order; several pictures are the pages of one document.
     *
     * @param title of the link that led to the page
     * @throws InterruptedException when the calling thread is interrupted
     */
    List<ReadFile> read(Portal portal, String title, Attached page, List<Attached> attached)
            throws InterruptedException {
        List<ReadFile> read = new ArrayList<>();
        read.add(page.read(extractor.extract(page.file().source(portal, title)), true));
        List<Source> pictures = attached.stream()
                .map(Attached::file)
                .filter(file -> Extractor.isPage(file.bytes()))
                .map(file -> file.source(portal, title))
                .toList();
        Optional<Extraction> whole =
                pictures.size() < 2 ? Optional.empty() : Optional.of(extractor.extractPages(pictures));
        for (Attached each : attached) {
            boolean ofWhole = whole.isPresent() && Extractor.isPage(each.file().bytes());
            read.add(each.read(
                    ofWhole ? whole.get() : extractor.extract(each.file().source(portal, title)), false));
        }
        return read;
    }

    /** The file with the most numbers; else the chapters; else, when the title says report, one that cannot be read. */
    static Optional<ReadFile> main(List<ReadFile> files, boolean titleSaysReport) {
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
                        .filter(ReadFile::isUnreadable)
                        .findFirst()
                : Optional.empty();
        return unreadable.or(() -> most);
    }

    /** Why a document is none that one looked for: its first finding. */
    static String whyNot(ReportDocument document) {
        return document.findings().isEmpty()
                ? "no annual report"
                : document.findings().get(0).message();
    }

    /**
     * What is known of a report beside its files.
     *
     * @param published when, by who led to it
     * @param listed whether that is the date beside its link in the portal's list
     */
    record Known(
            Optional<String> title,
            Optional<Integer> year,
            Optional<ReportDocument.Issuer> authority,
            Optional<LocalDate> published,
            boolean listed) {}

    /**
     * Adds what the page, and what else is known, tell to a document that cannot tell it, such as a scan. When it was
     * published the page says best, then the document, then the portal's list; a date from there is named so in a
     * finding. An authority that the document does not name itself gives way.
     */
    static ReportDocument completed(ReportDocument document, ReportDocument page, Known known) {
        Optional<String> title = Optional.ofNullable(document.title())
                .or(() -> Optional.ofNullable(page.title()))
                .or(known::title);
        Optional<LocalDate> shown =
                Optional.ofNullable(page.published()).or(() -> Optional.ofNullable(document.published()));
        List<Finding> findings = new ArrayList<>(document.findings());
        if (shown.isEmpty() && known.listed()) {
            known.published().map(ReportFiles::fromList).ifPresent(findings::add);
        }
        Optional<ReportDocument.Issuer> own = Optional.ofNullable(document.authority());
        return new ReportDocument(
                document.source(),
                document.report(),
                title.orElse(null),
                Optional.ofNullable(document.year()).or(known::year).orElse(null),
                document.form(),
                own.filter(ReportFiles::isStrong)
                        .or(known::authority)
                        .or(() -> own)
                        .orElse(null),
                document.period(),
                shown.or(known::published).orElse(null),
                document.sections(),
                document.cells(),
                document.checks(),
                findings);
    }

    private static Finding fromList(LocalDate day) {
        return new Finding(
                Finding.DATE_FROM_LIST,
                Severity.INFO,
                new Wording(
                        "the date of publication, " + day
                                + ", stands beside its link in the portal's list; the page shows" + " none",
                        "发布日期" + day + "取自网站列表中该链接旁的日期，页面未注明"),
                List.of());
    }

    /** Whether the document names its authority itself; else what is known from around it tells better. */
    private static boolean isStrong(ReportDocument.Issuer issuer) {
        return !issuer.evidence().equals("site") && !issuer.evidence().equals("body");
    }

    /** Digest of what the files say. */
    static Digest fingerprint(List<ReadFile> files) {
        List<ReadFile> content = files.stream().filter(ReadFile::isContent).toList();
        List<ReadFile> compared = content.isEmpty() ? files : content;
        if (compared.size() == 1) {
            return compared.get(0).extraction().fingerprint();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        compared.forEach(
                file -> all.writeBytes(file.extraction().fingerprint().hex().getBytes(StandardCharsets.US_ASCII)));
        return Digest.of(all.toByteArray());
    }

    /**
     * The key of an extraction: payload, extractor, forms, and the document itself, in which the registry and the page
     * around the file have a say too: the same key never stands for two documents.
     */
    String key(Digest payload, ReportDocument document) {
        Digest read = Digest.of(ReportJson.write(document).getBytes(StandardCharsets.UTF_8));
        return payload + "/" + Extractor.VERSION + "/" + forms.hex().substring(0, KEY_DIGITS) + "/"
                + read.hex().substring(0, KEY_DIGITS);
    }

    /** Whether this extractor, with these forms, made the extraction of this key. */
    static boolean isOf(String key, Digest forms) {
        return key.contains("/" + Extractor.VERSION + "/" + forms.hex().substring(0, KEY_DIGITS) + "/");
    }
}
