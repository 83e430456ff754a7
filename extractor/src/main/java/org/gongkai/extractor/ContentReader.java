package org.gongkai.extractor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.gongkai.extractor.FileContent.Content;
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
import org.jspecify.annotations.Nullable;

/** Reads files as far as no form has a say in it: detects their kind, unpacks archives, and calls the reader that fits. */
final class ContentReader {
    /** Long reports have a hundred thousand; with more, what looks through the text would take too long. */
    private static final int MOST_CHARACTERS = 3_000_000;

    private ContentReader() {}

    /** What the file holds, whatever it is. */
    static FileContent read(Source file, Budget budget) {
        FileKind kind = KindDetector.detect(file.bytes());
        return new FileContent(
                Digest.of(file.bytes()),
                kind,
                kind.family() == FileKind.Family.ARCHIVE
                        ? caught(() -> UnpackedFiles.of(file, kind, budget))
                        : text(file, kind, budget));
    }

    /** What the pictures hold that are the pages of one document; named after the first. */
    static FileContent readPages(List<Source> pages, Budget budget) {
        byte[] first = pages.get(0).bytes();
        List<byte[]> files = pages.stream().map(Source::bytes).toList();
        return new FileContent(
                Digest.of(first),
                KindDetector.detect(first),
                caught(() -> text(PictureReader.read(files, budget), budget)));
    }

    /** What a file holds that is no archive. */
    static Content text(Source file, FileKind kind, Budget budget) {
        return caught(() -> text(reading(file, kind, budget), budget));
    }

    private static Content text(Reading reading, Budget budget) throws UnreadableFileException {
        if (reading.length() > MOST_CHARACTERS) {
            throw new UnreadableFileException(
                    "too-large", "the text has more than " + MOST_CHARACTERS + " characters, which no report has");
        }
        budget.checkTime();
        return new Content.Text(reading);
    }

    /** Reads a file. */
    private interface Read {
        Content read() throws UnreadableFileException;
    }

    private static Content caught(Read read) {
        try {
            return read.read();
        } catch (UnreadableFileException e) {
            return new Content.Unread(e.code(), String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return broken(e);
        }
    }

    /** What is told of a file that breaks whoever reads it. */
    static Content.Unread broken(@Nullable Throwable cause) {
        return cause instanceof OutOfMemoryError
                ? new Content.Unread(Content.GAVE_UP, "the memory did not suffice to read it; give the program more")
                : new Content.Unread(Content.DAMAGED, "the file breaks its reader: " + describe(cause));
    }

    private static String describe(@Nullable Throwable cause) {
        if (cause == null) {
            return "no reason given";
        }
        String message = cause.getMessage();
        return cause.getClass().getSimpleName()
                + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
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
            if (e.code().equals(Content.GAVE_UP)) {
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
}
