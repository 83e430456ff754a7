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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.gongkai.archive.event.EventJson;
import org.gongkai.archive.fixity.FixityProgress;
import org.gongkai.archive.payload.FileState;
import org.gongkai.archive.warc.WarcDigests;
import org.gongkai.archive.warc.WarcEntry;
import org.gongkai.archive.warc.WarcScan;

/**
 * Copies the wanted records, byte by byte as they lie in the payload files, into new WARC files, and indexes them.
 *
 * <p>Each new file begins with its own {@code warcinfo}; the records keep the one they were written under, which is
 * copied too.
 */
final class WarcExport {
    private static final Pattern CAPTURE = Pattern.compile("\"capture\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Path payloads;
    private final Map<String, FileState> committed;
    private final Wanted wanted;
    private final long fileSize;
    private final String words;
    private final List<String> files = new ArrayList<>();
    private final List<String> damage = new ArrayList<>();
    private final TreeSet<String> index = new TreeSet<>();
    private OutputStream out = OutputStream.nullOutputStream();
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
        List<WarcEntry> group = new ArrayList<>();
        Optional<WarcEntry> info = Optional.empty();
        boolean broken = false;
        boolean told = false;
        try (WarcScan scan = new WarcScan(path, 0, length, true);
                RandomAccessFile from = new RandomAccessFile(path.toFile(), "r")) {
            for (Optional<WarcScan.Found> next = scan.next(); next.isPresent(); next = scan.next()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("told to stop while exporting");
                }
                if (next.get() instanceof WarcScan.Found.Broken gap) {
                    damage.add(name + " at byte " + gap.offset() + ": " + gap.reason());
                    broken = true;
                    continue;
                }
                WarcEntry entry = ((WarcScan.Found.Sound) next.get()).entry();
                List<String> misfits = WarcDigests.misfits(entry);
                if (!misfits.isEmpty()) {
                    damage.add(name + " at byte " + entry.offset() + ": " + String.join("; ", misfits));
                    broken = true;
                } else if (entry.head().type().equals("warcinfo")) {
                    info = Optional.of(entry);
                } else if (!entry.head().type().equals("metadata")) {
                    group.add(entry);
                } else {
                    List<WarcEntry> take = chosen(group, entry, broken);
                    if (!take.isEmpty()) {
                        room(folder);
                        if (!told && info.isPresent()) {
                            copy(from, info.get());
                            told = true;
                        }
                        for (WarcEntry record : take) {
                            copy(from, record);
                        }
                    }
                    group.clear();
                    broken = false;
                }
            }
        }
    }

    /** What of a visit's records, or of a note alone, goes with the export. */
    private List<WarcEntry> chosen(List<WarcEntry> group, WarcEntry note, boolean broken) {
        String target = note.head().target().orElse("");
        if (target.startsWith("urn:gongkai:")) {
            String id = URLDecoder.decode(target.substring(target.indexOf(':', 12) + 1), StandardCharsets.UTF_8);
            return wanted.takes(target, id) && isOfContent(target, note) ? List.of(note) : List.of();
        }
        Matcher capture = CAPTURE.matcher(note.text());
        boolean named = capture.find() && wanted.captures().contains(capture.group(1));
        if (named && !broken) {
            captures++;
            List<WarcEntry> all = new ArrayList<>(group);
            all.add(note);
            return all;
        }
        if (named) {
            damage.add("capture " + capture.group(1) + " is left out, its records are damaged");
        }
        return group.stream()
                .filter(record -> wanted.originals().contains(record.head().id()))
                .toList();
    }

    /** Events that are no fact of the captures stay: an export would differ from the next by its own event. */
    private static boolean isOfContent(String target, WarcEntry note) {
        if (!target.startsWith("urn:gongkai:event:")) {
            return true;
        }
        try {
            return switch (EventJson.read(note.text()).type()) {
                case CAPTURE, INGESTION, EXTRACTION -> true;
                case FIXITY_CHECK, EXPORT, REPAIR, REBUILD -> false;
            };
        } catch (IOException e) {
            // of a later program, perhaps: what cannot be read cannot be vouched for
            return false;
        }
    }

    private void room(Path folder) throws IOException {
        if (files.isEmpty() || written >= fileSize) {
            out.close();
            begin(folder);
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
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
            gzip.write(head.getBytes(StandardCharsets.UTF_8));
            gzip.write(block);
            gzip.write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        return member.toByteArray();
    }

    private void copy(RandomAccessFile from, WarcEntry entry) throws IOException {
        byte[] member = new byte[Math.toIntExact(entry.length())];
        from.seek(entry.offset());
        from.readFully(member);
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
