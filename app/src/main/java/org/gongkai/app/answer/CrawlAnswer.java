package org.gongkai.app.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Locale;
import org.gongkai.model.RunReport;
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
            String started,
            @Nullable String ended) {
        public PortalRun {
            reports = List.copyOf(reports);
            failures = List.copyOf(failures);
        }
    }

    /** A report that the run saw, new or not; {@code code} is null when the registry has no such authority. */
    @JsonPropertyOrder({"authority", "code", "year", "url"})
    public record Report(String authority, @Nullable String code, int year, String url) {}

    /** An address that gave no usable answer. */
    @JsonPropertyOrder({"url", "reason"})
    public record Failure(String url, String reason) {}

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
                report.started().toString(),
                report.ended().map(Object::toString).orElse(null));
    }
}
