package org.gongkai.archive.fixity;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.gongkai.archive.payload.Chronicle;
import org.gongkai.archive.payload.FileState;
import org.gongkai.archive.warc.WarcDigests;
import org.gongkai.archive.warc.WarcEntry;
import org.gongkai.archive.warc.WarcScan;
import org.gongkai.archive.warc.WarcSlices;

/**
 * Checks a payload file that is as it was written, as most are, on all processors at once: the SHA-256 of the whole, the
 * structure and check sum of every gzip member, SHA-256 and SHA-512 of every body, the digests of all other records. Where
 * anything is amiss it says no more than that, and {@link FileCheck} finds out what.
 *
 * <p>The digest of a response's block is passed over: its bytes are head and body, the body's own digests are compared,
 * and every bit of both is in the digest of the whole.
 */
final class SoundFile {
    /** What room is counted in. */
    static final int UNIT = 1 << 20;

    /** Stretches of the file that are unpacked or wait for their turn. */
    private static final int AHEAD = Runtime.getRuntime().availableProcessors() + 2;

    private final Path path;
    private final ExecutorService workers;
    private final Semaphore room;
    private final LongConsumer progress;

    /**
     * @param workers do the unpacking and digesting
     * @param room for what all files together may hold of stretches that wait, in units of {@value #UNIT} bytes; one
     *     stretch of a file is always read
     * @param progress hears how many bytes of the file have been read
     */
    SoundFile(Path path, ExecutorService workers, Semaphore room, LongConsumer progress) {
        this.path = path;
        this.workers = workers;
        this.room = room;
        this.progress = progress;
    }

    /** What a stretch tells, or that it is not sound. */
    private record Read(boolean sound, int records, List<Chronicle.Line> lines, long end) {}

    /** A stretch that is being read, and the room it takes. */
    private record Waiting(Future<Read> read, int units) {}

    /** What the file holds, empty when it is not sound in every respect. */
    Optional<FileFindings> read(String name, FileState committed) throws IOException, InterruptedException {
        FileFindings findings = new FileFindings();
        findings.file = name;
        Chronicle chronicle = new Chronicle(name);
        Deque<Waiting> ahead = new ArrayDeque<>();
        try (WarcSlices slices = new WarcSlices(path, committed.length())) {
            Optional<WarcSlices.Slice> next = slices.next();
            while (next.isPresent() || !ahead.isEmpty()) {
                while (next.isPresent() && ahead.size() < AHEAD) {
                    WarcSlices.Slice slice = next.get();
                    int units = slice.bytes().length / UNIT + 1;
                    boolean fits = room.tryAcquire(units);
                    if (!fits && !ahead.isEmpty()) {
                        break;
                    }
                    ahead.add(new Waiting(workers.submit(() -> read(slice, chronicle)), fits ? units : 0));
                    next = slices.next();
                }
                Read read = ahead.element().read().get();
                room.release(ahead.remove().units());
                if (!read.sound() || !take(findings, chronicle, read)) {
                    return Optional.empty();
                }
                progress.accept(read.end());
                if (Thread.interrupted()) {
                    throw new InterruptedException("told to stop while verifying " + path);
                }
            }
            findings.length = committed.length();
            boolean whole = slices.sha256().equals(committed.sha256());
            return whole && chronicle.unclaimed().isEmpty() ? Optional.of(findings) : Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error ours) {
                throw ours;
            }
            throw new IOException("cannot read " + path + ": " + e.getCause(), e);
        } finally {
            for (Waiting waiting : ahead) {
                waiting.read().cancel(false);
                room.release(waiting.units());
            }
        }
    }

    private static Read read(WarcSlices.Slice slice, Chronicle chronicle) throws IOException {
        List<Chronicle.Line> lines = new ArrayList<>();
        int records = 0;
        long end = slice.offset() + slice.length();
        try (WarcScan scan = new WarcScan(slice)) {
            for (Optional<WarcScan.Found> found = scan.next(); found.isPresent(); found = scan.next()) {
                if (!(found.get() instanceof WarcScan.Found.Sound sound)) {
                    return new Read(false, records, lines, end);
                }
                records++;
                Optional<String> sha512 = fits(sound.entry());
                if (sha512.isEmpty()) {
                    return new Read(false, records, lines, end);
                }
                Chronicle.Line line = chronicle.read(sound.entry(), sha512.get());
                if (!(line instanceof Chronicle.Line.Nothing)) {
                    lines.add(line);
                }
            }
            return new Read(true, records, lines, end);
        } catch (IOException e) {
            // a record that is none of ours: who looks closer will say so
            return new Read(false, records, lines, end);
        }
    }

    /** SHA-512 of a response's body, "" for other records; empty when the record does not fit its digests. */
    private static Optional<String> fits(WarcEntry entry) {
        int body = entry.head().type().equals("response") ? entry.bodyStart() : -1;
        if (body < 0) {
            return WarcDigests.misfits(entry).isEmpty() ? Optional.of("") : Optional.empty();
        }
        boolean same = entry.head()
                .first("WARC-Payload-Digest")
                .flatMap(digest -> WarcDigests.fits(digest, entry.block(), body))
                .orElse(false);
        if (!same) {
            return Optional.empty();
        }
        MessageDigest sha512 = WarcDigests.of("SHA-512");
        sha512.update(entry.block(), body, entry.block().length - body);
        return Optional.of(HexFormat.of().formatHex(sha512.digest()));
    }

    private static boolean take(FileFindings findings, Chronicle chronicle, Read read) {
        findings.records += read.records();
        for (Chronicle.Line line : read.lines()) {
            for (Chronicle.Told told : chronicle.take(line)) {
                if (told instanceof Chronicle.Told.Body body) {
                    findings.payloads++;
                    findings.bodies.add(FileFindings.body(
                            body.place().offset(), body.place().digest().hex()));
                } else if (told instanceof Chronicle.Told.Made made) {
                    if (!made.lacking().isEmpty()) {
                        return false;
                    }
                    findings.captures.put(made.capture().id(), Chronicle.sameness(made.capture()));
                }
            }
        }
        return true;
    }
}
