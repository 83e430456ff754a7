package org.gongkai.extractor;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.gongkai.config.ExtractorSettings;
import org.gongkai.config.Registry;
import org.gongkai.config.TitleIdentifier;
import org.gongkai.config.form.FormSet;
import org.gongkai.extractor.FileContent.Content;
import org.gongkai.extractor.content.Fingerprint;
import org.gongkai.extractor.content.IdentityReader;
import org.gongkai.extractor.content.RegisteredOrgans;
import org.gongkai.extractor.content.ReportAssembler;
import org.gongkai.extractor.detect.FileKind;
import org.gongkai.extractor.detect.KindDetector;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.Reading;
import org.gongkai.extractor.read.UnreadableFileException;
import org.gongkai.model.Digest;
import org.gongkai.model.Finding;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.Severity;

/**
 * Reads files into report documents. The same bytes with the same forms, registry and settings give the same document.
 * Whatever the file, the answer is a document: one that cannot be read is no report and has a finding that says why.
 * Safe for use by several threads.
 */
public final class Extractor {
    /** Changes whenever the same bytes may give another document. */
    public static final String VERSION = "1.3.0";

    /** Smaller pictures are signs and codes beside a text, in bytes. */
    private static final int LEAST_OF_A_PAGE = 8_000;

    private final Workers workers;
    private final ReportAssembler assembler;
    private final ExtractorSettings settings;

    /** An extractor that tells namesakes apart by the names of sites alone. */
    public Extractor(FormSet forms, Registry registry, ExtractorSettings settings) {
        this(forms, registry, new TitleIdentifier(registry, List.of()), settings);
    }

    /** @param identifier knows whose portals the hosts are */
    public Extractor(FormSet forms, Registry registry, TitleIdentifier identifier, ExtractorSettings settings) {
        this.assembler = new ReportAssembler(forms, new IdentityReader(new RegisteredOrgans(registry, identifier)));
        this.settings = settings;
        this.workers = new Workers(settings.timeLimit());
    }

    /**
     * What the file says. Returns within the time limit, or shortly after.
     *
     * @throws InterruptedException when the calling thread is interrupted; nothing is known of the file then
     */
    public Extraction extract(Source file) throws InterruptedException {
        if (file.bytes().length > settings.maxFileSize()) {
            return unread(unknown(file), tooLarge(file));
        }
        Budget budget = budget();
        return inTime(
                unknown(file),
                file.bytes().length,
                budget,
                () -> extraction(ContentReader.read(file, budget), file, budget));
    }

    /** Whether a file is a picture large enough to show a page of a report. */
    public static boolean isPage(byte[] file) {
        return file.length >= LEAST_OF_A_PAGE && KindDetector.detect(file).family() == FileKind.Family.IMAGE;
    }

    /**
     * What readers find in the file, of which {@link #extract(FileContent, Source)} makes the same as
     * {@link #extract(Source)} of the file. Returns within the time limit, or shortly after.
     *
     * @throws InterruptedException when the calling thread is interrupted; nothing is known of the file then
     */
    public FileContent content(Source file) throws InterruptedException {
        if (file.bytes().length > settings.maxFileSize()) {
            return nothing(file, tooLarge(file));
        }
        Budget budget = budget();
        return contentInTime(file, file.bytes().length, budget, () -> ContentReader.read(file, budget));
    }

    /**
     * What readers find in several pictures that are the pages of one report. It is named after the first; the pages of
     * its cells count over all of them.
     *
     * @param pages in their order, at least one, each {@link #isPage a page}
     * @throws InterruptedException when the calling thread is interrupted; nothing is known of the files then
     */
    public FileContent contentOfPages(List<Source> pages) throws InterruptedException {
        Source first = pages.get(0);
        long bytes = pages.stream().mapToLong(page -> page.bytes().length).sum();
        if (bytes > settings.maxFileSize()) {
            return new FileContent(
                    Digest.of(first.bytes()),
                    KindDetector.detect(first.bytes()),
                    new Content.Unread(
                            "too-large",
                            "its " + pages.size() + " pictures have " + bytes
                                    + " bytes, more than extractor.max-file-size allows (" + settings.maxFileSize()
                                    + ")"));
        }
        Budget budget = budget();
        return contentInTime(first, bytes, budget, () -> ContentReader.readPages(pages, budget));
    }

    /**
     * What a file says of which the content was found earlier. Returns within the time limit, or shortly after.
     *
     * @param file the file, or the first of several pages; its bytes are not looked at
     * @throws InterruptedException when the calling thread is interrupted; nothing is known of the file then
     */
    public Extraction extract(FileContent content, Source file) throws InterruptedException {
        Budget budget = budget();
        return inTime(source(file, content, "none"), 0, budget, () -> extraction(content, file, budget));
    }

    /**
     * What readers find in the files of a report; several pictures beside its page are the pages of one document, and
     * share one content.
     *
     * @param files the page first
     * @throws InterruptedException when the calling thread is interrupted; nothing is known of the files then
     */
    public List<FileContent> contents(List<Source> files) throws InterruptedException {
        return PictureGroup.contents(files, this);
    }

