package org.gongkai.model;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the archive keeps of a {@link Visit}: the metadata of one look at one address; the bytes lie in the payload store.
 *
 * @param id {@code <run>/<first 32 hex digits of the SHA-256 of the address>}; unique, and the same when repeated
 * @param kind of the outcome
 * @param reason why, for outcomes that have a reason, else empty
 * @param hops every exchange in order; the last is the answer; empty when nothing was asked or answered
 * @param payload digest of the last exchange's body; for {@code unchanged} that of the body kept earlier; empty when
 *     there is none
 */
public record Capture(
        String id,
        String run,
        String portal,
        URI uri,
        Instant at,
        Discovery found,
        Kind kind,
        String reason,
        List<Hop> hops,
        Optional<Digest> payload) {
    /** What the runs of captures that somebody else made begin with. */
    public static final String IMPORT_RUN = "import-";

    public Capture {
        hops = List.copyOf(hops);
    }

    /** Whether the capture of this id was imported: when it was made is what somebody else says. */
    public static boolean isImported(String id) {
        return id.startsWith(IMPORT_RUN);
    }

    /** The kinds of outcome, as stored. */
    public enum Kind {
        FETCHED,
        UNCHANGED,
        GONE,
        BLOCKED,
        DISALLOWED,
        FAILED
    }

    /**
     * One exchange of a capture.
     *
     * @param record id of the WARC response record, {@code <urn:uuid:…>}
     * @param digest of the body as stored
     * @param length of the body in bytes, content coding kept
     */
    public record Hop(
            URI uri,
            Instant began,
            int status,
            List<Header> responseHeaders,
            Digest digest,
            long length,
            Optional<String> remote,
            Optional<String> truncated,
            Protocol protocol,
            String record) {
        public Hop {
            responseHeaders = List.copyOf(responseHeaders);
        }

        /** The first response header of this name, whatever its case. */
        public Optional<String> header(String name) {
            return responseHeaders.stream()
                    .filter(header -> header.name().equalsIgnoreCase(name))
                    .map(Header::value)
                    .findFirst();
        }
    }
}
