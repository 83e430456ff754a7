package org.gongkai.app.answer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.archive.coverage.CoverageRow;
import org.jspecify.annotations.Nullable;

/**
 * What {@code missing --json} says of one report year.
 *
 * @param asOf ISO 8601, in China
 * @param expected how many authorities should report; the sum of the counts
 * @param counts by status, in a fixed order, only those that occur
 */
@JsonPropertyOrder({"year", "asOf", "expected", "counts", "rows"})
public record MissingAnswer(int year, String asOf, int expected, Map<String, Integer> counts, List<Row> rows) {
    public MissingAnswer {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        rows = List.copyOf(rows);
    }

    /** One authority; days and times in ISO 8601, null where they are not known. */
    @JsonPropertyOrder({
        "authority",
        "code",
        "status",
        "deadline",
        "published",
        "firstSeen",
        "url",
        "evidence",
        "reason",
        "reasonZh"
    })
    public record Row(
            String authority,
            String code,
            String status,
            @Nullable String deadline,
            @Nullable String published,
            @Nullable String firstSeen,
            @Nullable String url,
            List<String> evidence,
            String reason,
            String reasonZh) {
        public Row {
            evidence = List.copyOf(evidence);
        }
    }

    /** The answer for a coverage report, rows in its order. */
    public static MissingAnswer of(CoverageReport report) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        report.counts().forEach((status, count) -> counts.put(status.label(), count));
        return new MissingAnswer(
                report.year(),
                report.asOf().toString(),
                report.rows().size(),
                counts,
                report.rows().stream().map(MissingAnswer::row).toList());
    }

    private static Row row(CoverageRow row) {
        return new Row(
                row.authority(),
                row.code(),
                row.status().label(),
                row.due().map(due -> due.date().toString()).orElse(null),
                row.published().map(LocalDate::toString).orElse(null),
                row.firstSeen().map(Instant::toString).orElse(null),
                row.url().map(URI::toString).orElse(null),
                row.evidence(),
                row.reason(),
                row.reasonZh());
    }
}
