package org.gongkai.app.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gongkai.model.RunReport;
import org.gongkai.model.RunSearch;
import org.jspecify.annotations.Nullable;

/**
 * What {@code crawl --json} says of one run.
 *
 * @param portals in the order begun
 */
@JsonPropertyOrder({"run", "portals"})
public record CrawlAnswer(String run, List<PortalRun> portals) {
    public CrawlAnswer {
        portals = List.copyOf(portals);
    }

    /**
     * What the run did at one portal. {@code started} and {@code ended} are ISO 8601, UTC; {@code ended} is null while
     * the run goes on.
     */
    @JsonPropertyOrder({
        "id",
        "status",
        "requests",
        "captures",
        "new",
        "changed",
        "unchanged",
        "gone",
        "reports",
        "failures",
        "search",
        "proposed",
        "started",
        "ended"
    })
    public record PortalRun(
            String id,
            String status,
            int requests,
            int captures,
            @JsonProperty("new") int fresh,
            int changed,
            int unchanged,
            int gone,
            List<Report> reports,
            List<Failure> failures,
            Search search,
            List<Proposed> proposed,
            String started,
            @Nullable String ended) {
        public PortalRun {
            reports = List.copyOf(reports);
            failures = List.copyOf(failures);
            proposed = List.copyOf(proposed);
        }
    }

    /** A report that the run saw, new or not; {@code code} is null when the registry has no such authority. */
    @JsonPropertyOrder({"authority", "code", "year", "url"})
    public record Report(String authority, @Nullable String code, int year, String url) {}

    /** An address that gave no usable answer. */
    @JsonPropertyOrder({"url", "reason"})
    public record Failure(String url, String reason) {}

    /**
     * How the portal was searched. Every address found was looked at or left, so {@code found} is the sum of the counts in
     * {@code looked} (by what they were asked for) and {@code left} (by rule).
     */
    @JsonPropertyOrder({"found", "looked", "left", "columns"})
    public record Search(int found, Map<String, Integer> looked, List<Left> left, List<Column> columns) {
        public Search {
            left = List.copyOf(left);
            columns = List.copyOf(columns);
        }
    }

    /** Addresses that one rule kept from being asked, and one of them. */
    @JsonPropertyOrder({"rule", "count", "example"})
    public record Left(String rule, int count, String example) {}

    /** A list that was looked through, to its end when {@code whole}. */
    @JsonPropertyOrder({"url", "name", "pages", "whole"})
    public record Column(String url, String name, int pages, boolean whole) {}

    /** An authority that the registry lacks; {@code level} and {@code parent} (a code) are null when nothing tells. */
    @JsonPropertyOrder({"authority", "level", "parent", "url"})
    public record Proposed(
            String authority,
            @Nullable String level,
            @Nullable String parent,
            String url) {}

    /** The answer for the reports of one run. */
    public static CrawlAnswer of(String run, List<RunReport> portals) {
        return new CrawlAnswer(run, portals.stream().map(CrawlAnswer::portal).toList());
    }

    private static PortalRun portal(RunReport report) {
        RunReport.Counts counts = report.counts();
        return new PortalRun(
                report.portal(),
                report.status().name().toLowerCase(Locale.ROOT),
                counts.requests(),
                counts.captures(),
                counts.fresh(),
                counts.changed(),
                counts.unchanged(),
                counts.gone(),
                report.reports().stream()
                        .map(seen -> new Report(
                                seen.authorityName(),
                                seen.authority().startsWith("?") ? null : seen.authority(),
                                seen.year(),
                                seen.uri().toString()))
                        .toList(),
                report.failures().stream()
                        .map(failure -> new Failure(failure.uri().toString(), failure.reason()))
                        .toList(),
                search(report.search()),
                report.proposed().stream()
                        .map(proposed -> new Proposed(
                                proposed.name(),
                                proposed.level()
                                        .map(level -> level.name().toLowerCase(Locale.ROOT))
                                        .orElse(null),
                                proposed.parent().orElse(null),
                                proposed.uri().toString()))
                        .toList(),
                report.started().toString(),
                report.ended().map(Object::toString).orElse(null));
    }

    private static Search search(RunSearch search) {
        return new Search(
                search.found(),
                search.looked(),
                search.left().stream()
                        .map(left -> new Left(
                                left.rule(), left.count(), left.example().toString()))
                        .toList(),
                search.columns().stream()
                        .map(column ->
                                new Column(column.uri().toString(), column.name(), column.pages(), column.whole()))
                        .toList());
    }
}
