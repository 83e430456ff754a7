package org.gongkai.archive.version;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.gongkai.model.Digest;

/**
 * One look at an address, at which the report stood there.
 *
 * @param capture id of the capture
 * @param fingerprint of the content without page chrome
 * @param digests payloads that make it up: the page first, then its attachments
 * @param extraction key of the extraction that is shown for it
 */
public record Look(
        URI place,
        String portal,
        Instant at,
        String capture,
        Digest fingerprint,
        List<Digest> digests,
        String extraction) {
    public Look {
        digests = List.copyOf(digests);
    }
}
