package org.gongkai.archive.coverage;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gongkai.config.Due;
import org.gongkai.model.Authority;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Portal;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportVersion;
import org.gongkai.model.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * A report that the archive had at a time.
 *
 * @param versions seen before that time, oldest first, at least one
 * @param removed when it was concluded that it is gone, before that time
 * @param gone captures of the answers that this rests on, empty while it is not removed
 */
record FoundReport(KnownReport known, List<ReportVersion> versions, Optional<Instant> removed, List<String> gone) {

    /** The report as known before the cutoff; empty when nobody had seen it. */
    static Optional<FoundReport> asOf(KnownReport known, Instant cutoff) {
        List<ReportVersion> versions = known.history().versions().stream()
                .filter(version -> version.firstSeen().isBefore(cutoff))
                .toList();
        Optional<Instant> removed = known.removed().filter(at -> at.isBefore(cutoff));
        List<String> gone = removed.isEmpty()
                ? List.of()
                : known.gone().stream()
                        .filter(answer -> answer.at().isBefore(cutoff))
                        .map(KnownReport.GoneAnswer::capture)
                        .toList();
        return versions.isEmpty() ? Optional.empty() : Optional.of(new FoundReport(known, versions, removed, gone));
    }

    /** How timely it was, as far as can be told. */
    private record Timing(CoverageStatus status, String words, Optional<String> run) {}

    CoverageRow row(Authority authority, Optional<Due> due, PortalRuns runs, List<Portal> home) {
        ReportVersion latest = versions.get(versions.size() - 1);
        Optional<Shown> published = published();
        Timing timing = timing(authority, due, published, runs, home);
        CoverageStatus status = timing.status();
        String reason = timing.words();
        Optional<ReportDocument> document = known.documents().apply(latest.extraction());
        Optional<String> unreadable = unreadable(document);
        Optional<String> gaps = document.flatMap(this::gaps);
        if (removed.isPresent()) {
            status = CoverageStatus.REMOVED;
            reason += "; removed: by " + day(removed.get()) + " repeated answers said that it is gone, last seen on "
                    + day(lastSeen());
        } else if (unreadable.isPresent() || gaps.isPresent()) {
            boolean late = status == CoverageStatus.LATE;
            CoverageStatus defect = unreadable.isPresent() ? CoverageStatus.UNREADABLE : CoverageStatus.INCOMPLETE;
            status = late ? status : defect;
            reason += "; " + unreadable.or(() -> gaps).orElseThrow();
        }
        List<String> evidence = new ArrayList<>();
        evidence.add(first().capture());
        if (!latest.capture().equals(first().capture())) {
            evidence.add(latest.capture());
        }
        timing.run().ifPresent(evidence::add);
        evidence.addAll(gone);
        List<URI> places = latest.places();
        return new CoverageRow(
                authority.code(),
                authority.name(),
                status,
                due,
                published.map(Shown::day),
                Optional.of(firstSeen()),
                places.isEmpty() ? Optional.empty() : Optional.of(places.get(places.size() - 1)),
                evidence,
                reason);
    }

    private ReportVersion first() {
        return versions.stream()
                .min(Comparator.comparing(ReportVersion::firstSeen))
                .orElseThrow();
    }

    private Instant firstSeen() {
        return first().firstSeen();
    }

