package org.gongkai.app.web;

import java.util.List;
import java.util.Optional;
import org.gongkai.archive.Archive;
import org.gongkai.config.ExtractorSettings;
import org.gongkai.extractor.FileTables;
import org.gongkai.extractor.Source;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.read.UnreadableFileException;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportVersion;

/** The tables of the stored files that reports were read from, as their readers see them. */
final class OriginalTables {
    private static final int FILES_KEPT = 60;
    /** Tables of a file with more are read anew each time, so that a few files cannot fill the memory. */
    private static final int MOST_CELLS_KEPT = 20_000;

    private static final int MOST_DIGESTS = 5_000;

    /** A payload is stored as it was sent; the first is none. */
    private static final List<String> CODINGS = List.of("", "gzip", "deflate", "br");

    private final Archive archive;
    private final BringingCaptures captures;
    private final FileTables reader;
    /** Which payload a document was read from: known without reading the payloads again. */
    private final Recent<Digest, Digest> payloads = new Recent<>(MOST_DIGESTS);

    private final Recent<Digest, List<Grid>> known = new Recent<>(FILES_KEPT);

    OriginalTables(Archive archive, BringingCaptures captures, ExtractorSettings settings) {
        this.archive = archive;
        this.captures = captures;
        this.reader = new FileTables(settings);
    }

    /** All tables of the file that the document was read from; none when it is not kept, or nothing can read it as it is. */
    List<Grid> of(ReportVersion version, ReportDocument document) throws InterruptedException {
        Digest read = document.source().sha256();
        if (read == null) {
            return List.of();
        }
        Optional<List<Grid>> before = known.get(read);
        if (before.isPresent()) {
            return before.get();
        }
        Optional<Digest> digest = stored(version, document);
        if (digest.isEmpty()) {
            return List.of();
        }
        byte[] file = decoded(digest.get(), read).orElseThrow();
        List<Grid> tables = read(file, document, captures.of(version, digest.get()));
        if (tables.stream().mapToInt(grid -> grid.cells().size()).sum() <= MOST_CELLS_KEPT) {
            known.put(read, tables);
        }
        return tables;
    }

    /** Digest of the payload that is the file that the document was read from; empty when none of the version's is. */
    Optional<Digest> stored(ReportVersion version, ReportDocument document) {
        Digest read = document.source().sha256();
        if (read == null) {
            return Optional.empty();
        }
        Optional<Digest> before = payloads.get(read).filter(version.digests()::contains);
        if (before.isPresent()) {
            return before;
        }
        Optional<Digest> found = version.digests().stream()
                .filter(digest -> digest.equals(read) || decoded(digest, read).isPresent())
                .findFirst();
        found.ifPresent(digest -> payloads.put(read, digest));
        return found;
    }

    /** A payload without the content coding under which it may be stored, when it is the file of this digest then. */
    private Optional<byte[]> decoded(Digest digest, Digest read) {
        if (!archive.holds(digest)) {
            return Optional.empty();
        }
        byte[] stored = archive.payload(digest);
        return CODINGS.stream()
                .map(coding -> Decoded.of(stored, coding).bytes())
                .filter(file -> Digest.of(file).equals(read))
                .findFirst();
    }

    private List<Grid> read(byte[] file, ReportDocument document, Optional<Capture> capture)
            throws InterruptedException {
        try {
            return reader.of(new Source(
                    document.source().file(),
                    file,
                    Optional.empty(),
                    capture.flatMap(
                            look -> look.hops().get(look.hops().size() - 1).header("Content-Type")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        } catch (UnreadableFileException e) {
            // what cannot be laid open can still be downloaded, and the page says so
            return List.of();
        }
    }
}
