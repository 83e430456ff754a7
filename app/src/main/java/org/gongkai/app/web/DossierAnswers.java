package org.gongkai.app.web;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.Optional;
import org.gongkai.app.answer.DossierAnswer;
import org.gongkai.app.demo.DemoArchive;
import org.gongkai.app.dossier.DossierMaker;
import org.gongkai.archive.Archive;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.config.Configuration;
import org.gongkai.model.Authority;
import org.gongkai.model.ReportKey;

/** The API of how an authority stands with a report, and all that this rests on. */
final class DossierAnswers {
    private final Archive archive;
    private final Configuration configuration;
    private final CoverageNow coverage;

    private final HeavyQuestions heavy;

    DossierAnswers(Archive archive, Configuration configuration, CoverageNow coverage, HeavyQuestions heavy) {
        this.heavy = heavy;
        this.archive = archive;
        this.configuration = configuration;
        this.coverage = coverage;
    }

    /** {@code /api/reports/{authority}/{year}/dossier}: also for a report that nobody has seen. */
    void dossier(Context context) {
        Asked asked = new Asked(context);
        asked.allow("as-of");
        ReportKey key = asked.reportKey();
        Authority whose = configuration
                .registry()
                .find(key.authority())
                .orElseThrow(() -> Refusal.notFound("no-authority", key.authority()));
        CoverageBoard board = coverage.board();
        LocalDate day = asked.dateParameter("as-of").orElseGet(board::today);
        if (day.isAfter(board.today())) {
            throw Refusal.badRequest("future", day.toString(), board.today().toString());
        }
        // the whole country first: duties are handed on across territories
        CoverageRow row = heavy.answer(() -> row(board, key, day, Optional.empty())
                        // one of which neither portal nor report is known stands in no such list
                        .or(() -> row(board, key, day, Optional.of(key.authority()))))
                .orElseThrow(() -> Refusal.notFound("not-expected", whose.name(), Integer.toString(key.year())));
        Reply.json(
                context,
                Json.write(DossierAnswer.of(
                        new DossierMaker(
                                        archive,
                                        configuration,
                                        DemoArchive.sampleRun(archive).isPresent())
                                .make(whose, row, key.year(), day),
                        configuration.registry())));
    }

    private static Optional<CoverageRow> row(
            CoverageBoard board, ReportKey key, LocalDate day, Optional<String> region) {
        return board.coverage(key.year(), day, region).rows().stream()
                .filter(row -> row.code().equals(key.authority()))
                .findFirst();
    }
}
