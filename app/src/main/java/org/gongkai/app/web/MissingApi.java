package org.gongkai.app.web;

import io.javalin.http.Context;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.app.answer.MissingAnswer;
import org.gongkai.app.web.page.Standing;
import org.gongkai.app.web.text.Language;

/** Answers for {@code /api/missing}: what {@code missing --json} says. */
final class MissingApi {
    private final Standings standings;

    MissingApi(Standings standings) {
        this.standings = standings;
    }

    void missing(Context context) {
        Asked asked = new Asked(context);
        asked.allow("year", "as-of", "region");
        int year = asked.yearParameter().orElseThrow(() -> Refusal.badRequest("needed", "year"));
        LocalDate asOf = asked.dateParameter("as-of").orElseGet(standings::today);
        Optional<String> region = asked.parameter("region");
        List<Standing> rows = standings.of(year, asOf, region, Language.EN);
        Map<String, Integer> counts = new LinkedHashMap<>();
        Standings.counts(rows).forEach(count -> counts.put(count.status(), count.number()));
        Reply.json(
                context,
                Json.write(new MissingAnswer(
                        year,
                        asOf.toString(),
                        rows.size(),
                        counts,
                        rows.stream().map(MissingApi::row).toList())));
    }

    private static MissingAnswer.Row row(Standing standing) {
        String code = standing.key().authority();
        return new MissingAnswer.Row(
                standing.name(),
                code.startsWith("?") ? null : code,
                standing.status(),
                standing.deadline().map(LocalDate::toString).orElse(null),
                standing.published().map(LocalDate::toString).orElse(null),
                standing.firstSeen().map(Object::toString).orElse(null),
                standing.url().map(URI::toString).orElse(null),
                standing.evidence(),
                standing.reason());
    }
}
