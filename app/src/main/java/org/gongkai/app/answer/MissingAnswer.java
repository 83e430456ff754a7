package org.gongkai.app.answer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.gongkai.app.coverage.Region;
import org.gongkai.app.coverage.Regions;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.archive.coverage.CoverageStatus;
import org.gongkai.config.Registry;
import org.jspecify.annotations.Nullable;

/**
 * What {@code missing --json} says of one report year.
 *
 * @param asOf ISO 8601, in China
 * @param expected how many authorities should report; the sum of the counts
 * @param counts by status, in a fixed order, only those that occur
 * @param rows those that were asked for; the counts are those of all
 * @param published how many of the expected have a report that is there
 * @param regions territories, each before those in it, what needs attention first
 */
@JsonPropertyOrder({"year", "asOf", "expected", "counts", "rows", "published", "regions"})
public record MissingAnswer(
        int year,
        String asOf,
        int expected,
        Map<String, Integer> counts,
        List<Row> rows,
        int published,
        List<Place> regions) {
    public MissingAnswer {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        rows = List.copyOf(rows);
        regions = List.copyOf(regions);
    }

    /**
     * A territory.
     *
     * @param code {@code 000000} for the ministries
     * @param parent code of the territory that it lies in, null for a province
     */
    @JsonPropertyOrder({"code", "name", "parent", "expected", "published", "counts"})
    public record Place(
            String code,
            String name,
            @Nullable String parent,
            int expected,
            int published,
            Map<String, Integer> counts) {
        public Place {
            counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        }
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
        "reasonZh",
        "level",
        "deadlineBasis"
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
            String reasonZh,
            @Nullable String level,
            @Nullable String deadlineBasis) {
        public Row {
            evidence = List.copyOf(evidence);
        }
    }

    /** The answer for a coverage report: the wanted rows in its order, and the counts of all. */
    public static MissingAnswer of(CoverageReport report, Registry registry, Predicate<CoverageRow> wanted) {
        List<Region> regions = Regions.of(report, registry);
        List<Place> places = new ArrayList<>();
        regions.forEach(region -> places(region, null, places));
        return new MissingAnswer(
                report.year(),
                report.asOf().toString(),
                report.rows().size(),
                labels(report.counts()),
                report.rows().stream()
                        .filter(wanted)
                        .map(row -> row(row, registry))
                        .toList(),
                regions.stream().mapToInt(Region::published).sum(),
                places);
    }

    private static void places(Region region, @Nullable String parent, List<Place> places) {
        places.add(new Place(
                region.code(), region.name(), parent, region.expected(), region.published(), labels(region.counts())));
        region.below().forEach(below -> places(below, region.code(), places));
    }

    private static Map<String, Integer> labels(Map<CoverageStatus, Integer> counts) {
        Map<String, Integer> labels = new LinkedHashMap<>();
        counts.forEach((status, count) -> labels.put(status.label(), count));
        return labels;
    }

    /** The line of one authority. */
    public static Row row(CoverageRow row, Registry registry) {
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
                row.reasonZh(),
                registry.find(row.code())
                        .map(authority -> authority.level().label())
                        .orElse(null),
                row.due()
                        .map(due -> due.basis().name().toLowerCase(Locale.ROOT))
                        .orElse(null));
    }
}
