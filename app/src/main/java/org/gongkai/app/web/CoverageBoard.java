package org.gongkai.app.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongkai.archive.coverage.Coverage;
import org.gongkai.archive.coverage.CoverageEvidence;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;

/**
 * What the archive held at one moment, and the coverage that follows from it. Coverage is reckoned when it is first
 * asked for and then kept, for the latest questions. Safe for several threads.
 */
final class CoverageBoard {
    private static final int MOST_YEARS = 12;
    private static final int LEAST_YEARS = 3;
    private static final int MOST_KEPT = 64;

    private final Coverage coverage;
    private final CoverageEvidence evidence;
    private final List<ReportHistory> histories;
    private final List<RunReport> runs;
    private final LocalDate today;

    private final Map<Question, CoverageReport> kept = new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, CoverageReport> eldest) {
            return size() > MOST_KEPT;
        }
    };

    CoverageBoard(
            Coverage coverage,
            CoverageEvidence evidence,
            List<ReportHistory> histories,
            List<RunReport> runs,
            LocalDate today) {
        this.coverage = coverage;
        this.evidence = evidence;
        this.histories = List.copyOf(histories);
        this.runs = List.copyOf(runs);
        this.today = today;
    }

    private record Question(int year, LocalDate asOf, Optional<String> region) {}

    /** Every report that has a version, ordered by authority and year. */
    List<ReportHistory> histories() {
        return histories;
    }

    /** When it was concluded of each removed report that it is gone. */
    Map<ReportKey, Instant> removed() {
        List<ReportKey> gone = histories.stream()
                .filter(history -> history.status() == ReportHistory.Status.REMOVED)
                .map(ReportHistory::key)
                .toList();
        Map<ReportKey, Instant> removed = new HashMap<>();
        evidence.reports(gone)
                .forEach((key, tracks) -> tracks.removedAt(evidence.removal()).ifPresent(at -> removed.put(key, at)));
        return removed;
    }

    List<RunReport> runs() {
        return runs;
    }

    /** The ids of the runs, each once. */
    Set<String> runIds() {
        return runs.stream().map(RunReport::run).collect(Collectors.toSet());
    }

    /** The day in China. */
    LocalDate today() {
        return today;
    }

    /** The last year that is over: the latest about which anyone can owe a report. */
    int lastYear() {
        return today.getYear() - 1;
    }

    /** The years to show, in order: back to the first report that is kept, but neither too few nor too many. */
    List<Integer> years() {
        int last = lastYear();
        int first = histories.stream()
                .mapToInt(history -> history.key().year())
                .min()
                .orElse(last);
        int from = Math.max(Math.min(first, last - LEAST_YEARS + 1), last - MOST_YEARS + 1);
        return IntStream.rangeClosed(from, last).boxed().toList();
    }

    /** Who stands how with the reports about a year, as known at the end of a day. */
    CoverageReport coverage(int year, LocalDate asOf, Optional<String> region) {
        Question question = new Question(year, asOf, region);
        synchronized (kept) {
            return kept.computeIfAbsent(question, q -> coverage.of(evidence, year, asOf, region));
        }
    }

    /** Reports of the year that are kept although nobody of the registry was expected to make them. */
    List<ReportHistory> unexpected(int year) {
        Set<String> expected = new HashSet<>();
        coverage(year, today, Optional.empty()).rows().forEach(row -> expected.add(row.code()));
        List<ReportHistory> others = new ArrayList<>();
        for (ReportHistory history : histories) {
            if (history.key().year() == year && !expected.contains(history.key().authority())) {
                others.add(history);
            }
        }
        return others;
    }

    /** Whether it still says what the archive says, so that what was reckoned can be used again. */
    boolean stillHolds(List<ReportHistory> historiesNow, List<RunReport> runsNow, LocalDate todayNow) {
        return today.equals(todayNow) && runs.equals(runsNow) && histories.equals(historiesNow);
    }
}
