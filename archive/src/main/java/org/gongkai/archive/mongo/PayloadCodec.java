package org.gongkai.archive.mongo;

import java.net.URI;
import java.time.Instant;
import org.bson.Document;
import org.gongkai.archive.payload.PayloadPlace;
import org.gongkai.model.Digest;

/**
 * Where bodies lie.
 *
 * <pre>payloads {_id: "&lt;digest&gt;", schema: 1, length: 40321, file: "gongkai-….warc.gz", offset: 1234, head: 310,
 *           record: "&lt;urn:uuid:…&gt;", uri: "…", date: "2026-11-21T06:37:43.123456Z", sha512: "…"}</pre>
 *
 * <p>{@code date} is text, because a revisit record must repeat it to the last digit.
 */
final class PayloadCodec {
    private static final int SCHEMA = 1;

    private PayloadCodec() {}

    static Document write(PayloadPlace place) {
        return new Document("_id", place.digest().hex())
                .append("schema", SCHEMA)
                .append("length", place.length())
                .append("file", place.file())
                .append("offset", place.offset())
                .append("head", place.head())
                .append("record", place.record())
                .append("uri", place.uri().toString())
                .append("date", place.date().toString())
                .append("sha512", place.sha512());
    }

    static PayloadPlace read(Document document) {
        return new PayloadPlace(
                new Digest(document.getString("_id")),
                document.getLong("length"),
                document.getString("file"),
                document.getLong("offset"),
                document.getInteger("head"),
                document.getString("record"),
                URI.create(document.getString("uri")),
                Instant.parse(document.getString("date")),
                document.get("sha512", ""));
    }
}
