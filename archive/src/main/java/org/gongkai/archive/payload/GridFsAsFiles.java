package org.gongkai.archive.payload;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Exchange;

/**
 * Writes captures whose payloads lie in GridFS as payload files, as a folder's archive would hold them. The same captures
 * in the same order give the same bytes.
 */
public final class GridFsAsFiles implements AutoCloseable {
    private static final Digest NOTHING = Digest.of(new byte[0]);

    private final GridFsPayloads from;
    private final PayloadStore.Known known;
    private final Optional<Instant> since;
    private final Following ids = new Following();
    private final WarcPayloads files;
    private final Map<Digest, PayloadPlace> written = new HashMap<>();

    /**
     * @param known where bodies were stored first
     * @param since bodies stored before it are referred to and not written
     * @param folder that takes the files
     * @param at the time that the files are said to be of
     */
    public GridFsAsFiles(
            GridFsPayloads from,
            PayloadStore.Known known,
            Optional<Instant> since,
            Path folder,
            long fileSize,
            Instant at) {
        this.from = from;
        this.known = known;
        this.since = since;
        this.files = new WarcPayloads(folder, fileSize, Clock.fixed(at, ZoneOffset.UTC), ids);
    }

    /** Something of a capture is missing or damaged where it is read from. */
    public static final class LostException extends Exception {
        private static final long serialVersionUID = 1;

        LostException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    public void write(Capture capture) throws IOException, LostException {
        List<Exchange> exchanges = new ArrayList<>();
        try {
            for (Capture.Hop hop : capture.hops()) {
                exchanges.add(from.exchange(hop, body(hop)));
            }
        } catch (IOException e) {
            throw new LostException(e);
        }
        ids.begin(capture);
        files.write(VisitNote.of(capture), exchanges, this::place)
                .added()
                .forEach(place -> written.put(place.digest(), place));
    }

    /** Writes a note about something that is no visit. */
    public void write(URI name, String json) throws IOException {
        ids.begin(name.toString());
        files.write(name, json);
    }

    private byte[] body(Capture.Hop hop) throws IOException {
        Optional<PayloadPlace> place = known.find(hop.digest());
        if (place.isEmpty()) {
            if (hop.digest().equals(NOTHING)) {
                return new byte[0];
            }
            throw new IOException("payload " + hop.digest() + " of " + hop.uri() + " is not in this archive");
        }
        return from.read(place.get());
    }

    private Optional<PayloadPlace> place(Digest digest) {
        Optional<PayloadPlace> here = Optional.ofNullable(written.get(digest));
        return here.or(() -> known.find(digest)
                .filter(place -> since.filter(place.date()::isBefore).isPresent()));
    }

    /** How far each file goes; everything is on disk then. */
    public Map<String, FileState> finish() throws IOException {
        return files.force();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    /** Responses keep the ids that the metadata knows; other ids follow from what they belong to. */
    private static final class Following implements RecordIds {
        private String of = "warcinfo";
        private List<String> responses = List.of();
        private int taken;
        private int others;

        void begin(Capture capture) {
            begin(capture.id());
            responses = capture.hops().stream().map(Capture.Hop::record).toList();
            taken = 0;
        }

        void begin(String name) {
            of = name;
            others = 0;
        }

        @Override
        public UUID response() {
            String record = responses.get(taken++);
            return UUID.fromString(record.substring("<urn:uuid:".length(), record.length() - 1));
        }

        @Override
        public UUID other() {
            return UUID.nameUUIDFromBytes((of + "#" + others++).getBytes(StandardCharsets.UTF_8));
        }
    }
}
