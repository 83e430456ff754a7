package org.gongkai.archive.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The block of a note record: JSON, because link texts hold anything and {@code application/warc-fields} does not.
 *
 * <pre>{"schema": 1, "capture": "…", "run": "…", "portal": "…", "uri": "…", "at": "…",
 *  "found": {"by": "…", "from": "…", "anchor": "…"}, "kind": "FETCHED", "reason": "", "payload": "…",
 *  "records": ["&lt;urn:uuid:…&gt;", …]}</pre>
 *
 * <p>{@code records} lists the response and revisit records in order, redirects first; unknown fields are left out.
 */
final class NoteJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private NoteJson() {}

    static byte[] write(VisitNote note, List<String> records) {
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
        records.forEach(list::add);
        try {
            return MAPPER.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree of strings is always writable", e);
        }
    }
}
