package org.gongkai.archive.export;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.gongkai.archive.event.EventJson;
import org.gongkai.archive.fixity.FixityProgress;
import org.gongkai.archive.payload.FileState;
import org.gongkai.archive.payload.NotedParts;
import org.gongkai.archive.warc.WarcDigests;
import org.gongkai.archive.warc.WarcEntry;
import org.gongkai.archive.warc.WarcHead;
import org.gongkai.archive.warc.WarcScan;

/**
 * Copies the wanted records, byte by byte as they lie in the payload files, into new WARC files, and indexes them. What the
 * payload files keep in bundles becomes records of their own again.
 *
 * <p>Each new file begins with its own {@code warcinfo}; the records keep the one they were written under, which is
 * copied too.
 */
final class WarcExport {
    private final Path payloads;
    private final Map<String, FileState> committed;
    private final Wanted wanted;
    private final long fileSize;
    private final String words;
    private final List<String> files = new ArrayList<>();
    private final List<String> damage = new ArrayList<>();
    private final TreeSet<String> index = new TreeSet<>();
    private OutputStream out = OutputStream.nullOutputStream();
    /** Of the file that is copied from, and whether it was copied. */
    private Optional<WarcEntry> info = Optional.empty();

    private boolean told;
    private long written;
    private long records;
    private long captures;
    private long bytes;

    /** @param words the conditions of the export, for people */
    WarcExport(Path payloads, Map<String, FileState> committed, Wanted wanted, long fileSize, String words) {
        this.payloads = payloads;
        this.committed = new TreeMap<>(committed);
        this.wanted = wanted;
        this.fileSize = fileSize;
        this.words = words;
    }

