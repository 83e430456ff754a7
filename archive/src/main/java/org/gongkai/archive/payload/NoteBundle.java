package org.gongkai.archive.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gongkai.archive.warc.WarcEntry;

/**
 * The block of a record that keeps many small notes: a JSON object a line. By itself each note would take more for the
 * fields of its record than for what it says; together they share what they have in common.
 *
 * <p>A line is a brief note on a visit, as {@link NoteJson} has it, or {@code {"target": "urn:gongkai:…", "date": "…",
 * "note": {…}}}. A bundle stands behind all records that its notes speak of, in the same file.
 */
final class NoteBundle {
    static final String TARGET = "urn:gongkai:notes:";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private NoteBundle() {}

    /** A line that was read back. */
    sealed interface Note {
        record OfVisit(NoteJson.Noted noted) implements Note {}

        record OfOther(URI target, Instant date, String json) implements Note {}
    }

    static boolean isBundle(WarcEntry entry) {
        return entry.head().type().equals("metadata")
                && entry.head().target().orElse("").startsWith(TARGET);
    }

    static String line(NoteJson.Noted noted) {
        return text(NoteJson.brief(noted));
    }

    /** @throws IOException when the text is no JSON */
    static String line(URI target, Instant date, String json) throws IOException {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("target", target.toString());
        line.put("date", date.toString());
        line.set("note", MAPPER.readTree(json));
        return text(line);
    }

    static String text(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree of strings is always writable", e);
        }
    }

    static byte[] block(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IOException when a line is no note */
    static List<Note> read(WarcEntry entry) throws IOException {
        List<Note> notes = new ArrayList<>();
        for (String line : entry.text().split("\n")) {
            JsonNode json = MAPPER.readTree(line);
            if (json.has("target")) {
                try {
                    notes.add(new Note.OfOther(
                            URI.create(json.path("target").asText()),
                            Instant.parse(json.path("date").asText()),
                            text(json.path("note"))));
                } catch (RuntimeException e) {
                    throw new IOException("the note cannot be read: " + e.getMessage(), e);
                }
            } else {
                notes.add(new Note.OfVisit(NoteJson.read(json)));
            }
        }
        return notes;
    }
}
