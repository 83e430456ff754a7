package org.gongkai.archive.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An event as JSON, the same in the metadata and in a payload file.
 *
 * <pre>{"id": "…", "schema": 1, "type": "fixity check", "at": "…", "agent": "gongkai/1.0.0", "outcome": "success",
 *  "detail": "…", "objects": ["…"]}</pre>
 */
public final class EventJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private EventJson() {}

    public static String write(ArchiveEvent event) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", event.id());
        json.put("schema", 1);
        json.put("type", event.type().label());
        json.put("at", event.at().toString());
        json.put("agent", event.agent());
        json.put("outcome", event.outcome());
        json.put("detail", event.detail());
        event.objects().forEach(json.putArray("objects")::add);
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree of strings is always writable", e);
        }
    }

    /** @throws IOException when it is no such JSON */
    public static ArchiveEvent read(String text) throws IOException {
        JsonNode json = MAPPER.readTree(text);
        List<String> objects = new ArrayList<>();
        json.path("objects").forEach(object -> objects.add(object.asText()));
        try {
            return new ArchiveEvent(
                    json.path("id").asText(),
                    ArchiveEvent.Type.of(json.path("type").asText()),
                    Instant.parse(json.path("at").asText()),
                    json.path("agent").asText(),
                    json.path("outcome").asText(),
                    json.path("detail").asText(),
                    objects);
        } catch (RuntimeException e) {
            throw new IOException("the event cannot be read: " + e.getMessage(), e);
        }
    }
}
