package org.gongkai.archive.coverage;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gongkai.config.Due;

/**
 * How one authority stands.
 *
 * @param code of the registry
 * @param authority its name in the year reported about
 * @param due empty when no rule speaks of it
 * @param published the date that the report itself or its page shows
 * @param firstSeen when the archive first saw it
 * @param url where it stands or stood last
 * @param evidence ids of captures and runs that the status rests on
 * @param reason one sentence for readers who were not there, in English
 * @param reasonZh the same in Chinese
 */
public record CoverageRow(
        String code,
        String authority,
        CoverageStatus status,
        Optional<Due> due,
        Optional<LocalDate> published,
        Optional<Instant> firstSeen,
        Optional<URI> url,
        List<String> evidence,
        String reason,
        String reasonZh) {
    public CoverageRow {
        evidence = List.copyOf(evidence);
    }
}
