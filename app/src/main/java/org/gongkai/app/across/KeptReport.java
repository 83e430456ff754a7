package org.gongkai.app.across;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.gongkai.archive.Archive;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;

/**
 * A report of the archive in its latest version.
 *
 * @param capture id of the capture that first showed it
 * @param seen when this version was first seen
 */
record KeptReport(
        ReportKey key, String name, String capture, Optional<URI> place, Instant seen, ReportDocument document) {

    /** The latest version, when it could be read as a report. */
    static Optional<KeptReport> of(Archive archive, ReportHistory history) {
        if (history.versions().isEmpty()) {
            return Optional.empty();
        }
        ReportVersion latest = history.versions().get(history.versions().size() - 1);
        return archive.extraction(latest.extraction())
                .filter(ReportDocument::report)
                .map(document -> new KeptReport(
                        history.key(),
                        history.authorityName(),
                        latest.capture(),
                        latest.places().stream().reduce((one, later) -> later),
                        latest.firstSeen(),
                        document));
    }
}
