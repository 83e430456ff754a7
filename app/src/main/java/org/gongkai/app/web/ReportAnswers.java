package org.gongkai.app.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gongkai.app.answer.DiffAnswer;
import org.gongkai.app.answer.HistoryAnswer;
import org.gongkai.app.answer.LinePairs;
import org.gongkai.app.answer.VersionsAnswer;
import org.gongkai.app.pipeline.PageText;
import org.gongkai.app.pipeline.YearBefore;
import org.gongkai.app.web.page.Links;
import org.gongkai.archive.Archive;
import org.gongkai.archive.dating.Dating;
import org.gongkai.config.Configuration;
import org.gongkai.config.form.FormSet;
import org.gongkai.extractor.read.UnreadableFileException;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Check;
import org.gongkai.model.CheckStatus;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportJson;
import org.gongkai.model.ReportVersion;
import org.jspecify.annotations.Nullable;

/** The API below {@code /api/reports}. */
final class ReportAnswers {
    private final Archive archive;
    private final CoverageNow coverage;
    private final YearBefore yearBefore;
    private final PageText texts;

    ReportAnswers(Archive archive, CoverageNow coverage, Configuration configuration, FormSet forms) {
        this.archive = archive;
        this.coverage = coverage;
        this.yearBefore = new YearBefore(archive, forms);
        this.texts = new PageText(archive, configuration.settings().extractor());
    }

    /** {@code /api/reports}: every report, a page at a time. */
    void reports(Context context) {
        Asked asked = new Asked(context);
        asked.allow("page", "limit", "year", "authority", "status");
        Optional<Integer> year = asked.yearParameter();
        Optional<String> authority = asked.parameter("authority");
        Optional<String> status = asked.oneOf("status", Asked.labels(ReportHistory.Status.values()));
        List<ReportHistory> wanted = coverage.board().histories().stream()
                .filter(history -> !history.versions().isEmpty())
                .filter(history ->
                        year.map(only -> history.key().year() == only).orElse(true))
                .filter(history ->
                        authority.map(history.key().authority()::equals).orElse(true))
                .filter(history ->
                        status.map(Asked.label(history.status())::equals).orElse(true))
                .toList();
        Listing.reply(context, asked, "reports", wanted, Line::of);
    }

    /** {@code /api/reports/{authority}/{year}}: the report document of the contract. */
    void report(Context context) {
        Asked asked = new Asked(context);
        asked.allow("version");
        Reply.json(context, ReportJson.write(document(asked)));
    }

    /** {@code …/cells}: the cells of a version, by table, status or flag. */
    void cells(Context context) {
        Asked asked = new Asked(context);
        asked.allow("version", "table", "status", "flagged", "page", "limit");
        Optional<String> table = asked.parameter("table");
        Optional<String> status = asked.oneOf(
                "status",
                List.of(CellStatus.values()).stream().map(CellStatus::label).toList());
        Optional<String> flagged = asked.oneOf("flagged", List.of("true", "false"));
        List<Cell> cells = document(asked).cells().stream()
                .filter(cell -> table.map(id -> cell.id().startsWith(id + "/")).orElse(true))
                .filter(cell -> status.map(cell.status().label()::equals).orElse(true))
                .filter(cell -> flagged.map(wanted ->
                                Boolean.parseBoolean(wanted) != cell.flags().isEmpty())
                        .orElse(true))
                .toList();
        Listing.reply(context, asked, "cells", cells, cell -> cell);
    }

    /** {@code …/checks}: the checks of a version, by status. */
    void checks(Context context) {
        Asked asked = new Asked(context);
        asked.allow("version", "status", "page", "limit");
        Optional<String> status = asked.oneOf(
                "status",
                List.of(CheckStatus.values()).stream().map(CheckStatus::label).toList());
        List<Check> checks = document(asked).checks().stream()
                .filter(check -> status.map(check.status().label()::equals).orElse(true))
                .toList();
        Listing.reply(context, asked, "checks", checks, check -> check);
    }

    /** {@code …/history}. */
    void history(Context context) {
        Asked asked = new Asked(context);
        asked.allow();
        ReportHistory history = Reports.require(archive, asked.reportKey());
        Reply.json(context, Json.write(HistoryAnswer.of(history, new Dating(archive).of(history))));
    }

    /** {@code …/versions}: where each version comes from. */
    void versions(Context context) {
        Asked asked = new Asked(context);
        asked.allow();
        ReportHistory history = Reports.require(archive, asked.reportKey());
        Reply.json(context, Json.write(VersionsAnswer.of(history, archive::capture)));
    }

    /** {@code …/diff}: what changed between two versions; the latest and the one before it when none are named. */
    void diff(Context context) throws InterruptedException {
        Asked asked = new Asked(context);
        asked.allow("from", "to", "pages");
        ReportHistory history = Reports.require(archive, asked.reportKey());
        ReportVersion to = Reports.require(history, asked.countParameter("to"));
        Optional<Integer> from = asked.countParameter("from");
        ReportVersion earlier =
                Reports.require(history, from.isPresent() ? from : Optional.of(Math.max(1, to.version() - 1)));
        DiffAnswer answer = DiffAnswer.of(history, earlier, to, extraction(earlier), extraction(to));
        if (asked.oneOf("pages", List.of("true", "false"))
                .filter("true"::equals)
                .isPresent()) {
            answer = answer.with(LinePairs.of(lines(earlier), lines(to)));
        }
        Reply.json(context, Json.write(answer));
    }

    private List<String> lines(ReportVersion version) throws InterruptedException {
        try {
            return texts.lines(version);
        } catch (IOException | UnreadableFileException e) {
            throw Refusal.conflict("no-text", Integer.toString(version.version()), String.valueOf(e.getMessage()));
        }
    }

    private ReportDocument document(Asked asked) {
        ReportHistory history = Reports.require(archive, asked.reportKey());
        ReportVersion version = Reports.require(history, asked.countParameter("version"));
        return yearBefore.check(history.key(), extraction(version));
    }

    private ReportDocument extraction(ReportVersion version) {
        return archive.extraction(version.extraction())
                .orElseThrow(() -> Refusal.notFound("no-extraction", Integer.toString(version.version())));
    }

    /** One of the list of reports. */
    private record Line(
            String authority,
            @Nullable String code,
            int year,
            String status,
            int versions,
            String firstSeen,
            String lastSeen,
            @Nullable String url,
            String href) {
        static Line of(ReportHistory history) {
            String authority = history.key().authority();
            ReportVersion first = history.versions().get(0);
            ReportVersion latest = history.versions().get(history.versions().size() - 1);
            return new Line(
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
}
