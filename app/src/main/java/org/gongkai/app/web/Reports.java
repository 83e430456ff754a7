package org.gongkai.app.web;

import java.util.List;
import java.util.Optional;
import org.gongkai.archive.Archive;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;

/** Finds reports and their versions for pages and API alike, or refuses in the same words. */
final class Reports {
    private Reports() {}

    /** Every report that has a version, ordered by authority and year. */
    static List<ReportHistory> all(Archive archive) {
        return archive.histories().stream()
                .filter(history -> !history.versions().isEmpty())
                .toList();
    }

    static ReportHistory require(Archive archive, ReportKey key) {
        return archive.history(key)
                .filter(history -> !history.versions().isEmpty())
                .orElseThrow(() -> Refusal.notFound("no-report", key.authority(), Integer.toString(key.year())));
    }

    /** The version of this number, the latest when none is asked for. */
    static ReportVersion require(ReportHistory history, Optional<Integer> number) {
        int latest = history.versions().size();
        int wanted = number.orElse(latest);
        return history.versions().stream()
                .filter(version -> version.version() == wanted)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("no-version", Integer.toString(wanted), Integer.toString(latest)));
    }
}
