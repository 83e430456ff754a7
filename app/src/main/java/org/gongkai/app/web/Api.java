package org.gongkai.app.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.gongkai.app.answer.CrawlAnswer;
import org.gongkai.app.answer.HistoryAnswer;
import org.gongkai.app.pipeline.YearBefore;
import org.gongkai.app.web.page.Links;
import org.gongkai.app.web.page.Pager;
import org.gongkai.archive.Archive;
import org.gongkai.archive.dating.Dating;
import org.gongkai.config.form.FormSet;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportJson;
import org.gongkai.model.ReportVersion;
import org.gongkai.model.RunReport;
import org.jspecify.annotations.Nullable;

/** The HTTP API over reports, runs and health; {@code openapi.json} describes it, and a test holds the two together. */
final class Api {
    static final int PAGE_SIZE = 500;

    private final Archive archive;

    private final YearBefore yearBefore;

    Api(Archive archive, FormSet forms) {
        this.archive = archive;
        this.yearBefore = new YearBefore(archive, forms);
    }

    /** {@code /api/reports}: every report, a page at a time. */
    void reports(Context context) {
        Asked asked = new Asked(context);
        asked.allow("page", "year", "authority");
        List<ReportHistory> wanted = Reports.all(archive).stream()
                .filter(history -> asked.yearParameter()
                        .map(year -> history.key().year() == year)
                        .orElse(true))
                .filter(history -> asked.parameter("authority")
                        .map(history.key().authority()::equals)
                        .orElse(true))
                .toList();
        Pager<ReportHistory> page = RunPages.page(wanted, asked, PAGE_SIZE);
        Reply.json(
                context,
                Json.write(new ReportList(
                        wanted.size(),
                        page.number(),
                        page.of(),
                        page.items().stream().map(ReportLine::of).toList())));
    }

    /** {@code /api/reports/{authority}/{year}}: the report document of the contract. */
    void report(Context context) {
        Asked asked = new Asked(context);
        asked.allow("version");
        ReportHistory history = Reports.require(archive, asked.reportKey());
        ReportVersion version = Reports.require(history, asked.countParameter("version"));
        Reply.json(
                context,
                archive.extraction(version.extraction())
                        .map(document -> yearBefore.check(history.key(), document))
                        .map(ReportJson::write)
                        .orElseThrow(() -> Refusal.notFound("no-extraction", Integer.toString(version.version()))));
    }

    /** {@code /api/reports/{authority}/{year}/history}. */
    void history(Context context) {
        Asked asked = new Asked(context);
        asked.allow();
        ReportHistory history = Reports.require(archive, asked.reportKey());
        Reply.json(context, Json.write(HistoryAnswer.of(history, new Dating(archive).of(history))));
    }

    /** {@code /api/runs}: newest first, a page at a time. */
    void runs(Context context) {
        Asked asked = new Asked(context);
        asked.allow("page");
        List<RunReport> all = RunPages.newestFirst(archive.runs());
        Pager<RunReport> page = RunPages.page(all, asked, PAGE_SIZE);
        Reply.json(
                context,
                Json.write(new RunList(
                        all.size(),
                        page.number(),
                        page.of(),
                        page.items().stream().map(RunLine::of).toList())));
    }

    /** {@code /api/runs/{run}}: what {@code crawl --json} says. */
    void run(Context context) {
        Asked asked = new Asked(context);
        asked.allow();
        String run = asked.part("run");
        Reply.json(context, Json.write(CrawlAnswer.of(run, RunPages.require(archive, run))));
    }

    /** {@code /api/health}: 200 when the archive answers; what is damaged is told, and does not stop the reading. */
    void health(Context context) {
        new Asked(context).allow();
        List<String> problems = archive.problems();
        context.header("Cache-Control", "no-store");
        Reply.json(context, Json.write(new Health(problems.isEmpty() ? "ok" : "damaged", problems)));
    }

    /** A part of the list of reports. */
    @JsonPropertyOrder({"count", "page", "pages", "reports"})
    private record ReportList(int count, int page, int pages, List<ReportLine> reports) {}

    @JsonPropertyOrder({"authority", "code", "year", "status", "versions", "firstSeen", "lastSeen", "url", "href"})
    private record ReportLine(
            String authority,
            @Nullable String code,
            int year,
            String status,
            int versions,
            String firstSeen,
            String lastSeen,
            @Nullable String url,
            String href) {
        static ReportLine of(ReportHistory history) {
            String authority = history.key().authority();
            ReportVersion first = history.versions().get(0);
            ReportVersion latest = history.versions().get(history.versions().size() - 1);
            return new ReportLine(
                    history.authorityName(),
                    authority.startsWith("?") ? null : authority,
                    history.key().year(),
                    history.status().name().toLowerCase(Locale.ROOT),
                    history.versions().size(),
                    first.firstSeen().toString(),
                    latest.lastSeen().toString(),
                    latest.places().stream().findFirst().map(URI::toString).orElse(null),
                    Links.reportJson(history.key()));
        }
    }

    @JsonPropertyOrder({"count", "page", "pages", "runs"})
    private record RunList(int count, int page, int pages, List<RunLine> runs) {}

    @JsonPropertyOrder({"run", "portal", "status", "started", "ended", "reports", "failures"})
    private record RunLine(
            String run,
            String portal,
            String status,
            String started,
            @Nullable String ended,
            int reports,
            int failures) {
        static RunLine of(RunReport report) {
            return new RunLine(
                    report.run(),
                    report.portal(),
                    report.status().name().toLowerCase(Locale.ROOT),
                    report.started().toString(),
                    report.ended().map(Object::toString).orElse(null),
                    report.reports().size(),
                    report.failures().size());
        }
    }

    @JsonPropertyOrder({"status", "problems"})
    private record Health(String status, List<String> problems) {}
}
