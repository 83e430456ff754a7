package org.gongkai.app.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongkai.app.coverage.HomePortals;
import org.gongkai.app.coverage.Region;
import org.gongkai.app.coverage.Regions;
import org.gongkai.app.feed.FeedEvent;
import org.gongkai.archive.coverage.Coverage;
import org.gongkai.archive.coverage.CoverageEvidence;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.config.Registry;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;
import org.jspecify.annotations.Nullable;

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
    private final long changes;
    private final Instant looked;
    private final Set<Integer> shownYears;
    private final Map<Integer, CoverageReport> ofYears = new ConcurrentHashMap<>();
    private final Map<Integer, Map<String, CoverageRow>> rowsOfYears = new ConcurrentHashMap<>();
    private final Map<Integer, List<Region>> regionsOfYears = new ConcurrentHashMap<>();
    private final Map<Integer, List<ReportHistory>> unexpectedOfYears = new ConcurrentHashMap<>();
    private volatile @Nullable List<FeedEvent> events;

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
            LocalDate today,
            long changes,
            Instant looked) {
        this.coverage = coverage;
        this.evidence = evidence;
        this.histories = List.copyOf(histories);
        this.runs = List.copyOf(runs);
        this.today = today;
        this.changes = changes;
        this.looked = looked;
        this.shownYears = Set.copyOf(years());
    }

    /** The same board, looked at once more: what was reckoned is kept. */
    private CoverageBoard(CoverageBoard same, long changes, Instant looked) {
        this(same.coverage, same.evidence, same.histories, same.runs, same.today, changes, looked);
        ofYears.putAll(same.ofYears);
        rowsOfYears.putAll(same.rowsOfYears);
        regionsOfYears.putAll(same.regionsOfYears);
        unexpectedOfYears.putAll(same.unexpectedOfYears);
        events = same.events;
        synchronized (same.kept) {
            kept.putAll(same.kept);
        }
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
        if (asOf.equals(today) && region.isEmpty() && isShown(year)) {
            // asked for by nearly every page, so that it must not give way to what few ask for
            return ofYears.computeIfAbsent(year, y -> coverage.of(evidence, y, today, Optional.empty()));
        }
        Question question = new Question(year, asOf, region);
        synchronized (kept) {
            return kept.computeIfAbsent(question, q -> coverage.of(evidence, year, asOf, region));
        }
    }

    /** Who stands how today with the reports about a year, of all whose portal or report is known. */
    CoverageReport national(int year) {
        return coverage(year, today, Optional.empty());
    }

    /** How an authority stands today with its report about a year; empty when none is expected of it. */
    Optional<CoverageRow> row(int year, String code) {
        CoverageRow listed = rows(year).get(code);
        // one of which neither portal nor report is known stands in no list of the whole country
        return listed != null
                ? Optional.of(listed)
                : coverage(year, today, Optional.of(code)).rows().stream()
                        .filter(row -> row.code().equals(code))
                        .findFirst();
    }

    private Map<String, CoverageRow> rows(int year) {
        return isShown(year) ? rowsOfYears.computeIfAbsent(year, this::byCode) : byCode(year);
    }

    private Map<String, CoverageRow> byCode(int year) {
        return national(year).rows().stream()
                .collect(Collectors.toMap(CoverageRow::code, Function.identity(), (one, other) -> one));
    }

    /** Only what such years come to is kept for good: anybody may ask for any year. */
    private boolean isShown(int year) {
        return shownYears.contains(year);
    }

    /** Reckons all that nearly every page asks for. */
    void prepare(Registry registry, HomePortals home) {
        for (int year : years()) {
            rows(year);
            regions(year, registry);
            unexpected(year);
        }
        events(home);
    }

    /** The authorities that are expected to report about a year, by territory. */
    List<Region> regions(int year, Registry registry) {
        return isShown(year)
                ? regionsOfYears.computeIfAbsent(year, y -> Regions.of(national(y), registry))
                : Regions.of(national(year), registry);
    }

    /** Reports of the year that are kept although nobody of the registry was expected to make them. */
    List<ReportHistory> unexpected(int year) {
        return isShown(year) ? unexpectedOfYears.computeIfAbsent(year, this::findUnexpected) : findUnexpected(year);
    }

    private List<ReportHistory> findUnexpected(int year) {
        Set<String> expected = coverage(year, today, Optional.empty()).rows().stream()
                .map(CoverageRow::code)
                .collect(Collectors.toSet());
        return histories.stream()
                .filter(history -> history.key().year() == year
                        && !expected.contains(history.key().authority()))
                .toList();
    }

    /** What happened to reports, the newest first; found once. */
    List<FeedEvent> events(HomePortals home) {
        List<FeedEvent> found = events;
        if (found == null) {
            found = EventsNow.of(this, home);
            events = found;
        }
        return found;
    }

    /** Whether nothing was written to the archive since, through this process. */
    boolean holdsAt(long changesNow, LocalDate todayNow) {
        return changes == changesNow && today.equals(todayNow);
    }

    /** When the archive was looked at. */
    Instant looked() {
        return looked;
    }

    /** What the archive says still being the same, this board as one that was just made. */
    CoverageBoard lookedAgain(long changesNow, Instant at) {
        return new CoverageBoard(this, changesNow, at);
    }

    /** Whether it still says what the archive says, so that what was reckoned can be used again. */
    boolean stillHolds(List<ReportHistory> historiesNow, List<RunReport> runsNow, LocalDate todayNow) {
        return today.equals(todayNow) && runs.equals(runsNow) && histories.equals(historiesNow);
    }
}
