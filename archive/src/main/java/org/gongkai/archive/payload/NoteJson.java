package org.gongkai.archive.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Discovery;

/**
 * What is said of a visit: JSON, because link texts hold anything and {@code application/warc-fields} does not.
 *
 * <pre>{"schema": 1, "capture": "…", "run": "…", "portal": "…", "uri": "…", "at": "…",
 *  "found": {"by": "…", "from": "…", "anchor": "…"}, "kind": "FETCHED", "reason": "", "payload": "…",
 *  "records": ["&lt;urn:uuid:…&gt;", …], "lengths": [40321, …], "sha512": ["…", …], "requests": ["GET / HTTP/1.1\r\n…", …]}</pre>
 *
 * <p>{@code records} lists the response and revisit records in order, redirects first; {@code lengths} and {@code sha512}
 * are those of their bodies, which a revisit record cannot tell, {@code requests} what was sent where that is no record of
 * its own, an octet a character. What is not known is "" or left out. Beside the records it speaks of a note is brief:
 * {@code capture} is left out when it follows from {@code run} and {@code uri}, {@code payload} when it is the one that the
 * last record names.
 */
final class NoteJson {
    /** The length of a body that the note does not tell. */
    static final long UNKNOWN = -1;

    /** The schema of brief notes. */
    private static final int BRIEF = 2;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private NoteJson() {}

    /**
     * A note; the lists are as long as each other.
     *
     * @param payloadAsRecorded whether the payload is the one that the last record names, and the note's own says nothing
     * @param requests first line and fields of what was sent, "" where that is a record of its own or is not known
     */
    record Noted(
            VisitNote note,
            boolean payloadAsRecorded,
            List<String> records,
            List<Long> lengths,
            List<String> sha512,
            List<String> requests) {
        /** The same, saying what the last record names where it said nothing of a payload. */
        Noted withPayload(Digest named) {
            if (!payloadAsRecorded) {
                return this;
            }
            VisitNote full = new VisitNote(
                    note.id(),
                    note.run(),
                    note.portal(),
                    note.uri(),
                    note.at(),
                    note.found(),
                    note.kind(),
                    note.reason(),
                    Optional.of(named));
            return new Noted(full, false, records, lengths, sha512, requests);
        }
    }

    /** @throws IOException when the block is no such note */
    static Noted read(byte[] block) throws IOException {
        return read(MAPPER.readTree(block));
    }

    /** @throws IOException when it is no such note */
    static Noted read(JsonNode json) throws IOException {
        try {
            JsonNode found = json.path("found");
            String run = require(json, "run");
            URI uri = URI.create(require(json, "uri"));
            VisitNote note = new VisitNote(
                    text(json, "capture").orElseGet(() -> VisitNote.captureId(run, uri)),
                    run,
                    require(json, "portal"),
                    uri,
                    Instant.parse(require(json, "at")),
                    new Discovery(require(found, "by"), text(found, "from").map(URI::create), text(found, "anchor")),
                    Capture.Kind.valueOf(require(json, "kind")),
                    require(json, "reason"),
                    text(json, "payload").map(Digest::new));
            List<String> records = texts(json.path("records"));
            List<Long> lengths = new ArrayList<>();
            json.path("lengths").forEach(length -> lengths.add(length.asLong()));
            List<String> sha512 = texts(json.path("sha512"));
            // archives of earlier programs tell neither; what the records themselves tell counts then
            while (lengths.size() < records.size()) {
                lengths.add(UNKNOWN);
            }
            fill(sha512, records.size());
            List<String> requests = texts(json.path("requests"));
            fill(requests, records.size());
            boolean asRecorded = !json.has("payload")
                    && !records.isEmpty()
                    && json.path("schema").asInt() >= BRIEF;
            return new Noted(note, asRecorded, records, lengths, sha512, requests);
        } catch (RuntimeException e) {
            throw new IOException("the note cannot be read: " + e.getMessage(), e);
        }
    }

    private static void fill(List<String> texts, int size) {
        while (texts.size() < size) {
            texts.add("");
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static String require(JsonNode json, String field) {
        return text(json, field).orElseThrow(() -> new IllegalArgumentException("it does not say '" + field + "'"));
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.get(field))
                .filter(value -> !value.isNull())
                .map(JsonNode::asText);
    }

    /** Everything, for a record of its own. */
    static ObjectNode whole(Noted noted) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("schema", 1);
        json.put("capture", noted.note().id());
        write(noted, json);
        noted.note().payload().ifPresent(payload -> json.put("payload", payload.hex()));
        return json;
    }

    /** Without what the records tell that it speaks of. */
    static ObjectNode brief(Noted noted) {
        VisitNote note = noted.note();
        ObjectNode json = MAPPER.createObjectNode();
        json.put("schema", BRIEF);
        if (!note.id().equals(VisitNote.captureId(note.run(), note.uri()))) {
            json.put("capture", note.id());
        }
        write(noted, json);
        if (!noted.payloadAsRecorded()
                && (note.payload().isPresent() || !noted.records().isEmpty())) {
            json.put("payload", note.payload().map(Digest::hex).orElse(null));
        }
        return json;
    }

    private static void write(Noted noted, ObjectNode json) {
        VisitNote note = noted.note();
        json.put("run", note.run());
        json.put("portal", note.portal());
        json.put("uri", note.uri().toString());
        json.put("at", note.at().toString());
        ObjectNode found = json.putObject("found");
        found.put("by", note.found().by());
        note.found().from().ifPresent(from -> found.put("from", from.toString()));
        note.found().anchor().ifPresent(anchor -> found.put("anchor", anchor));
        json.put("kind", note.kind().name());
        json.put("reason", note.reason());
        ArrayNode records = json.putArray("records");
        noted.records().forEach(records::add);
        ArrayNode lengths = json.putArray("lengths");
        noted.lengths().forEach(lengths::add);
        write(json, "sha512", noted.sha512());
        write(json, "requests", noted.requests());
    }

    private static void write(ObjectNode json, String field, List<String> texts) {
        if (texts.stream().anyMatch(text -> !text.isEmpty())) {
            ArrayNode array = json.putArray(field);
            texts.forEach(array::add);
        }
    }
}
