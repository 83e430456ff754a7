package org.gongkai.archive.coverage;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;

/**
 * A report that the archive has seen.
 *
 * @param removed when it was concluded that it is gone; empty while it is not
 * @param documents gives the extraction of a key, when it is asked for
 */
public record KnownReport(
        ReportHistory history, Optional<Instant> removed, Function<String, Optional<ReportDocument>> documents) {}
