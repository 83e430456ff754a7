package org.gongkai.archive.fixity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongConsumer;
import org.gongkai.archive.payload.Chronicle;
import org.gongkai.archive.payload.FileState;
import org.gongkai.archive.warc.WarcDigests;
import org.gongkai.archive.warc.WarcEntry;
import org.gongkai.archive.warc.WarcScan;

/**
 * Checks one payload file: every record's structure and digests, and the file as a whole. The digest of the whole finds
 * the bits that neither gzip nor WARC cares for.
 */
final class FileCheck {
    private static final int BATCH_RECORDS = 256;
    private static final int BATCH_BYTES = 32 << 20;

    private final Path path;
    private final LongConsumer progress;

    /** @param progress hears how many bytes of the file have been read */
    FileCheck(Path path, LongConsumer progress) {
        this.path = path;
        this.progress = progress;
    }

    /** A record with what could be worked out of it alone. */
    private record Weighed(WarcEntry entry, List<String> misfits, String sha512) {}

    /** Goes on where the findings end, up to the committed length. */
    void check(FileFindings findings, FileState committed) throws IOException, InterruptedException {
        String name = findings.file;
        if (!Files.exists(path)) {
            findings.damage.add(new Damage(
                    Damage.Kind.MISSING,
                    name,
                    "the file is missing, " + committed.length() + " bytes were committed",
                    false));
            findings.length = committed.length();
            return;
        }
        long size = Files.size(path);
        if (size < committed.length()) {
            findings.damage.add(new Damage(
                    Damage.Kind.MISSING,
                    name,
                    "the file has " + size + " bytes, " + committed.length() + " were committed",
                    false));
            findings.broken.add(new long[] {size, committed.length() - size});
        }
        // the whole is digested beside the records: it reads what the page cache has at hand
        CompletableFuture<String> whole = CompletableFuture.supplyAsync(() -> whole(path, committed.length()));
        try {
            records(findings, committed.length());
            boolean changed = !committed.sha256().isEmpty()
                    && size >= committed.length()
                    && !whole.join().equals(committed.sha256());
            if (changed && findings.damage.isEmpty()) {
                findings.damage.add(new Damage(
                        Damage.Kind.CHANGED,
                        name,
                        "bits changed that touch no record's content: the file's SHA-256 is not the one taken when it"
                                + " was written",
                        false));
            }
        } catch (CompletionException e) {
            throw new IOException("cannot read " + path + ": " + e.getMessage(), e);
        } finally {
            whole.cancel(true);
        }
        findings.length = committed.length();
    }

    private void records(FileFindings findings, long end) throws IOException, InterruptedException {
        Chronicle chronicle = new Chronicle(findings.file);
        try (WarcScan scan = new WarcScan(path, findings.length, end, true)) {
            List<WarcEntry> batch = new ArrayList<>();
            long bytes = 0;
            while (true) {
                Optional<WarcScan.Found> found = scan.next();
                if (found.isPresent() && found.get() instanceof WarcScan.Found.Sound sound) {
                    batch.add(sound.entry());
                    bytes += sound.entry().block().length;
                }
                boolean broken = found.isPresent() && found.get() instanceof WarcScan.Found.Broken;
                if (found.isEmpty() || broken || batch.size() >= BATCH_RECORDS || bytes >= BATCH_BYTES) {
                    if (!batch.isEmpty()) {
                        WarcEntry last = batch.get(batch.size() - 1);
                        progress.accept(last.offset() + last.length());
                    }
                    weigh(batch).forEach(weighed -> take(findings, chronicle, weighed));
                    batch.clear();
                    bytes = 0;
                    if (Thread.interrupted()) {
                        throw new InterruptedException("told to stop while verifying " + path);
                    }
                }
                if (found.isEmpty()) {
                    break;
                }
                if (found.get() instanceof WarcScan.Found.Broken gap) {
                    tell(findings, gap.offset(), gap.length(), gap.reason());
                }
            }
        }
        if (!findings.broken.isEmpty()) {
            // what is broken may be the note, or the record of a note: the captures that are affected tell what is lost
            return;
        }
        chronicle
                .unclaimed()
                .forEach(record -> findings.damage.add(
                        new Damage(Damage.Kind.DANGLING, findings.file, "no note claims the record " + record, false)));
    }

    /** In parallel, in order. */
    private static List<Weighed> weigh(List<WarcEntry> batch) {
        return batch.parallelStream()
                .map(entry -> new Weighed(entry, WarcDigests.misfits(entry), secondDigest(entry)))
                .toList();
    }

    private static String secondDigest(WarcEntry entry) {
        int body = entry.head().type().equals("response") ? entry.bodyStart() : -1;
        if (body < 0) {
            return "";
        }
        MessageDigest sha512 = WarcDigests.of("SHA-512");
        sha512.update(entry.block(), body, entry.block().length - body);
        return HexFormat.of().formatHex(sha512.digest());
    }

    private void take(FileFindings findings, Chronicle chronicle, Weighed weighed) {
        WarcEntry entry = weighed.entry();
        findings.records++;
        if (!weighed.misfits().isEmpty()) {
            tell(findings, entry.offset(), entry.length(), String.join("; ", weighed.misfits()));
            return;
        }
        try {
            chronicle.take(entry, weighed.sha512()).forEach(told -> take(findings, entry, told));
        } catch (IOException e) {
            tell(findings, entry.offset(), entry.length(), String.valueOf(e.getMessage()));
        }
    }

    private static void take(FileFindings findings, WarcEntry entry, Chronicle.Told told) {
        if (told instanceof Chronicle.Told.Body body) {
            findings.payloads++;
            findings.bodies.add(
                    FileFindings.body(entry.offset(), body.place().digest().hex()));
        } else if (told instanceof Chronicle.Told.Made made) {
            if (made.lacking().isEmpty()) {
                findings.captures.put(made.capture().id(), Chronicle.sameness(made.capture()));
            } else if (findings.broken.isEmpty()) {
                findings.damage.add(new Damage(
                        Damage.Kind.DANGLING,
                        findings.file + " at byte " + entry.offset(),
                        "capture " + made.capture().id() + " has no sound record " + made.lacking(),
                        false));
            }
        }
    }

    private static void tell(FileFindings findings, long offset, long length, String reason) {
        findings.damage.add(new Damage(Damage.Kind.CHANGED, findings.file + " at byte " + offset, reason, false));
        findings.broken.add(new long[] {offset, length});
    }

    private static String whole(Path path, long length) {
        try {
            return WarcDigests.ofFile(path, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