    /** Writes {@code gongkai-export-00001.warc.gz} … into the folder; says which. */
    List<String> write(Path folder, FixityProgress progress) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        long all = committed.values().stream().mapToLong(FileState::length).sum();
        long done = 0;
        try {
            for (Map.Entry<String, FileState> file : committed.entrySet()) {
                copy(file.getKey(), file.getValue().length(), folder);
                done += file.getValue().length();
                progress.read(done, all);
            }
            if (files.isEmpty()) {
                begin(folder);
            }
        } finally {
            out.close();
        }
        return List.copyOf(files);
    }

    List<String> index() {
        return List.copyOf(index);
    }

    List<String> damage() {
        return List.copyOf(damage);
    }

    long captures() {
        return captures;
    }

    long records() {
        return records;
    }

    long bytes() {
        return bytes;
    }

    private void copy(String name, long length, Path folder) throws IOException, InterruptedException {
        Path path = payloads.resolve(name);
        if (!Files.exists(path)) {
            damage.add(name + " is missing; what it holds is left out");
            return;
        }
        VisitRecords visits = new VisitRecords();
        told = false;
        info = Optional.empty();
        try (WarcScan scan = new WarcScan(path, 0, length, true);
                RandomAccessFile from = new RandomAccessFile(path.toFile(), "r")) {
            for (Optional<WarcScan.Found> next = scan.next(); next.isPresent(); next = scan.next()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("told to stop while exporting");
                }
                if (next.get() instanceof WarcScan.Found.Broken gap) {
                    damage.add(name + " at byte " + gap.offset() + ": " + gap.reason());
                    visits.broken();
                    continue;
                }
                WarcEntry entry = ((WarcScan.Found.Sound) next.get()).entry();
                List<String> misfits = WarcDigests.misfits(entry);
                if (!misfits.isEmpty()) {
                    damage.add(name + " at byte " + entry.offset() + ": " + String.join("; ", misfits));
                    visits.broken();
                } else if (entry.head().type().equals("warcinfo")) {
                    info = Optional.of(entry);
                } else if (!entry.head().type().equals("metadata")) {
                    visits.add(entry);
                } else {
                    for (NotedParts part : NotedParts.of(entry)) {
                        take(part, entry, visits, from, folder);
                    }
                    visits.mended();
                }
            }
        }
    }

    private void take(NotedParts part, WarcEntry entry, VisitRecords visits, RandomAccessFile from, Path folder)
            throws IOException {
        if (part instanceof NotedParts.OfVisit visit) {
            take(visit, entry, visits.of(visit), from, folder);
        } else if (part instanceof NotedParts.OfOther other) {
            String target = other.target().toString();
            String id = URLDecoder.decode(target.substring(target.indexOf(':', 12) + 1), StandardCharsets.UTF_8);
            if (wanted.takes(target, id) && isOfContent(target, other.json())) {
                begin(from, folder);
                write(entry, other.alone() ? member(from, entry) : packed(other.record()));
            }
        }
    }

    private void take(
            NotedParts.OfVisit visit, WarcEntry note, VisitRecords.Visit records, RandomAccessFile from, Path folder)
            throws IOException {
        boolean named = wanted.captures().contains(visit.capture());
        if (named && !records.whole()) {
            damage.add("capture " + visit.capture() + " is left out, its records are damaged");
        }
        boolean all = named && records.whole();
        List<WarcEntry> answers = records.answers().stream()
                .filter(answer ->
                        all || wanted.originals().contains(answer.head().id()))
                .toList();
        if (all || !answers.isEmpty()) {
            begin(from, folder);
        }
        for (WarcEntry answer : answers) {
            for (WarcEntry request : all ? records.requestsFor(answer) : List.<WarcEntry>of()) {
                write(request, member(from, request));
            }
            Optional<byte[]> request = all ? visit.request(answer.head()) : Optional.empty();
            if (request.isPresent()) {
                write(note, packed(request.get()));
            }
            write(answer, member(from, answer));
        }
        if (all) {
            captures++;
            WarcHead last =
                    answers.isEmpty() ? null : answers.get(answers.size() - 1).head();
            write(note, visit.alone() ? member(from, note) : packed(visit.record(last)));
        }
    }

    /** Events that are no fact of the captures stay: an export would differ from the next by its own event. */
    private static boolean isOfContent(String target, String note) {
        if (!target.startsWith("urn:gongkai:event:")) {
            return true;
        }
        try {
            return switch (EventJson.read(note).type()) {
                case CAPTURE, INGESTION, EXTRACTION -> true;
                case FIXITY_CHECK, EXPORT, REPAIR, REBUILD -> false;
            };
        } catch (IOException e) {
            // of a later program, perhaps: what cannot be read cannot be vouched for
            return false;
        }
    }

    /** Whatever belongs together follows in one file, under the warcinfo that it was written under. */
    private void begin(RandomAccessFile from, Path folder) throws IOException {
        if (files.isEmpty() || written >= fileSize) {
            out.close();
            begin(folder);
        }
        if (!told && info.isPresent()) {
            write(info.get(), member(from, info.get()));
            told = true;
        }
    }

    private void begin(Path folder) throws IOException {
        String name = String.format(Locale.ROOT, "gongkai-export-%05d.warc.gz", files.size() + 1);
        files.add(name);
        out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)), 1 << 18);
        written = 0;
        byte[] info = info(name);
        out.write(info);
        written += info.length;
        bytes += info.length;
        records++;
    }

    private byte[] info(String name) throws IOException {
        String fields = "software: gongkai\r\n"
                + "format: WARC File Format 1.1\r\n"
                + "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
                + "description: export of annual reports on government-information disclosure"
                + (words.isEmpty() ? "" : " (" + words + ")") + "\r\n";
        byte[] block = fields.getBytes(StandardCharsets.UTF_8);
        UUID id = UUID.nameUUIDFromBytes(
                (name + new TreeMap<>(wanted.identity()) + words).getBytes(StandardCharsets.UTF_8));
        String head = "WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:" + id + ">\r\nWARC-Date: "
                + wanted.latest() + "\r\nWARC-Filename: " + name
                + "\r\nContent-Type: application/warc-fields\r\nContent-Length: " + block.length + "\r\n\r\n";
        return packed((head + fields + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] packed(byte[] record) throws IOException {
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
            gzip.write(record);
        }
        return member.toByteArray();
    }

    private static byte[] member(RandomAccessFile from, WarcEntry entry) throws IOException {
        byte[] member = new byte[Math.toIntExact(entry.length())];
        from.seek(entry.offset());
        from.readFully(member);
        return member;
    }

    private void write(WarcEntry entry, byte[] member) throws IOException {
        String type = entry.head().type();
        if (type.equals("response") || type.equals("revisit")) {
            index.add(CdxLine.of(entry, files.get(files.size() - 1), written, member.length));
        }
        out.write(member);
        written += member.length;
        bytes += member.length;
        records++;
    }
}
