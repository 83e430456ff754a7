package org.gongkai.archive.payload;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonString;
import org.bson.Document;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Exchange;
import org.gongkai.model.Header;

/**
 * Payloads in GridFS, for an archive that several machines share: bucket {@code payloads}, file id = digest.
 *
 * <p>What a WARC record says beside the body stands in the collection {@code exchanges}, so that WARC files can be
 * written from it:
 *
 * <pre>{_id: "&lt;urn:uuid:…&gt;", schema: 1, capture: "…", request: "GET / HTTP/1.1", requestHeaders: ["Host: …", …],
 *  status: "HTTP/1.1 200 OK", responseHeaders: ["Content-Type: …", …], sha256: "…"}</pre>
 *
 * <p>{@code sha256} is that of the fields before it; documents of earlier programs lack it.
 */
public final class GridFsPayloads implements PayloadStore {
    private static final String PLACE = "gridfs";
    private static final int SCHEMA = 1;

    private final GridFSBucket bucket;
    private final MongoCollection<Document> exchanges;
    private final List<WriteModel<Document>> pending = new ArrayList<>();

    /** @param database whose write concern makes writes durable */
    public GridFsPayloads(MongoDatabase database) {
        this.bucket = GridFSBuckets.create(database, "payloads");
        this.exchanges = database.getCollection("exchanges");
    }

    @Override
    public Written write(VisitNote note, List<Exchange> visited, Known known) throws IOException {
        Map<Digest, PayloadPlace> added = new LinkedHashMap<>();
        List<Capture.Hop> hops = new ArrayList<>();
        List<WriteModel<Document>> heads = new ArrayList<>();
        for (Exchange exchange : visited) {
            Digest digest = Digest.of(exchange.body());
            String record = WarcRecords.written(WarcRecords.newId());
            boolean bodiless = note.kind() == Capture.Kind.UNCHANGED && exchange.body().length == 0;
            if (!bodiless && !added.containsKey(digest) && known.find(digest).isEmpty()) {
                upload(digest, exchange.body());
                added.put(digest, place(digest, record, exchange));
            }
            heads.add(replace(head(record, note, exchange)));
            hops.add(WarcPayloads.hop(exchange, digest, record));
        }
        pending.addAll(heads);
        return new Written(hops, List.copyOf(added.values()));
    }

    private static PayloadPlace place(Digest digest, String record, Exchange exchange) {
        return new PayloadPlace(
                digest,
                exchange.body().length,
                PLACE,
                0,
                0,
                record,
                exchange.uri(),
                exchange.began(),
                Sha512.of(exchange.body()));
    }

    private void upload(Digest digest, byte[] body) throws IOException {
        BsonString id = new BsonString(digest.hex());
        try {
            if (bucket.find(Filters.eq("_id", id)).first() != null) {
                return;
            }
            try {
                bucket.uploadFromStream(id, digest.hex(), new ByteArrayInputStream(body), new GridFSUploadOptions());
            } catch (MongoException e) {
                // An upload that died midway leaves chunks without a file, and they stand in the way of the next.
                if (bucket.find(Filters.eq("_id", id)).first() != null) {
                    return;
                }
                removeChunks(id);
                bucket.uploadFromStream(id, digest.hex(), new ByteArrayInputStream(body), new GridFSUploadOptions());
            }
        } catch (MongoException e) {
            throw new IOException("cannot store payload " + digest + " in GridFS: " + e.getMessage(), e);
        }
    }

    private void removeChunks(BsonString id) {
        try {
            bucket.delete(id);
        } catch (MongoException e) {
            // the driver removes the chunks first, then complains that there was no file
            return;
        }
    }

    private static ReplaceOneModel<Document> replace(Document document) {
        return new ReplaceOneModel<>(
                Filters.eq("_id", document.get("_id")), document, new ReplaceOptions().upsert(true));
    }

    private static Document head(String record, VisitNote note, Exchange exchange) {
        Document head = new Document("_id", record)
                .append("schema", SCHEMA)
                .append("capture", note.id())
                .append("request", exchange.requestLine())
                .append("requestHeaders", lines(exchange.requestHeaders()))
                .append("status", exchange.statusLine())
                .append("responseHeaders", lines(exchange.responseHeaders()));
        return head.append("sha256", digest(head));
    }

