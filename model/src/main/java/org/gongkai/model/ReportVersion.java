package org.gongkai.model;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One state of a report's content, as published for a while.
 *
 * @param version counted from 1
 * @param digests payloads that make it up: the page first, then its attachments
 * @param places addresses at which this content was seen, in the order found
 * @param change from the version before, empty for the first
 * @param extraction key of the extraction that is shown for it
 * @param fingerprint digest of the content without page chrome; a new version needs another fingerprint
 * @param capture id of the capture that first showed it
 */
public record ReportVersion(
        int version,
        Instant firstSeen,
        Instant lastSeen,
        List<Digest> digests,
        List<URI> places,
        Optional<Change> change,
        String extraction,
        Digest fingerprint,
        String capture) {
    public ReportVersion {
        digests = List.copyOf(digests);
        places = List.copyOf(places);
    }

    /** What kind of change made a version (CONTRACT.md, history). */
    public enum ChangeKind {
        NUMBERS,
        TEXT,
        ATTACHMENT,
        REPLACED,
        MOVED,
        RETURNED
    }

    /** The typed difference to the version before; {@code cells} lists numbers that differ, in the form's order. */
    public record Change(ChangeKind kind, List<CellChange> cells) {
        public Change {
            cells = List.copyOf(cells);
        }
    }

    /** One cell in two versions; null where that version has no number there. */
    public record CellChange(
            String id,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after) {}
}
