package org.gongkai.archive.coverage;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.gongkai.archive.version.ReportTracks;
import org.gongkai.archive.version.ReportTracks.Removal;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;

/** What coverage asks of the archive: a few questions by key, none of which grows with all that is kept. */
public interface CoverageEvidence {
    /** Codes of the authorities of which any report was seen before this time. */
    Set<String> seenBefore(Instant time);

    /** All that was seen of these reports; those that nobody ever saw are left out. */
    Map<ReportKey, ReportTracks> reports(Collection<ReportKey> keys);

    /**
     * For each report the extractions that are shown in place of others, by the other: those of extraction runs that were
     * accepted before this time and not put back before it. Reports for which there is none are left out.
     */
    Map<ReportKey, Map<String, String>> rereads(Collection<ReportTracks> reports, Instant before);

    /** What these extractions say; those that are not kept are left out. */
    Map<String, Reading> readings(Collection<String> extractions);

    /**
     * Runs at these portals that began in this time, in no particular order, with the reports that they saw and without
     * what else they tell.
     *
     * @param from included
     * @param before excluded
     */
    Collection<RunReport> runs(Collection<String> portals, Instant from, Instant before);

    /** When definite answers are believed. */
    Removal removal();

    /** How long a complete look holds: who was looked at longer ago may have published since. Whole days count. */
    Duration lookHolds();
}
