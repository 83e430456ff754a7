package org.gongkai.archive;

import java.net.URI;
import java.util.List;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportKey;

/**
 * A report as it was seen at one place at one time.
 *
 * @param place address of the page, or of the file when it is linked directly
 * @param digests payloads that make it up: the page first, then its attachments
 * @param fingerprint of the content without page chrome, over page and attachments
 * @param extractionKey {@code <payload digest>/<extractor version>/<form set digest>}
 */
public record Sighting(
        ReportKey key,
        String authorityName,
        URI place,
        Capture capture,
        List<Digest> digests,
        Digest fingerprint,
        String extractionKey,
        ReportDocument document) {
    public Sighting {
        digests = List.copyOf(digests);
    }
}