    /** Of every field but itself, each on a line of its own. */
    private static String digest(Document head) {
        StringBuilder text = new StringBuilder();
        for (String field : List.of("_id", "capture", "request", "status")) {
            text.append(head.getString(field)).append('\n');
        }
        for (String field : List.of("requestHeaders", "responseHeaders")) {
            List<String> lines = head.getList(field, String.class);
            text.append(lines.size()).append('\n');
            lines.forEach(line -> text.append(line).append('\n'));
        }
        return Digest.of(text.toString().getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** Whether it is as it was written, as far as that can be told. */
    private static boolean isSound(Document head) {
        String digest = head.getString("sha256");
        return digest == null || digest.equals(digest(head));
    }

    @Override
    public Optional<Map<String, Boolean>> exchanges() {
        Map<String, Boolean> sound = new HashMap<>();
        exchanges.find().forEach(head -> sound.put(head.getString("_id"), isSound(head)));
        return Optional.of(sound);
    }

    /** The id of the capture that an exchange belongs to. */
    public Optional<String> captureOf(String record) {
        return Optional.ofNullable(exchanges.find(Filters.eq("_id", record)).first())
                .map(head -> head.getString("capture"));
    }

    /**
     * An exchange as it was.
     *
     * @throws IOException when what was kept of it is missing or was changed
     */
    Exchange exchange(Capture.Hop hop, byte[] body) throws IOException {
        Document head = exchanges.find(Filters.eq("_id", hop.record())).first();
        if (head == null || !isSound(head)) {
            throw new IOException("the exchange " + hop.record() + " of " + hop.uri()
                    + (head == null ? " is missing" : " was changed") + "; restore it from a backup");
        }
        Optional<InetAddress> remote = Optional.empty();
        if (hop.remote().isPresent()) {
            // an address in figures is not looked up
            remote = Optional.of(InetAddress.getByName(hop.remote().get()));
        }
        return new Exchange(
                hop.uri(),
                hop.began(),
                head.getString("request"),
                headers(head, "requestHeaders"),
                head.getString("status"),
                hop.status(),
                headers(head, "responseHeaders"),
                body,
                remote,
                hop.truncated(),
                hop.protocol());
    }

    private static List<Header> headers(Document head, String field) {
        return head.getList(field, String.class).stream()
                .map(line -> {
                    int colon = line.indexOf(": ");
                    return new Header(line.substring(0, colon), line.substring(colon + 2));
                })
                .toList();
    }

    private static List<String> lines(List<Header> headers) {
        return headers.stream()
                .map(header -> header.name() + ": " + header.value())
                .toList();
    }

    @Override
    public void write(URI name, String json) {
        // this home is lost and saved together with the metadata
    }

    @Override
    public byte[] read(PayloadPlace place) throws IOException {
        String what = "payload " + place.digest() + " (" + place.uri() + ", " + place.length() + " bytes) in GridFS";
        ByteArrayOutputStream body = new ByteArrayOutputStream(Math.toIntExact(place.length()));
        try {
            bucket.downloadToStream(new BsonString(place.digest().hex()), body);
        } catch (MongoException e) {
            throw new IOException(what + ": " + e.getMessage() + "; restore the database from a backup", e);
        }
        Digest found = Digest.of(body.toByteArray());
        if (!found.equals(place.digest())) {
            throw new IOException(what + ": the bytes there have digest " + found + "; restore it from a backup");
        }
        return body.toByteArray();
    }

    @Override
    public Map<String, FileState> force() throws IOException {
        try {
            if (!pending.isEmpty()) {
                exchanges.bulkWrite(List.copyOf(pending));
                pending.clear();
            }
        } catch (MongoException e) {
            throw new IOException("cannot store exchanges in MongoDB: " + e.getMessage(), e);
        }
        return Map.of();
    }

    @Override
    public void close() {
        pending.clear();
    }
}
