package org.gongkai.app.web.page;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongkai.app.web.text.Language;
import org.gongkai.app.web.text.Texts;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.archive.coverage.CoverageStatus;
import org.gongkai.config.Due;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;

/** Puts rows of the coverage into a page's language. */
public final class StandingWriter {
    private final Language language;
    private final Texts texts;
    private final Set<String> runs;

    /** A writer that links evidence to these runs. */
    public StandingWriter(Language language, Set<String> runs) {
        this.language = language;
        this.runs = Set.copyOf(runs);
        this.texts = Texts.in(language);
    }

    /** The standing of an authority that is expected to report. */
    public Standing write(CoverageRow row, int year) {
        String status = row.status().label();
        return new Standing(
                new ReportKey(row.code(), year),
                row.authority(),
                status,
                row.due().map(Due::date),
                row.published(),
                row.firstSeen(),
                row.url(),
                language == Language.EN ? row.reason() : row.reasonZh(),
                row.evidence().stream().map(this::evidence).toList(),
                row.due().map(this::source).orElse(""),
                row.firstSeen().isPresent());
    }

    /** The standing of a report that nobody of the registry was expected to make: it is kept, and no more is claimed. */
    public Standing write(ReportHistory history) {
        ReportVersion first = history.versions().get(0);
        boolean removed = history.status() == ReportHistory.Status.REMOVED;
        return new Standing(
                history.key(),
                history.authorityName(),
                (removed ? CoverageStatus.REMOVED : CoverageStatus.DATE_UNKNOWN).label(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(first.firstSeen()),
                first.places().stream().findFirst(),
                texts.of("standing.unexpected"),
                List.of(evidence(first.capture())),
                "",
                true);
    }

    // a capture's id begins with its run's
    private Standing.Evidence evidence(String id) {
        int slash = id.lastIndexOf('/');
        String run = slash > 0 && !runs.contains(id) ? id.substring(0, slash) : id;
        return new Standing.Evidence(id, runs.contains(run) ? run : null);
    }

    /** What sets a deadline, in the page's language. */
    public String source(Due due) {
        return language == Language.ZH ? due.sourceZh() : due.sourceEn();
    }
}
