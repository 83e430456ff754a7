package org.gongkai.archive.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongkai.config.Registry;
import org.gongkai.model.Authority;
import org.gongkai.model.Portal;
import org.gongkai.model.RunReport;

/** The runs that were known at a time, by portal, oldest first. */
final class PortalRuns {
    private final Map<String, List<RunReport>> byPortal = new HashMap<>();
    private final Map<String, Set<String>> codesByName = new HashMap<>();
    private final Registry registry;

    PortalRuns(Collection<RunReport> runs, Instant cutoff, Registry registry) {
        this.registry = registry;
        runs.stream()
                .filter(run -> run.started().isBefore(cutoff))
                .map(run -> run.asKnownBefore(cutoff))
                .sorted(Comparator.comparing(RunReport::started).thenComparing(RunReport::run))
                .forEach(run -> byPortal.computeIfAbsent(run.portal(), portal -> new ArrayList<>())
                        .add(run));
    }

    /** Whether what the run did not find was not there: it has ended, and got everything that it had found. */
    static boolean complete(RunReport run) {
        return run.status() == RunReport.Status.COMPLETE && run.ended().isPresent();
    }

    /**
     * Runs at the portal that began after this day. One that began earlier may have looked at some pages before it was
     * over, however late it was resumed and ended.
     */
    List<RunReport> after(LocalDate day, Portal portal) {
        Instant begin = day.plusDays(1).atStartOfDay(Coverage.CHINA).toInstant();
        return byPortal.getOrDefault(portal.id(), List.of()).stream()
                .filter(run -> !run.started().isBefore(begin))
                .toList();
    }

    /** The first complete run that began after this day and before this time, and did not see the report. */
    Optional<RunReport> firstThatMissed(Authority authority, int year, LocalDate day, Instant before, Portal portal) {
        return after(day, portal).stream()
                .filter(run -> run.ended().map(ended -> ended.isBefore(before)).orElse(false))
                .filter(PortalRuns::complete)
                .filter(run -> seen(run, authority, year).isEmpty())
                .findFirst();
    }

    /**
     * A report of the year that the run saw and that is the authority's, or may be: its name stands for the authority
     * among others, or says nothing.
     */
    Optional<RunReport.SeenReport> seen(RunReport run, Authority authority, int year) {
        return run.reports().stream()
                .filter(report -> report.year() == year)
                .filter(report -> report.authority().equals(authority.code())
                        || report.authority().startsWith("?") && mayBe(report.authorityName(), authority))
                .findFirst();
    }

    private boolean mayBe(String name, Authority authority) {
        return name.isBlank()
                || codesByName
                        .computeIfAbsent(name, asked -> registry.named(asked).stream()
                                .map(Authority::code)
                                .collect(Collectors.toSet()))
                        .contains(authority.code());
    }
}
