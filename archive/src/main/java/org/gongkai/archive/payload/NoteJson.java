package org.gongkai.archive.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Discovery;

/**
 * The block of a note record: JSON, because link texts hold anything and {@code application/warc-fields} does not.
 *
 * <pre>{"schema": 1, "capture": "…", "run": "…", "portal": "…", "uri": "…", "at": "…",
 *  "found": {"by": "…", "from": "…", "anchor": "…"}, "kind": "FETCHED", "reason": "", "payload": "…",
 *  "records": ["&lt;urn:uuid:…&gt;", …], "lengths": [40321, …], "sha512": ["…", …]}</pre>
 *
 * <p>{@code records} lists the response and revisit records in order, redirects first; {@code lengths} and {@code sha512}
 * are those of their bodies, which a revisit record cannot tell; unknown fields are left out.
 */
final class NoteJson {
    /** The length of a body that the note does not tell. */
    static final long UNKNOWN = -1;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private NoteJson() {}

    /** A note as it was read back; the lists are as long as each other. */
    record Noted(VisitNote note, List<String> records, List<Long> lengths, List<String> sha512) {}

    /** @throws IOException when the block is no such note */
    static Noted read(byte[] block) throws IOException {
        JsonNode json = MAPPER.readTree(block);
        try {
            JsonNode found = json.path("found");
            VisitNote note = new VisitNote(
                    require(json, "capture"),
                    require(json, "run"),
                    require(json, "portal"),
                    URI.create(require(json, "uri")),
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
            while (sha512.size() < records.size()) {
                sha512.add("");
            }
            return new Noted(note, records, lengths, sha512);
        } catch (RuntimeException e) {
            throw new IOException("the note cannot be read: " + e.getMessage(), e);
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
        return Optional.ofNullable(json.get(field)).map(JsonNode::asText);
    }

    static byte[] write(VisitNote note, List<Capture.Hop> hops, List<String> sha512) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("schema", 1);
        json.put("capture", note.id());
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
        note.payload().ifPresent(payload -> json.put("payload", payload.hex()));
        ArrayNode list = json.putArray("records");
        hops.forEach(hop -> list.add(hop.record()));
        ArrayNode lengths = json.putArray("lengths");
        hops.forEach(hop -> lengths.add(hop.length()));
        ArrayNode second = json.putArray("sha512");
        sha512.forEach(second::add);
        try {
            return MAPPER.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree of strings is always writable", e);
        }
    }
}
