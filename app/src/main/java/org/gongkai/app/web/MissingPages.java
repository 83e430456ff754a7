package org.gongkai.app.web;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gongkai.app.web.page.Frame;
import org.gongkai.app.web.page.MissingPage;
import org.gongkai.app.web.page.Standing;
import org.gongkai.app.web.page.StandingWriter;
import org.gongkai.app.web.template.Templates;
import org.gongkai.archive.coverage.Coverage;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.archive.coverage.CoverageStatus;
import org.gongkai.config.Registry;

/** Answers for the coverage list of one report year: {@code /missing}. */
final class MissingPages {
    /** Every status, as the contract writes it. */
    static final List<String> STATUSES =
            Arrays.stream(CoverageStatus.values()).map(CoverageStatus::label).toList();

    private static final int LIST_SIZE = 300;

    private final CoverageNow coverage;
    private final Registry registry;
    private final Templates templates;

    MissingPages(CoverageNow coverage, Registry registry, Templates templates) {
        this.coverage = coverage;
        this.registry = registry;
        this.templates = templates;
    }

    void missing(Context context) {
        Asked asked = new Asked(context);
        CoverageBoard board = coverage.board();
        int year = asked.yearParameter().orElseGet(board::lastYear);
        String status = asked.parameter("status").orElse("");
        if (!status.isEmpty() && !STATUSES.contains(status)) {
            throw Refusal.badRequest("status", status, String.join(", ", STATUSES));
        }
        CoverageReport report = report(asked, board, year);
        StandingWriter writer = new StandingWriter(asked.language(), board.runIds());
        List<Standing> all =
                report.rows().stream().map(row -> writer.write(row, year)).toList();
        List<Standing> shown = all.stream()
                .filter(standing -> status.isEmpty() || standing.status().equals(status))
                .toList();
        Frame frame = asked.frame(asked.text("missing.year-title", Integer.toString(year)), Frame.Place.MISSING);
        Reply.page(
                context,
                templates.missing(new MissingPage(
                        frame,
                        year,
                        report.asOf(),
                        choices(board, year),
                        counts(report),
                        RunPages.page(shown, asked, LIST_SIZE),
                        status,
                        all.size(),
                        deadlines(all))));
    }

    private CoverageReport report(Asked asked, CoverageBoard board, int year) {
        LocalDate asOf = asked.dateParameter("as-of").orElseGet(board::today);
        Optional<String> region = asked.parameter("region");
        region.filter(code ->
                        !code.equals(Coverage.COUNTRY) && registry.find(code).isEmpty())
                .ifPresent(code -> {
                    throw Refusal.badRequest("region", code);
                });
        return board.coverage(year, asOf, region);
    }

    private static List<MissingPage.Count> counts(CoverageReport report) {
        return report.counts().entrySet().stream()
                .map(count -> new MissingPage.Count(count.getKey().label(), count.getValue()))
                .toList();
    }

    private static List<MissingPage.Deadline> deadlines(List<Standing> all) {
        return all.stream()
                .flatMap(standing ->
                        standing.deadline().stream().map(day -> new MissingPage.Deadline(day, standing.source())))
                .distinct()
                .sorted(Comparator.comparing(MissingPage.Deadline::day).thenComparing(MissingPage.Deadline::source))
                .toList();
    }

    private static List<Integer> choices(CoverageBoard board, int year) {
        List<Integer> years = new ArrayList<>(board.years());
        if (!years.contains(year)) {
            years.add(year);
        }
        years.sort(Collections.reverseOrder());
        return years;
    }
}
