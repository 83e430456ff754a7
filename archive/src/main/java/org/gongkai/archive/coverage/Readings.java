package org.gongkai.archive.coverage;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gongkai.archive.version.ReportTracks;
import org.gongkai.archive.version.Span;
import org.gongkai.model.ReportKey;

/** The readings that were shown for reports at a time: those they were seen with, or what was accepted later. */
record Readings(Map<ReportKey, Map<String, String>> rereads, Map<String, Reading> byExtraction) {

    static Readings of(CoverageEvidence evidence, Collection<ReportTracks> reports, Instant cutoff) {
        Map<ReportKey, Map<String, String>> rereads = evidence.rereads(reports, cutoff);
        Set<String> keys = new HashSet<>();
        for (ReportTracks report : reports) {
            report.tracks().forEach(track -> track.spans().forEach(span -> {
                if (span instanceof Span.Seen seen) {
                    keys.add(shown(rereads, report.key(), seen.extraction()));
                    keys.add(shown(rereads, report.key(), seen.firstExtraction()));
                }
            }));
        }
        return new Readings(rereads, evidence.readings(keys));
    }

    /** What is shown in place of an extraction of the report. */
    Function<String, Optional<Reading>> of(ReportKey report) {
        return extraction -> Optional.ofNullable(byExtraction.get(shown(rereads, report, extraction)));
    }

    private static String shown(Map<ReportKey, Map<String, String>> rereads, ReportKey report, String extraction) {
        return rereads.getOrDefault(report, Map.of()).getOrDefault(extraction, extraction);
    }
}
