package org.gongkai.app.web;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gongkai.app.web.page.Frame;
import org.gongkai.app.web.page.MissingPage;
import org.gongkai.app.web.page.Standing;
import org.gongkai.app.web.template.Templates;

/** Answers for the coverage list of one report year, {@code /missing}. */
final class MissingPages {
    private static final int LIST_SIZE = 300;

    private final Standings standings;
    private final Templates templates;

    MissingPages(Standings standings, Templates templates) {
        this.standings = standings;
        this.templates = templates;
    }

    void missing(Context context) {
        Asked asked = new Asked(context);
        int year = asked.yearParameter().orElseGet(standings::latestDueYear);
        LocalDate asOf = asked.dateParameter("as-of").orElseGet(standings::today);
        String status = asked.parameter("status").orElse("");
        if (!status.isEmpty() && !Standings.STATUSES.contains(status)) {
            throw Refusal.badRequest("status", status, String.join(", ", Standings.STATUSES));
        }
        List<Standing> all = standings.of(year, asOf, Optional.empty(), asked.language());
        List<Standing> shown = all.stream()
                .filter(standing -> status.isEmpty() || standing.status().equals(status))
                .toList();
        Frame frame = asked.frame(asked.text("missing.year-title", Integer.toString(year)), Frame.Place.MISSING);
        Reply.page(
                context,
                templates.missing(new MissingPage(
                        frame,
                        year,
                        asOf,
                        choices(year),
                        Standings.counts(all),
                        RunPages.page(shown, asked, LIST_SIZE),
                        status,
                        all.size(),
                        deadlines(all))));
    }

    private static List<MissingPage.Deadline> deadlines(List<Standing> all) {
        return all.stream()
                .flatMap(standing ->
                        standing.deadline().stream().map(day -> new MissingPage.Deadline(day, standing.source())))
                .distinct()
                .sorted(Comparator.comparing(MissingPage.Deadline::day).thenComparing(MissingPage.Deadline::source))
                .toList();
    }

    private List<Integer> choices(int year) {
        List<Integer> years = new ArrayList<>(standings.years());
        if (!years.contains(year)) {
            years.add(year);
        }
        years.sort(Collections.reverseOrder());
        return years;
    }
}
