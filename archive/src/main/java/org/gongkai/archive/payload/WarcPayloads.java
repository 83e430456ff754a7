package org.gongkai.archive.payload;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Exchange;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcRecord;

/**
 * Payloads as WARC 1.1 files in a folder: {@code gongkai-<UTC time>-<serial>.warc.gz}.
 *
 * <p>A process begins its own file with the first visit it writes and never appends to one that another process began:
 * what an earlier process made safe is never opened for writing again. A file that has reached its size is followed by
 * the next. Each file begins with a {@code warcinfo} record; a visit is {@code request} and {@code response} for each
 * exchange, or a {@code revisit} alone, and a note: a line of one of the {@code metadata} records that follow, see
 * {@link NoteBundle}. The note of a revisit keeps its request.
 */
public final class WarcPayloads implements PayloadStore {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** A larger bundle is hardly smaller for each note, and takes more notes with it when it is damaged. */
    private static final int NOTES_TOGETHER = 100;

    private static final int SMALL_NOTE = 4 * 1024;

    private final Path folder;
    private final long fileSize;
    private final Clock clock;
    private final RecordIds ids;
    private final WarcReading reading;
    private final List<WarcFile> unforced = new ArrayList<>();
    /** Of the current file, not yet in it. */
    private final List<String> notes = new ArrayList<>();

    private @Nullable WarcFile current;
    private UUID info;
    private int serial;

    /** @param fileSize bytes after which a file is closed and the next begun */
    public WarcPayloads(Path folder, long fileSize, Clock clock) {
        this(folder, fileSize, clock, RecordIds.fresh());
    }

    WarcPayloads(Path folder, long fileSize, Clock clock, RecordIds ids) {
        this.folder = folder;
        this.fileSize = fileSize;
        this.clock = clock;
        this.ids = ids;
        this.info = ids.other();
        this.reading = new WarcReading(folder);
    }

    @Override
    public Written write(VisitNote note, List<Exchange> exchanges, Known known) throws IOException {
        WarcFile file = writable();
        WarcFile.Mark begin = file.mark();
        try {
            Map<Digest, PayloadPlace> added = new LinkedHashMap<>();
            List<Answered> answers = new ArrayList<>();
            for (Exchange exchange : exchanges) {
                boolean last = answers.size() == exchanges.size() - 1;
                answers.add(write(file, exchange, last ? note : null, added, known));
            }
            List<Capture.Hop> hops = answers.stream().map(Answered::hop).toList();
            keep(NoteBundle.line(noted(note, answers)));
            return new Written(hops, List.copyOf(added.values()));
        } catch (IOException | RuntimeException e) {
            file.cut(begin);
            throw e;
        }
    }

    /**
     * What the note tells of an answer.
     *
     * @param named the digest that its record names: of a body kept earlier when the server said that it still holds
     * @param sha512 of the body, "" when it is kept with the body itself
     * @param request what was sent, "" when it is a record of its own or is not known
     */
    private record Answered(Capture.Hop hop, Digest named, String sha512, String request) {}

    private static NoteJson.Noted noted(VisitNote note, List<Answered> answers) {
        Optional<Digest> named = answers.isEmpty()
                ? Optional.empty()
                : Optional.of(answers.get(answers.size() - 1).named());
        return new NoteJson.Noted(
                note,
                named.isPresent() && note.payload().equals(named),
                answers.stream().map(answer -> answer.hop().record()).toList(),
                answers.stream().map(answer -> answer.hop().length()).toList(),
                answers.stream().map(Answered::sha512).toList(),
                answers.stream().map(Answered::request).toList());
    }

    private Answered write(
            WarcFile file,
            Exchange exchange,
            @Nullable VisitNote answered,
            Map<Digest, PayloadPlace> added,
            Known known)
            throws IOException {
        UUID id = ids.response();
        String record = WarcRecords.written(id);
        // what others captured comes without its request at times, and none is made up
        byte[] request = exchange.requestLine().isEmpty()
                ? new byte[0]
                : HttpHead.bytes(exchange.requestLine(), exchange.requestHeaders());
        byte[] head = HttpHead.bytes(exchange.statusLine(), exchange.responseHeaders());
        // what a note of an answer with a body names as its payload is that body
        Digest digest = answered != null && answered.kind() != Capture.Kind.UNCHANGED
                ? answered.payload().orElseGet(() -> Digest.of(exchange.body()))
                : Digest.of(exchange.body());
        Capture.Hop hop = hop(exchange, digest, record);
        if (answered != null && answered.kind() == Capture.Kind.UNCHANGED && exchange.body().length == 0) {
            Digest held = answered.payload().orElseThrow();
            file.append(WarcRecords.notModified(id, exchange, head, held, known.find(held)), head);
            return new Answered(hop, held, "", new String(request, StandardCharsets.ISO_8859_1));
        }
        String sha512 = Sha512.of(exchange.body());
        Optional<PayloadPlace> original = Optional.ofNullable(added.get(digest)).or(() -> known.find(digest));
        // An empty or cut body gains nothing from a reference; a reader of the file would only lose by it.
        boolean refer = original.isPresent()
                && exchange.body().length > 0
                && exchange.truncated().isEmpty();
        if (refer) {
            file.append(WarcRecords.identical(id, exchange, head, original.get()), head);
            String second = original.get().sha512().equals(sha512) ? "" : sha512;
            return new Answered(hop, digest, second, new String(request, StandardCharsets.ISO_8859_1));
        }
        if (request.length > 0) {
            file.append(
                    WarcRecords.request(ids.other(), record, info, exchange.uri(), exchange.began(), request), request);
        }
        WarcRecord response = WarcRecords.response(id, info, exchange, head, digest);
        long offset = file.append(response, head, exchange.body());
        if (original.isEmpty()) {
            added.put(digest, place(digest, sha512, file, offset, head, id, exchange));
        }
        return new Answered(hop, digest, sha512, "");
    }