    private Instant lastSeen() {
        return versions.stream()
                .map(ReportVersion::lastSeen)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** A date that a version shows as that of its publication. */
    private record Shown(LocalDate day, boolean plausible) {}

    /**
     * The earliest plausible date that any version shows: a page that is touched again later was still published then.
     * When none is plausible, the earliest of all, so that it can be said.
     */
    private Optional<Shown> published() {
        return versions.stream()
                .flatMap(version -> known.documents().apply(version.extraction()).stream()
                        .flatMap(document -> Optional.ofNullable(document.published()).stream())
                        .map(day -> new Shown(day, plausible(day, version))))
                .min(Comparator.comparing((Shown shown) -> !shown.plausible()).thenComparing(Shown::day));
    }

    /**
     * A report about a year is not published before the year is over, nor after it was seen; such a date was misread or
     * mistyped.
     */
    private boolean plausible(LocalDate day, ReportVersion version) {
        return day.getYear() > known.history().key().year() && !day.isAfter(day(version.lastSeen()));
    }

    private Timing timing(
            Authority authority, Optional<Due> due, Optional<Shown> published, PortalRuns runs, List<Portal> home) {
        int year = known.history().key().year();
        LocalDate seen = day(firstSeen());
        if (due.isEmpty()) {
            return new Timing(
                    CoverageStatus.DATE_UNKNOWN, "no deadline is known for reports about " + year, Optional.empty());
        }
        LocalDate deadline = due.get().date();
        if (!seen.isAfter(deadline)) {
            return onTime("seen on " + seen + ", due on " + deadline, Optional.empty());
        }
        Optional<RunReport> missed = home.stream()
                .flatMap(portal -> runs.firstThatMissed(authority, year, deadline, firstSeen(), portal).stream())
                .findFirst();
        @Nullable
        LocalDate date = published.filter(Shown::plausible).map(Shown::day).orElse(null);
        if (date != null && !date.isAfter(deadline)) {
            String doubt = missed.map(run ->
                            "; yet the complete crawl " + run.run() + " on " + day(run.started()) + " did not find it")
                    .orElse("");
            return onTime("published on " + date + ", due on " + deadline + doubt, missed.map(RunReport::run));
        }
        if (date != null) {
            return late("published on " + date + ", due on " + deadline, missed);
        }
        if (missed.isPresent()) {
            return late(
                    "due on " + deadline + "; the complete crawl "
                            + missed.get().run() + " on " + day(missed.get().started())
                            + " did not find it, it was first seen on " + seen,
                    missed);
        }
        return new Timing(
                CoverageStatus.DATE_UNKNOWN,
                "first seen on " + seen + ", after the deadline, " + deadline + ", and "
                        + published
                                .map(shown ->
                                        "the date it shows, " + shown.day() + ", cannot be that of its publication")
                                .orElse("it shows no date of publication"),
                Optional.empty());
    }

    private static Timing onTime(String words, Optional<String> run) {
        return new Timing(CoverageStatus.ON_TIME, words, run);
    }

    private static Timing late(String words, Optional<RunReport> missed) {
        return new Timing(CoverageStatus.LATE, words, missed.map(RunReport::run));
    }

    private static Optional<String> unreadable(Optional<ReportDocument> document) {
        if (document.isEmpty()) {
            return Optional.of("it has not been read");
        }
        if (!document.get().report()) {
            return Optional.of(
                    "it could not be read: " + document.get().findings().get(0).message());
        }
        List<Cell> cells = document.get().cells();
        boolean nothing = cells.stream().anyMatch(cell -> cell.status() == CellStatus.UNREADABLE)
                && cells.stream().noneMatch(cell -> cell.status() == CellStatus.NUMBER);
        return nothing ? Optional.of("no number in its tables could be read") : Optional.empty();
    }

    /** Tables of the form that are not in the document at all. */
    private Optional<String> gaps(ReportDocument document) {
        if (document.form() == null) {
            // there were no statutory tables before the form of 2019
            return known.history().key().year() < 2019
                    ? Optional.empty()
                    : Optional.of("the tables of the form are not in it");
        }
        Map<String, Integer> absent = new LinkedHashMap<>();
        Map<String, Integer> all = new LinkedHashMap<>();
        for (Cell cell : document.cells()) {
            String table = cell.id().substring(0, Math.max(0, cell.id().indexOf('/')));
            all.merge(table, 1, Integer::sum);
            if (cell.status() == CellStatus.ABSENT) {
                absent.merge(table, 1, Integer::sum);
            }
        }
        absent.entrySet().removeIf(table -> table.getValue() * 2 <= all.getOrDefault(table.getKey(), 0));
        return absent.isEmpty()
                ? Optional.empty()
                : Optional.of("not in it: "
                        + absent.entrySet().stream()
                                .map(table -> (table.getValue().equals(all.get(table.getKey()))
                                                ? "all"
                                                : table.getValue() + " of " + all.get(table.getKey()))
                                        + " cells of table " + table.getKey())
                                .collect(Collectors.joining(", "))
                        + " of form " + document.form());
    }

    private static LocalDate day(Instant time) {
        return time.atZone(Coverage.CHINA).toLocalDate();
    }
}
