package org.gongkai.archive.payload;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.gongkai.model.Digest;
import org.gongkai.model.Exchange;
import org.gongkai.model.Protocol;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.Warcinfo;

/** The headers of the records that a visit makes, WARC 1.1 (ISO 28500:2017). Blocks are written apart, uncopied. */
final class WarcRecords {
    private static final MediaType JSON = MediaType.parse("application/json");
    private static final MediaType JSON_LINES = MediaType.parse("application/x-ndjson");
    /** What stands between two records. */
    static final byte[] END = {'\r', '\n', '\r', '\n'};

    private WarcRecords() {}

    static UUID newId() {
        return UUID.randomUUID();
    }

    static String written(UUID id) {
        return "<urn:uuid:" + id + ">";
    }

    /** Who wrote the file and by which standard, as {@code application/warc-fields}. */
    static byte[] infoFields() {
        String version = WarcRecords.class.getPackage().getImplementationVersion();
        return ("software: gongkai" + (version == null ? "" : "/" + version) + "\r\n"
                        + "format: WARC File Format 1.1\r\n"
                        + "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
                        + "description: annual reports on government-information disclosure (政府信息公开工作年度报告)\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static Warcinfo info(UUID id, String file, Instant date, long length) {
        return new Warcinfo.Builder()
                .version(MessageVersion.WARC_1_1)
                .recordId(id)
                .date(date)
                .filename(file)
                .setHeader("Content-Type", MediaType.WARC_FIELDS.toString())
                .setHeader("Content-Length", Long.toString(length))
                .build();
    }

    /** @param response id of the answer, as written */
    static WarcRecord request(UUID id, String response, @Nullable UUID info, URI uri, Instant began, byte[] head) {
        return capture(new WarcRequest.Builder(uri), id, info, began, MediaType.HTTP_REQUEST, head.length)
                .addHeader("WARC-Block-Digest", blockDigest(head))
                .concurrentTo(urn(response))
                .build();
    }

    static WarcRecord response(UUID id, UUID info, Exchange exchange, byte[] head, Digest payload) {
        byte[] body = exchange.body();
        WarcResponse.Builder response = capture(
                new WarcResponse.Builder(exchange.uri()),
                id,
                info,
                exchange.began(),
                MediaType.HTTP_RESPONSE,
                (long) head.length + body.length);
        return addressed(response, exchange)
                .addHeader("WARC-Block-Digest", blockDigest(head, body))
                .addHeader("WARC-Payload-Digest", digest(payload))
                .build();
    }

    /** A body that is stored already: headers only, and where the body lies (ISO 28500:2017, 6.7.2). */
    static WarcRecord identical(UUID id, Exchange exchange, byte[] head, PayloadPlace original) {
        return revisit(
                id, exchange, head, WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1, original.digest(), Optional.of(original));
    }

    /** An answer 304: the server says that the body still holds (ISO 28500:2017, 6.7.3). */
    static WarcRecord notModified(
            UUID id, Exchange exchange, byte[] head, Digest payload, Optional<PayloadPlace> original) {
        return revisit(id, exchange, head, WarcRevisit.SERVER_NOT_MODIFIED_1_1, payload, original);
    }

    /**
     * A note: what a capture is, or what is known of something else, so that the metadata can be built again from the files
     * alone.
     *
     * @param response id of the answer that it speaks of, as written
     */
    static WarcRecord note(
            UUID id, @Nullable UUID info, Optional<String> response, URI target, Instant date, byte[] json) {
        return note(id, info, response, target, date, JSON, json);
    }

    /** Many notes, a line each. */
    static WarcRecord bundle(UUID id, UUID info, Instant date, byte[] lines) {
        return note(id, info, Optional.empty(), URI.create(NoteBundle.TARGET + id), date, JSON_LINES, lines);
    }

    private static WarcRecord note(
            UUID id,
            @Nullable UUID info,
            Optional<String> response,
            URI target,
            Instant date,
            MediaType type,
            byte[] block) {
        WarcMetadata.Builder note = new WarcMetadata.Builder()
                .version(MessageVersion.WARC_1_1)
                .recordId(id)
                .date(date)
                .targetURI(target)
                .addHeader("WARC-Block-Digest", blockDigest(block));
        if (info != null) {
            note.warcinfoId(urn(written(info)));
        }
        response.ifPresent(of -> note.concurrentTo(urn(of)));
        return sized(note, type, block.length).build();
    }

    /** The record as it lies in a file that is not packed. */
    static byte[] bytes(WarcRecord header, byte[] block) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header.serializeHeader());
        bytes.writeBytes(block);
        bytes.writeBytes(END);
        return bytes.toByteArray();
    }

    /**
     * Every field of this record is one of a visit that found nothing new, and there are many of those: it says what the
     * standard asks for and what was observed. Its bits are in the digest of the file; the file begins with its warcinfo.
     */
    private static WarcRecord revisit(
            UUID id, Exchange exchange, byte[] head, URI profile, Digest payload, Optional<PayloadPlace> original) {
        WarcRevisit.Builder revisit = capture(
                new WarcRevisit.Builder(exchange.uri(), profile),
                id,
                null,
                exchange.began(),
                MediaType.HTTP_RESPONSE,
                head.length);
        original.ifPresent(place -> revisit.addHeader("WARC-Refers-To", place.record())
                .addHeader("WARC-Refers-To-Target-URI", place.uri().toString())
                .addHeader("WARC-Refers-To-Date", place.date().toString()));
        return addressed(revisit, exchange)
                .addHeader("WARC-Payload-Digest", digest(payload))
                .build();
    }

    private static <R extends WarcCaptureRecord, B extends WarcCaptureRecord.AbstractBuilder<R, B>> B capture(
            B record, UUID id, @Nullable UUID info, Instant began, MediaType type, long length) {
        record.version(MessageVersion.WARC_1_1).recordId(id).date(began);
        if (info != null) {
            record.warcinfoId(urn(written(info)));
        }
        return sized(record, type, length);
    }

    private static <R extends WarcCaptureRecord, B extends WarcCaptureRecord.AbstractBuilder<R, B>> B addressed(
            B record, Exchange exchange) {
        exchange.remote().ifPresent(record::ipAddress);
        exchange.truncated().ifPresent(why -> record.addHeader("WARC-Truncated", why));
        // as other crawlers write them: https://github.com/iipc/warc-specifications/issues/42
        Protocol protocol = exchange.protocol();
        if (protocol.equals(Protocol.PLAIN)) {
            // What every reader takes for granted needs no field that WARC 1.1 does not know.
            return record;
        }
        record.addHeader("WARC-Protocol", protocol.http());
        protocol.tls().ifPresent(version -> record.addHeader("WARC-Protocol", version));
        protocol.cipher().ifPresent(suite -> record.addHeader("WARC-Cipher-Suite", suite));
        protocol.weakness().ifPresent(text -> record.addHeader("X-TLS-Weakness", text.replaceAll("\\s+", " ")));
        return record;
    }

    private static <R extends WarcCaptureRecord, B extends WarcCaptureRecord.AbstractBuilder<R, B>> B sized(
            B record, MediaType type, long length) {
        return record.setHeader("Content-Type", type.toString()).setHeader("Content-Length", Long.toString(length));
    }

    /** Without the angle brackets. */
    private static URI urn(String written) {
        return URI.create(written.substring(1, written.length() - 1));
    }

    private static String digest(Digest digest) {
        return "sha256:" + digest.hex();
    }

    private static String blockDigest(byte[]... block) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (byte[] part : block) {
                sha256.update(part);
            }
            return "sha256:" + HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