    /** Notes wait for others; they are written when as many are together as pays, and with every {@link #force}. */
    private void keep(String note) throws IOException {
        if (notes.size() >= NOTES_TOGETHER) {
            writeNotes();
        }
        notes.add(note);
    }

    private void writeNotes() throws IOException {
        WarcFile file = current;
        if (file != null && !notes.isEmpty()) {
            byte[] lines = NoteBundle.block(notes);
            file.append(WarcRecords.bundle(ids.other(), info, clock.instant(), lines), lines);
            notes.clear();
        }
    }

    private static PayloadPlace place(
            Digest digest, String sha512, WarcFile file, long offset, byte[] head, UUID id, Exchange exchange) {
        return new PayloadPlace(
                digest,
                exchange.body().length,
                file.name(),
                offset,
                head.length,
                WarcRecords.written(id),
                exchange.uri(),
                exchange.began(),
                sha512);
    }

    static Capture.Hop hop(Exchange exchange, Digest digest, String record) {
        return new Capture.Hop(
                exchange.uri(),
                exchange.began(),
                exchange.status(),
                exchange.responseHeaders(),
                digest,
                exchange.body().length,
                exchange.remote().map(InetAddress::getHostAddress),
                exchange.truncated(),
                exchange.protocol(),
                record);
    }

    @Override
    public void write(URI name, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        WarcFile file = writable();
        if (bytes.length <= SMALL_NOTE) {
            keep(NoteBundle.line(name, clock.instant(), json));
            return;
        }
        file.append(WarcRecords.note(ids.other(), info, Optional.empty(), name, clock.instant(), bytes), bytes);
    }

    @Override
    public byte[] read(PayloadPlace place) throws IOException {
        return reading.read(place);
    }

    @Override
    public Optional<Map<String, Boolean>> exchanges() {
        return Optional.empty();
    }

    @Override
    public Map<String, FileState> force() throws IOException {
        writeNotes();
        Map<String, FileState> safe = new LinkedHashMap<>();
        for (WarcFile file : unforced) {
            file.force();
            safe.put(file.name(), file.state());
            if (file != current) {
                file.close();
            }
        }
        if (!safe.isEmpty()) {
            forceFolder();
        }
        unforced.clear();
        return safe;
    }

    @Override
    public void close() throws IOException {
        for (WarcFile file : unforced) {
            file.close();
        }
        unforced.clear();
        if (current != null) {
            current.close();
            current = null;
        }
    }

    private WarcFile writable() throws IOException {
        WarcFile file = current;
        if (file == null || file.length() >= fileSize) {
            writeNotes();
            if (file != null && !unforced.contains(file)) {
                file.close();
            }
            file = begin();
            current = file;
        }
        if (!unforced.contains(file)) {
            unforced.add(file);
        }
        return file;
    }

    private WarcFile begin() throws IOException {
        Instant now = clock.instant();
        while (true) {
            serial++;
            String name = String.format(Locale.ROOT, "gongkai-%s-%05d.warc.gz", STAMP.format(now), serial);
            try {
                WarcFile file = new WarcFile(folder.resolve(name));
                info = ids.other();
                byte[] fields = WarcRecords.infoFields();
                file.append(WarcRecords.info(info, name, now, fields.length), fields);
                return file;
            } catch (FileAlreadyExistsException e) {
                // another process began a file of this name within the same second; take the next serial
                continue;
            }
        }
    }

    /** A new file's name must survive the machine too; systems without that notion refuse to open a folder. */
    private void forceFolder() {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows: folders cannot be opened, and names are journalled
            return;
        }
    }

    /** Whether a file of this name is one that this class writes. */
    static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("gongkai-") && name.endsWith(".warc.gz") && Files.isRegularFile(file);
    }
}
