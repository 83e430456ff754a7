package org.gongkai.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;

/**
 * What the payload files say of reports beside the captures, so that the metadata can be built again from them alone:
 * notes whose target begins with {@code urn:gongkai:}.
 *
 * <pre>…run:&lt;run&gt;:&lt;portal&gt;     the run's report
 *…extraction:&lt;key&gt;         the report document
 *…sighting:&lt;capture id&gt;    {"schema": 1, "authority": "…", "name": "…", "year": 2020, "place": "…", "capture": "…",
 *                          "digests": ["…"], "fingerprint": "…", "extraction": "…"}
 *…gone:&lt;capture id&gt;        {"schema": 1, "place": "…", "capture": "…"}
 *…reread:&lt;run&gt;/&lt;step&gt;      an extraction run as it stood then, with the results that came in
 *…event:&lt;id&gt;              an event</pre>
 */
final class ReportNotes {
    static final String RUN = "urn:gongkai:run:";
    static final String EXTRACTION = "urn:gongkai:extraction:";
    static final String SIGHTING = "urn:gongkai:sighting:";
    static final String GONE = "urn:gongkai:gone:";
    static final String EVENT = "urn:gongkai:event:";
    static final String REREAD = "urn:gongkai:reread:";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ReportNotes() {}

    static URI name(RunReport run) {
        return URI.create(RUN + encoded(run.run()) + ":" + encoded(run.portal()));
    }

    static URI name(String kind, String id) {
        return URI.create(kind + encoded(id));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String json(Sighted sighted) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("schema", 1);
        json.put("authority", sighted.key().authority());
        json.put("name", sighted.authorityName());
        json.put("year", sighted.key().year());
        json.put("place", sighted.place().toString());
        json.put("capture", sighted.capture());
        sighted.digests().forEach(digest -> json.withArray("digests").add(digest.hex()));
        json.put("fingerprint", sighted.fingerprint().hex());
        json.put("extraction", sighted.extraction());
        return text(json);
    }

    static String json(WasGone gone) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("schema", 1);
        json.put("place", gone.place().toString());
        json.put("capture", gone.capture());
        return text(json);
    }

    private static String text(ObjectNode json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree of strings is always writable", e);
        }
    }

    /** A sighting without what it refers to. */
    record Sighted(
            ReportKey key,
            String authorityName,
            URI place,
            String capture,
            List<Digest> digests,
            Digest fingerprint,
            String extraction) {
        static Sighted of(Sighting sighting) {
            return new Sighted(
                    sighting.key(),
                    sighting.authorityName(),
                    sighting.place(),
                    sighting.capture().id(),
                    sighting.digests(),
                    sighting.fingerprint(),
                    sighting.extractionKey());
        }
    }

    static Sighted sighting(String text) throws IOException {
        JsonNode json = MAPPER.readTree(text);
        List<Digest> digests = new ArrayList<>();
        json.path("digests").forEach(digest -> digests.add(new Digest(digest.asText())));
        return new Sighted(
                new ReportKey(json.path("authority").asText(), json.path("year").asInt()),
                json.path("name").asText(),
                URI.create(json.path("place").asText()),
                json.path("capture").asText(),
                digests,
                new Digest(json.path("fingerprint").asText()),
                json.path("extraction").asText());
    }

    /** That nothing was at a place any more. */
    record WasGone(URI place, String capture) {}

    static WasGone gone(String text) throws IOException {
        JsonNode json = MAPPER.readTree(text);
        return new WasGone(
                URI.create(json.path("place").asText()), json.path("capture").asText());
    }
}
