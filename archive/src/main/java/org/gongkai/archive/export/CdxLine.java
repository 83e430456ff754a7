package org.gongkai.archive.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.gongkai.archive.warc.WarcEntry;
import org.netpreserve.jwarc.URIs;

/** Lines of a CDXJ index: SURT key, time to the second, JSON. */
public final class CdxLine {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CdxLine() {}

    /** The key by which an address is sorted and found, for example {@code cn,gov,a)/index.html}. */
    public static String key(String uri) {
        return URIs.toNormalizedSurt(uri);
    }

    /** Fourteen digits, UTC. */
    public static String stamp(Instant time) {
        return STAMP.format(time);
    }

    /** The line for a response or revisit record that lies at this place. */
    static String of(WarcEntry entry, String file, long offset, long length) {
        String uri = entry.head().target().orElse("");
        int head = entry.bodyStart() < 0 ? entry.block().length : entry.bodyStart();
        String[] lines = new String(entry.block(), 0, head, StandardCharsets.ISO_8859_1).split("\r?\n");
        String[] status = lines.length == 0 ? new String[0] : lines[0].split(" ", 3);
        ObjectNode json = MAPPER.createObjectNode();
        json.put("url", uri);
        json.put("mime", entry.head().type().equals("revisit") ? "warc/revisit" : mime(lines));
        json.put("status", status.length > 1 ? status[1] : "-");
        entry.head().first("WARC-Payload-Digest").ifPresent(digest -> json.put("digest", digest));
        json.put("length", Long.toString(length));
        json.put("offset", Long.toString(offset));
        json.put("filename", file);
        Instant date = Instant.parse(entry.head().first("WARC-Date").orElseThrow());
        try {
            return key(uri) + " " + stamp(date) + " " + MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree of strings is always writable", e);
        }
    }

    private static String mime(String[] lines) {
        for (String line : lines) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-type:")) {
                return line.substring(line.indexOf(':') + 1)
                        .split(";")[0]
                        .strip()
                        .toLowerCase(Locale.ROOT);
            }
        }
        return "unk";
    }
}
