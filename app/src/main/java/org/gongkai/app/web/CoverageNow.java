package org.gongkai.app.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.gongkai.app.web.text.Written;
import org.gongkai.archive.Archive;
import org.gongkai.archive.coverage.Coverage;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfiguredPortal;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.RunReport;
import org.jspecify.annotations.Nullable;

/** Looks at the archive for each request, and reckons coverage anew only when something there has changed. */
final class CoverageNow {
    private final Archive archive;
    private final Clock clock;
    private final Coverage coverage;
    private volatile @Nullable CoverageBoard latest;

    CoverageNow(Archive archive, Configuration configuration, Clock clock) {
        this.archive = archive;
        this.clock = clock;
        this.coverage = new Coverage(
                configuration.registry(),
                configuration.deadlines(),
                configuration.forms(),
                configuration.portals().stream().map(ConfiguredPortal::portal).toList());
    }

    /** The board of this moment. */
    CoverageBoard board() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Written.ZONE);
        List<ReportHistory> histories = archive.histories();
        List<RunReport> runs = archive.runs();
        CoverageBoard before = latest;
        if (before != null && before.stillHolds(histories, runs, today)) {
            return before;
        }
        CoverageBoard board = new CoverageBoard(coverage, archive.evidence(), histories, runs, today);
        latest = board;
        return board;
    }
}
