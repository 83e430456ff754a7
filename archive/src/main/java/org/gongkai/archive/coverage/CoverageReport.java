package org.gongkai.archive.coverage;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The coverage of one year as known on one day.
 *
 * @param asOf the day, in China; what was learnt later is left out
 * @param rows one for each authority expected to report, ordered by code
 */
public record CoverageReport(int year, LocalDate asOf, List<CoverageRow> rows) {
    public CoverageReport {
        rows = List.copyOf(rows);
    }

    /** Authorities with each status that occurs, in the order of {@link CoverageStatus}. */
    public Map<CoverageStatus, Integer> counts() {
        Map<CoverageStatus, Integer> counts = new EnumMap<>(CoverageStatus.class);
        rows.forEach(row -> counts.merge(row.status(), 1, Integer::sum));
        return counts;
    }
}