    /** What beside the bytes has a say in the content of a file: settings. */
    public String limits() {
        return settings.maxFileSize() + " " + settings.maxCells() + " " + settings.ocr();
    }

    private Budget budget() {
        return new Budget(settings.maxCells(), settings.ocr());
    }

    private Content.Unread tooLarge(Source file) {
        return new Content.Unread(
                "too-large",
                "the file has " + file.bytes().length + " bytes, more than extractor.max-file-size allows ("
                        + settings.maxFileSize() + ")");
    }

    private static ReportDocument.Source unknown(Source file) {
        return new ReportDocument.Source(
                file.file(), Digest.of(file.bytes()), "application/octet-stream", "none", VERSION);
    }

    private static FileContent nothing(Source file, Content.Unread reason) {
        return new FileContent(
                Digest.of(file.bytes()), new FileKind("application/octet-stream", FileKind.Family.OTHER), reason);
    }

    private static ReportDocument.Source source(Source file, FileContent content, String reader) {
        return new ReportDocument.Source(
                file.file(), content.sha256(), content.kind().mediaType(), reader, VERSION);
    }

    private Extraction inTime(ReportDocument.Source source, long bytes, Budget budget, Callable<Extraction> work)
            throws InterruptedException {
        try {
            return workers.run("extract " + source.file(), bytes, budget, work);
        } catch (RejectedExecutionException e) {
            return unread(source, notTried(e));
        } catch (TimeoutException e) {
            return unread(source, outOfTime());
        } catch (ExecutionException e) {
            return unread(source, ContentReader.broken(e.getCause()));
        }
    }

    private FileContent contentInTime(Source file, long bytes, Budget budget, Callable<FileContent> work)
            throws InterruptedException {
        try {
            return workers.run("read " + file.file(), bytes, budget, work);
        } catch (RejectedExecutionException e) {
            return nothing(file, notTried(e));
        } catch (TimeoutException e) {
            return nothing(file, outOfTime());
        } catch (ExecutionException e) {
            return nothing(file, ContentReader.broken(e.getCause()));
        }
    }

    private static Content.Unread notTried(RejectedExecutionException e) {
        return new Content.Unread(Content.GAVE_UP, String.valueOf(e.getMessage()));
    }

    private Content.Unread outOfTime() {
        return new Content.Unread(
                Content.GAVE_UP,
                "not read within " + settings.timeLimit().toSeconds()
                        + " s; raise extractor.time-limit to try for longer");
    }

    private Extraction extraction(FileContent content, Source file, Budget budget) {
        if (content.content() instanceof Content.Unpacked unpacked) {
            ReportDocument.Source source = source(file, content, "archive");
            try {
                return new ArchivedReports(source, member -> member(member, file, content.sha256(), budget))
                        .read(unpacked.members());
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                return unread(source, ContentReader.broken(e));
            }
        }
        boolean archive = content.kind().family() == FileKind.Family.ARCHIVE;
        return document(content.content(), source(file, content, archive ? "archive" : "none"), file, budget);
    }

    private Extraction member(FileContent.Member member, Source file, Digest archive, Budget budget) {
        String mediaType = member.kind().orElseThrow().mediaType();
        ReportDocument.Source source = new ReportDocument.Source(file.file(), archive, mediaType, "none", VERSION);
        return document(member.content(), source, file, budget.forPart());
    }

    /** What one document says. */
    private Extraction document(Content content, ReportDocument.Source unread, Source file, Budget budget) {
        if (content instanceof Content.Text text) {
            try {
                return assembled(text.reading(), unread, file, budget);
            } catch (UnreadableFileException e) {
                return unread(unread, new Content.Unread(e.code(), String.valueOf(e.getMessage())));
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                return unread(unread, ContentReader.broken(e));
            }
        }
        return unread(unread, (Content.Unread) content);
    }

    private Extraction assembled(Reading reading, ReportDocument.Source unread, Source file, Budget budget)
            throws UnreadableFileException {
        ReportDocument.Source source = new ReportDocument.Source(
                unread.file(), unread.sha256(), unread.mediaType(), reading.reader(), VERSION);
        IdentityReader.Origin origin =
                new IdentityReader.Origin(file.titleHint(), file.address(), file.site(), file.portalAuthority());
        ReportAssembler.Assembled assembled = assembler.assemble(source, reading, origin, budget);
        return new Extraction(assembled.document(), Fingerprint.of(assembled, reading), true);
    }

    /** Nothing is known of the content, so that the bytes stand for it. */
    private static Extraction unread(ReportDocument.Source source, Content.Unread reason) {
        ReportDocument document = new ReportDocument(
                source,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(new Finding(
                        reason.code(),
                        Severity.ERROR,
                        UnreadableFileException.reason(reason.code(), reason.message()),
                        List.of())));
        return new Extraction(
                document,
                Objects.requireNonNull(source.sha256()),
                !reason.code().equals(Content.GAVE_UP));
    }
}
