package org.gongkai.app.web;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;
import org.gongkai.archive.Archive;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;

/**
 * Hands out stored payloads, {@code /archive/{digest}}, as downloads that no browser shows or runs in our origin.
 *
 * <p>Without more, the bytes come exactly as stored, so that their SHA-256 is the digest asked for. With the parameter
 * {@code capture}, the id of a capture that ended in this payload, the content coding that its headers name is removed
 * and the file's name comes from its address.
 */
final class Payloads {
    // Whatever is inside, a browser that opens it anyway must treat it as a stranger: no origin, no scripts, no loads.
    private static final String POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private static final int LONGEST_NAME = 80;

    private final Archive archive;

    Payloads(Archive archive) {
        this.archive = archive;
    }

    void payload(Context context) {
        Asked asked = new Asked(context);
        Digest digest = asked.digest();
        Optional<Capture.Hop> hop = asked.parameter("capture").map(id -> hop(id, digest));
        if (!archive.holds(digest)) {
            throw Refusal.notFound("no-payload", digest.hex());
        }
        byte[] stored = archive.payload(digest);
        Decoded decoded = hop.map(
                        h -> Decoded.of(stored, h.header("Content-Encoding").orElse("")))
                .orElseGet(() -> Decoded.asStored(stored));
        decoded.remaining().ifPresent(coding -> context.header("X-Gongkai-Content-Coding", coding));
        context.header("Content-Security-Policy", POLICY)
                .header("Content-Disposition", "attachment; filename=\"" + name(digest, hop) + "\"")
                .header("Cache-Control", "public, max-age=31536000, immutable");
        Reply.tagged(context, "application/octet-stream", decoded.bytes());
    }

    private Capture.Hop hop(String id, Digest digest) {
        return archive.capture(id).stream()
                .flatMap(capture -> capture.hops().stream())
                .filter(hop -> hop.digest().equals(digest))
                .reduce((first, last) -> last)
                .orElseThrow(() -> Refusal.notFound("no-capture", id));
    }

    /** The last part of the address, ASCII letters, digits, dot, dash and underscore only; else the digest. */
    private static String name(Digest digest, Optional<Capture.Hop> hop) {
        String path = hop.map(Capture.Hop::uri).map(URI::getPath).orElse("");
        String last = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
        String safe = last.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^[._]+", "");
        if (safe.length() > LONGEST_NAME) {
            safe = safe.substring(safe.length() - LONGEST_NAME);
        }
        String prefix = digest.hex().substring(0, 12);
        return safe.isEmpty() ? prefix : prefix + "-" + safe;
    }
}
