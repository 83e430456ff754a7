package org.gongkai.app.data.table;

import java.net.URI;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportVersion;
import org.jspecify.annotations.Nullable;

/**
 * A version of a report with what was read from it.
 *
 * @param current whether no later version is kept
 * @param document null when the archive has no extraction of it
 * @param sample whether it is one of the bundled samples and nobody's real report
 */
public record VersionLine(
        ReportHistory history,
        ReportVersion version,
        boolean current,
        @Nullable ReportDocument document,
        boolean sample) {
    /** Names the report: authority and year. */
    String report() {
        return history.key().toString();
    }

    long number() {
        return version.version();
    }

    /** The address at which it was seen first. */
    @Nullable
    String address() {
        return version.places().stream().findFirst().map(URI::toString).orElse(null);
    }

    /** The SHA-256 of the bytes that it was read from, without content coding; null when they could not be opened. */
    @Nullable
    String sha256() {
        Digest digest = document == null ? null : document.source().sha256();
        return digest == null ? null : digest.hex();
    }

    @Nullable
    String form() {
        return document == null ? null : document.form();
    }
}
