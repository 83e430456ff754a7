package org.gongkai.extractor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.gongkai.config.ExtractorSettings;
import org.gongkai.config.Registry;
import org.gongkai.config.TitleIdentifier;
import org.gongkai.config.form.FormSet;
import org.gongkai.extractor.content.Fingerprint;
import org.gongkai.extractor.content.IdentityReader;
import org.gongkai.extractor.content.RegisteredOrgans;
import org.gongkai.extractor.content.ReportAssembler;
import org.gongkai.extractor.detect.FileKind;
import org.gongkai.extractor.detect.KindDetector;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.pdf.PdfReader;
import org.gongkai.extractor.pdf.PictureReader;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.DocxReader;
import org.gongkai.extractor.read.EmbeddedPictures;
import org.gongkai.extractor.read.HtmlReader;
import org.gongkai.extractor.read.Reading;
import org.gongkai.extractor.read.RtfReader;
import org.gongkai.extractor.read.TextReader;
import org.gongkai.extractor.read.UnreadableFileException;
import org.gongkai.extractor.read.WordReader;
import org.gongkai.extractor.read.WordXmlReader;
import org.gongkai.extractor.read.XlsReader;
import org.gongkai.extractor.read.XlsxReader;
import org.gongkai.extractor.read.XmlBookReader;
import org.gongkai.model.Digest;
import org.gongkai.model.Finding;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.Severity;
import org.jspecify.annotations.Nullable;

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

    /** Long reports have a hundred thousand; with more, what looks through the text would take too long. */
    private static final int MOST_CHARACTERS = 3_000_000;

    private static final String GAVE_UP = "gave-up";

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
        ReportDocument.Source source = new ReportDocument.Source(
                file.file(), Digest.of(file.bytes()), "application/octet-stream", "none", VERSION);
        if (file.bytes().length > settings.maxFileSize()) {
            return unread(
                    source,
                    "too-large",
                    "the file has " + file.bytes().length + " bytes, more than extractor.max-file-size allows ("
                            + settings.maxFileSize() + ")");
        }
        Budget budget = new Budget(settings.maxCells(), settings.ocr());
        return inTime(source, file.bytes().length, budget, () -> anyKind(file, source, budget));
    }

    /** Whether a file is a picture large enough to show a page of a report. */
    public static boolean isPage(byte[] file) {
        return file.length >= LEAST_OF_A_PAGE && KindDetector.detect(file).family() == FileKind.Family.IMAGE;
    }

    /**
     * What several pictures say that are the pages of one report. The document names the first as its source; the pages
     * of its cells count over all of them.
     *
     * @param pages in their order, at least one, each {@link #isPage a page}
     * @throws InterruptedException when the calling thread is interrupted; nothing is known of the files then
     */
    public Extraction extractPages(List<Source> pages) throws InterruptedException {
        Source first = pages.get(0);
        FileKind kind = KindDetector.detect(first.bytes());
        ReportDocument.Source source =
                new ReportDocument.Source(first.file(), Digest.of(first.bytes()), kind.mediaType(), "none", VERSION);
        long bytes = pages.stream().mapToLong(page -> page.bytes().length).sum();
        if (bytes > settings.maxFileSize()) {
            return unread(
                    source,
                    "too-large",
                    "its " + pages.size() + " pictures have " + bytes
                            + " bytes, more than extractor.max-file-size allows (" + settings.maxFileSize() + ")");
        }
        Budget budget = new Budget(settings.maxCells(), settings.ocr());
        List<byte[]> files = pages.stream().map(Source::bytes).toList();
        return inTime(
                source,
                bytes,
                budget,
                () -> assembled(first, kind, source, budget, () -> PictureReader.read(files, budget)));
    }

    private Extraction inTime(ReportDocument.Source source, long bytes, Budget budget, Callable<Extraction> work)
            throws InterruptedException {
        try {
            return workers.run("extract " + source.file(), bytes, budget, work);
        } catch (RejectedExecutionException e) {
            return gaveUp(source, String.valueOf(e.getMessage()));
        } catch (TimeoutException e) {
            return gaveUp(
                    source,
                    "not read within " + settings.timeLimit().toSeconds()
                            + " s; raise extractor.time-limit to try for longer");
        } catch (ExecutionException e) {
            return broken(source, e.getCause());
        }
    }

    private static Extraction broken(ReportDocument.Source source, @Nullable Throwable cause) {
        return cause instanceof OutOfMemoryError
                ? gaveUp(source, "the memory did not suffice to read it; give the program more")
                : unread(source, "damaged", "the file breaks its reader: " + describe(cause));
    }

    private static Extraction gaveUp(ReportDocument.Source source, String message) {
        return new Extraction(
                unread(source, GAVE_UP, message).document(), Objects.requireNonNull(source.sha256()), false);
    }

    private static String describe(@Nullable Throwable cause) {
        if (cause == null) {
            return "no reason given";
        }
        String message = cause.getMessage();
        return cause.getClass().getSimpleName()
                + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
    }

    private Extraction anyKind(Source file, ReportDocument.Source unknown, Budget budget) {
        FileKind kind = KindDetector.detect(file.bytes());
        if (kind.family() != FileKind.Family.ARCHIVE) {
            return read(file, kind, unknown, budget);
        }
        ReportDocument.Source source =
                new ReportDocument.Source(unknown.file(), unknown.sha256(), kind.mediaType(), "archive", VERSION);
        try {
            return new ArchivedReports(
                            file, source, (member, memberKind) -> read(member, memberKind, unknown, budget.forPart()))
                    .read(kind, budget);
        } catch (UnreadableFileException e) {
            return unread(source, e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return broken(source, e);
        }
    }

    private Extraction read(Source file, FileKind kind, ReportDocument.Source unknown, Budget budget) {
        ReportDocument.Source unread =
                new ReportDocument.Source(unknown.file(), unknown.sha256(), kind.mediaType(), "none", VERSION);
        return assembled(file, kind, unread, budget, () -> reading(file, kind, budget));
    }

    /** Reads a file. */
    private interface Reader {
        Reading read() throws UnreadableFileException;
    }

    private Extraction assembled(
            Source file, FileKind kind, ReportDocument.Source unread, Budget budget, Reader reader) {
        try {
            Reading reading = reader.read();
            if (reading.length() > MOST_CHARACTERS) {
                throw new UnreadableFileException(
                        "too-large", "the text has more than " + MOST_CHARACTERS + " characters, which no report has");
            }
            budget.checkTime();
            ReportDocument.Source source = new ReportDocument.Source(
                    unread.file(), unread.sha256(), kind.mediaType(), reading.reader(), VERSION);
            IdentityReader.Origin origin =
                    new IdentityReader.Origin(file.titleHint(), file.address(), file.site(), file.portalAuthority());
            ReportAssembler.Assembled assembled = assembler.assemble(source, reading, origin, budget);
            return new Extraction(assembled.document(), Fingerprint.of(assembled, reading), true);
        } catch (UnreadableFileException e) {
            return unread(unread, e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return broken(unread, e);
        }
    }

    /** What a file says, before anything is made of it. */
    static Reading reading(Source file, FileKind kind, Budget budget) throws UnreadableFileException {
        return switch (kind.family()) {
            case HTML ->
                withPictures(
                        HtmlReader.read(file.bytes(), file.contentType(), budget),
                        () -> EmbeddedPictures.ofHtml(file.bytes(), file.contentType()),
                        budget);
            case TEXT -> TextReader.read(file.bytes(), file.contentType(), budget);
            case WORD ->
                withPictures(
                        WordReader.read(ole(file.bytes()), budget),
                        () -> EmbeddedPictures.ofDoc(ole(file.bytes())),
                        budget);
            case DOCX ->
                withPictures(
                        DocxReader.read(file.bytes(), budget),
                        () -> EmbeddedPictures.ofDocx(file.bytes(), budget),
                        budget);
            case RTF -> RtfReader.read(file.bytes(), budget);
            case WORD_XML -> WordXmlReader.read(file.bytes(), budget);
            case WORKBOOK_OLE -> XlsReader.read(ole(file.bytes()), budget);
            case WORKBOOK_OOXML -> XlsxReader.read(file.bytes(), budget);
            case WORKBOOK_XML -> XmlBookReader.read(file.bytes(), budget);
            case EMPTY -> throw new UnreadableFileException("empty", "the file has no bytes");
            case ENCRYPTED ->
                throw new UnreadableFileException(
                        "encrypted", "an Office file with a password; it is needed to read it");
            case PDF -> PdfReader.read(file.bytes(), budget);
            case IMAGE -> PictureReader.read(List.of(file.bytes()), budget);
            case OFD ->
                throw new UnreadableFileException(
                        "unsupported-format",
                        "an OFD file (GB/T 33190), for which there is no reader; look for the same report as a page,"
                                + " PDF or Word file, or turn it into PDF with an OFD viewer");
            default ->
                throw new UnreadableFileException(
                        "unsupported-format",
                        "a file of type " + kind.mediaType()
                                + ", for which there is no reader; save it as .docx, .xlsx or PDF");
        };
    }

    /** Takes pictures out of a file. */
    private interface Pictures {
        List<byte[]> all() throws UnreadableFileException;
    }

    /** A document without tables whose pictures may show them. */
    private static Reading withPictures(Reading text, Pictures pictures, Budget budget) throws UnreadableFileException {
        // An article that is nothing but pictures is not found as one, so that a page's are not counted.
        boolean some = text.facts().images() > 0 || text.reader().equals("html");
        if (!budget.readsPictures() || !text.grids().isEmpty() || !some) {
            return text;
        }
        List<byte[]> files = pictures.all();
        if (files.isEmpty()) {
            return text;
        }
        Reading shown;
        try {
            shown = PictureReader.read(files, budget);
        } catch (UnreadableFileException e) {
            if (e.code().equals(GAVE_UP)) {
                throw e;
            }
            // The text is there all the same.
            return text;
        }
        List<Block> blocks = new ArrayList<>(text.blocks());
        blocks.addAll(shown.blocks());
        List<Finding> findings = new ArrayList<>(text.findings());
        findings.addAll(shown.findings());
        return new Reading(text.reader(), blocks, text.facts(), findings);
    }

    private static POIFSFileSystem ole(byte[] bytes) throws UnreadableFileException {
        try {
            return new POIFSFileSystem(new ByteArrayInputStream(bytes));
        } catch (IOException | RuntimeException e) {
            throw new UnreadableFileException(
                    "damaged", "an Office file whose container cannot be read: " + e.getMessage(), e);
        }
    }

    private static Extraction unread(ReportDocument.Source source, UnreadableFileException e) {
        return e.code().equals(GAVE_UP)
                ? gaveUp(source, String.valueOf(e.getMessage()))
                : unread(source, e.code(), String.valueOf(e.getMessage()));
    }

    /** Nothing is known of the content, so that the bytes stand for it. */
    private static Extraction unread(ReportDocument.Source source, String code, String message) {
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
                List.of(new Finding(code, Severity.ERROR, UnreadableFileException.reason(code, message), List.of())));
        return new Extraction(document, Objects.requireNonNull(source.sha256()), true);
    }
}
