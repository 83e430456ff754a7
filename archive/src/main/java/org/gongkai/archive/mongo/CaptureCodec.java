package org.gongkai.archive.mongo;

import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Discovery;
import org.gongkai.model.Header;
import org.gongkai.model.Protocol;

/**
 * Captures.
 *
 * <pre>captures {_id: "&lt;run&gt;/&lt;32 hex&gt;", schema: 1, run: "…", portal: "…", uri: "…", at: Date,
 *           found: {by: "link", from: "…", anchor: "…"}, kind: "FETCHED", reason: "", payload: "&lt;digest&gt;",
 *           hops: [{uri: "…", began: "…", status: 200, headers: ["Content-Type: …", …], digest: "…", length: 40321,
 *                   remote: "…", truncated: "length", protocol: {http: "h2", tls: "tls/1.3", cipher: "…", weakness: "…"},
 *                   record: "&lt;urn:uuid:…&gt;"}, …]}</pre>
 *
 * <p>Fields that are empty in the record are left out, and so is the protocol of plain HTTP/1.1. Headers are lines: their order and case are evidence.
 */
final class CaptureCodec {
    private static final int SCHEMA = 1;

    private CaptureCodec() {}

    static Document write(Capture capture) {
        Document found = new Document("by", capture.found().by());
        capture.found().from().ifPresent(from -> found.append("from", from.toString()));
        capture.found().anchor().ifPresent(anchor -> found.append("anchor", anchor));
        Document document = new Document("_id", capture.id())
                .append("schema", SCHEMA)
                .append("run", capture.run())
                .append("portal", capture.portal())
                .append("uri", capture.uri().toString())
                .append("at", Date.from(capture.at()))
                .append("found", found)
                .append("kind", capture.kind().name())
                .append("reason", capture.reason());
        capture.payload().ifPresent(payload -> document.append("payload", payload.hex()));
        return document.append(
                "hops", capture.hops().stream().map(CaptureCodec::write).toList());
    }

    private static Document write(Capture.Hop hop) {
        Document document = new Document("uri", hop.uri().toString())
                .append("began", hop.began().toString())
                .append("status", hop.status())
                .append(
                        "headers",
                        hop.responseHeaders().stream()
                                .map(header -> header.name() + ": " + header.value())
                                .toList())
                .append("digest", hop.digest().hex())
                .append("length", hop.length());
        hop.remote().ifPresent(remote -> document.append("remote", remote));
        hop.truncated().ifPresent(truncated -> document.append("truncated", truncated));
        if (!hop.protocol().equals(Protocol.PLAIN)) {
            document.append("protocol", write(hop.protocol()));
        }
        return document.append("record", hop.record());
    }

    private static Document write(Protocol protocol) {
        Document document = new Document("http", protocol.http());
        protocol.tls().ifPresent(tls -> document.append("tls", tls));
        protocol.cipher().ifPresent(cipher -> document.append("cipher", cipher));
        protocol.weakness().ifPresent(weakness -> document.append("weakness", weakness));
        return document;
    }

    private static Protocol readProtocol(Document hop) {
        Document protocol = hop.get("protocol", Document.class);
        return protocol == null
                ? Protocol.PLAIN
                : new Protocol(
                        protocol.getString("http"),
                        Optional.ofNullable(protocol.getString("tls")),
                        Optional.ofNullable(protocol.getString("cipher")),
                        Optional.ofNullable(protocol.getString("weakness")));
    }

    static Capture read(Document document) {
        Document found = document.get("found", Document.class);
        return new Capture(
                document.getString("_id"),
                document.getString("run"),
                document.getString("portal"),
                URI.create(document.getString("uri")),
                document.getDate("at").toInstant(),
                new Discovery(
                        found.getString("by"),
                        Optional.ofNullable(found.getString("from")).map(URI::create),
                        Optional.ofNullable(found.getString("anchor"))),
                Capture.Kind.valueOf(document.getString("kind")),
                document.getString("reason"),
                document.getList("hops", Document.class).stream()
                        .map(CaptureCodec::readHop)
                        .toList(),
                Optional.ofNullable(document.getString("payload")).map(Digest::new));
    }

    private static Header readHeader(String line) {
        int colon = line.indexOf(": ");
        return new Header(line.substring(0, colon), line.substring(colon + 2));
    }

    private static Capture.Hop readHop(Document hop) {
        return new Capture.Hop(
                URI.create(hop.getString("uri")),
                Instant.parse(hop.getString("began")),
                hop.getInteger("status"),
                hop.getList("headers", String.class).stream()
                        .map(CaptureCodec::readHeader)
                        .toList(),
                new Digest(hop.getString("digest")),
                hop.getLong("length"),
                Optional.ofNullable(hop.getString("remote")),
                Optional.ofNullable(hop.getString("truncated")),
                readProtocol(hop),
                hop.getString("record"));
    }
}
