package org.gongkai.archive.coverage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;

/**
 * A report that the archive has seen.
 *
 * @param removed when it was concluded that it is gone; empty while it is not
 * @param gone the answers that nothing is there any more, since the report was last seen, oldest first
 * @param documents gives the extraction of a key, when it is asked for
 */
public record KnownReport(
        ReportHistory history,
        Optional<Instant> removed,
        List<GoneAnswer> gone,
        Function<String, Optional<ReportDocument>> documents) {
    public KnownReport {
        gone = List.copyOf(gone);
    }

    /** A definite answer that nothing is there, and the id of its capture. */
    public record GoneAnswer(Instant at, String capture) {}
}
