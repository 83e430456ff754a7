package org.gongkai.app.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.archive.Archive;
import org.gongkai.extractor.ContentCodec;
import org.gongkai.extractor.Extraction;
import org.gongkai.extractor.Extractor;
import org.gongkai.extractor.FileContent;
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

    private final Archive archive;
    private final Extractor extractor;
    private final Digest forms;
    private final long maxFileSize;

    /**
     * @param archive where the files are
     * @param forms digest of the forms that the extractor goes by, part of each extraction's key
     * @param maxFileSize bytes that a file may have without its content coding
     */
    ReportFiles(Archive archive, Extractor extractor, Digest forms, long maxFileSize) {
        this.archive = archive;
        this.extractor = extractor;
        this.forms = forms;
        this.maxFileSize = maxFileSize;
    }

    /** A captured file. */
    record Attached(Capture capture, StoredFile file) {}

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
     * The files of a report, read.
     *
     * @param files in the order in which they were named, the page first
     * @param fresh what readers found in them just now; empty when it was kept from an earlier time
     */
    record ReadFiles(List<ReadFile> files, Optional<Fresh> fresh) {}

    /** What readers found, and the key to keep it under. */
    record Fresh(Digest key, List<FileContent> contents) {}

    /**
     * The page and each file extracted, in their order; several pictures are the pages of one document. The payloads are
     * not read, only checked, when what readers find in them has been kept.
     *
     * @param title of the link that led to the page
     * @throws IOException when a payload cannot be read or unpacked
     * @throws InterruptedException when the calling thread is interrupted
     */
    ReadFiles read(Portal portal, String title, Attached page, List<Attached> attached)
            throws IOException, InterruptedException {
        List<Attached> all = new ArrayList<>();
        all.add(page);
        all.addAll(attached);
        Digest key = key(all);
        Optional<List<FileContent>> kept = archive.grids().find(key).flatMap(ContentCodec::read);
        List<FileContent> contents;
        if (kept.isPresent()) {
            contents = kept.get();
            for (Attached file : all) {
                // a payload that is damaged or gone shall be told also when its content is still known
                archive.payload(file.file().payload());
            }
        } else {
            contents = contents(portal, title, all);
        }
        Map<FileContent, Extraction> extractions = new IdentityHashMap<>();
        List<ReadFile> read = new ArrayList<>();
        for (int at = 0; at < all.size(); at++) {
            Attached file = all.get(at);
            FileContent content = contents.get(at);
            Extraction extraction = extractions.get(content);
            if (extraction == null) {
                extraction = extractor.extract(content, file.file().source(portal, title, new byte[0]));
                extractions.put(content, extraction);
            }
            read.add(new ReadFile(file.capture(), file.file().payload(), extraction, at == 0));
        }
        return new ReadFiles(read, kept.isPresent() ? Optional.empty() : Optional.of(new Fresh(key, contents)));
    }

    /** Keeps what readers found, if it was not kept already and will be found again. */
    void keep(ReadFiles read) {
        read.fresh()
                .filter(fresh -> fresh.contents().stream().allMatch(FileContent::keepable))
                .ifPresent(fresh -> archive.grids().keep(fresh.key(), ContentCodec.write(fresh.contents())));
    }

    /** Names all that decides what readers find: the payloads, what servers said of them, and settings. */
    private Digest key(List<Attached> files) {
        StringBuilder words = new StringBuilder(extractor.limits()).append(' ').append(maxFileSize);
        for (Attached attached : files) {
            StoredFile file = attached.file();
            words.append('\n').append(file.payload());
            words.append('\n').append(file.coding().orElse(""));
            words.append('\n').append(file.contentType().orElse(""));
        }
        return Digest.of(words.toString().getBytes(StandardCharsets.UTF_8));
    }

    private List<FileContent> contents(Portal portal, String title, List<Attached> all)
            throws IOException, InterruptedException {
        List<Source> sources = new ArrayList<>();
        for (Attached file : all) {
            sources.add(file.file().source(portal, title, file.file().bytes(archive, maxFileSize)));
        }
        return extractor.contents(sources);
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
