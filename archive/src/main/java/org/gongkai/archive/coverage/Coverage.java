package org.gongkai.archive.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.gongkai.archive.version.ReportTracks;
import org.gongkai.archive.version.Span;
import org.gongkai.config.Deadlines;
import org.gongkai.config.Registry;
import org.gongkai.config.form.FormSet;
import org.gongkai.model.Authority;
import org.gongkai.model.Portal;
import org.gongkai.model.ReportKey;

/**
 * Computes coverage.
 *
 * <p>Expected are the authorities that had to report ({@link Duties}) and of which the archive could know: those with a
 * portal of their own, and those of which any report was seen; with a region, all in it. A report belongs at the portal
 * that the registry names for its authority, else at the portals that are the authority's own. The portal of an
 * authority above counts only when the registry names it: a department's report that a city's portal does not list may
 * well stand on a site that nobody configured.
 */
public final class Coverage {
    /** Deadlines and days are China's, wherever the program runs. */
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** The day in China. */
    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, CHINA);
    }

    private final Registry registry;
    private final Deadlines deadlines;
    private final FormSet forms;
    private final Map<String, Portal> portals = new HashMap<>();
    private final Map<String, List<Portal>> portalsOf = new HashMap<>();

    public Coverage(Registry registry, Deadlines deadlines, FormSet forms, Collection<Portal> portals) {
        this.registry = registry;
        this.deadlines = deadlines;
        this.forms = forms;
        for (Portal portal : portals) {
            this.portals.put(portal.id(), portal);
            this.portalsOf
                    .computeIfAbsent(portal.authority(), authority -> new ArrayList<>())
                    .add(portal);
        }
    }

    /**
     * The coverage of a year.
     *
     * @param evidence of the archive
     * @param asOf the day, in China, as known at its end
     * @param region code of an authority; it and all below it are expected then; {@link Registry#COUNTRY} for all there are
     */
    public CoverageReport of(CoverageEvidence evidence, int year, LocalDate asOf, Optional<String> region) {
        Instant cutoff = asOf.plusDays(1).atStartOfDay(CHINA).toInstant();
        Duties duties = new Duties(registry, deadlines, year, asOf);
        Predicate<Authority> wanted = wanted(evidence, region, cutoff);
        List<Duty> ofTheYear = duties.ofTheYear(wanted);
        // runs before reports: a run that ends meanwhile must not be taken for one that did not see what it saw
        PortalRuns runs = new PortalRuns(
                evidence.runs(
                        homes(ofTheYear),
                        LocalDate.of(year + 1, 1, 1).atStartOfDay(CHINA).toInstant(),
                        cutoff),
                cutoff,
                registry);
        Map<String, ReportTracks> seen = seen(evidence, codes(ofTheYear), year, cutoff);
        Collection<Duty> expected = duties.handedOn(
                ofTheYear, duty -> seen.containsKey(duty.authority().code()));
        Map<String, ReportTracks> titledNext = seen(
                evidence,
                expected.stream()
                        .map(duty -> duty.authority().code())
                        .filter(code -> !seen.containsKey(code))
                        .toList(),
                year + 1,
                cutoff);
        Readings readings = Readings.of(evidence, seen.values(), cutoff);
        List<CoverageRow> rows = new ArrayList<>(expected.size());
        for (Duty duty : expected) {
            if (!wanted.test(duty.authority()) && duty.predecessors().stream().noneMatch(wanted)) {
                continue;
            }
            ReportTracks tracks = seen.get(duty.authority().code());
            if (tracks == null) {
                Optional<ReportTracks> next = Optional.ofNullable(
                                titledNext.get(duty.authority().code()))
                        .filter(report -> FoundReport.beforeItsTime(report).isPresent());
                rows.add(new AbsentReport(duty, year, asOf, next, evidence.lookHolds()).row(homeOf(duty), runs));
            } else {
                rows.add(new FoundReport(tracks, evidence.removal(), readings.of(tracks.key()), forms)
                        .row(duty, runs, homeOf(duty)));
            }
        }
        return new CoverageReport(year, asOf, rows);
    }

    private Predicate<Authority> wanted(CoverageEvidence evidence, Optional<String> region, Instant cutoff) {
        if (region.isPresent()) {
            return authority -> registry.isWithin(authority.code(), region.get());
        }
        Set<String> seen = evidence.seenBefore(cutoff);
        return authority -> seen.contains(authority.code()) || !home(authority).isEmpty();
    }

    private static List<String> codes(List<Duty> duties) {
        Set<String> codes = new LinkedHashSet<>();
        for (Duty duty : duties) {
            codes.add(duty.authority().code());
            duty.heirs().forEach(heir -> codes.add(heir.code()));
        }
        return List.copyOf(codes);
    }

    /** What was seen by then of each one's report about the year, by code. */
    private static Map<String, ReportTracks> seen(
            CoverageEvidence evidence, List<String> codes, int year, Instant cutoff) {
        List<ReportKey> keys =
                codes.stream().map(code -> new ReportKey(code, year)).toList();
        Map<String, ReportTracks> seen = new HashMap<>();
        evidence.reports(keys).forEach((key, tracks) -> {
            ReportTracks then = tracks.knownBefore(cutoff);
            boolean any = then.tracks().stream()
                    .anyMatch(track -> track.spans().stream().anyMatch(Span.Seen.class::isInstance));
            if (any) {
                seen.put(key.authority(), then);
            }
        });
        return seen;
    }

    private Set<String> homes(Collection<Duty> duties) {
        Set<String> ids = new LinkedHashSet<>();
        for (Duty duty : duties) {
            home(duty.authority()).forEach(portal -> ids.add(portal.id()));
            duty.heirs().forEach(heir -> home(heir).forEach(portal -> ids.add(portal.id())));
        }
        return ids;
    }

    /** Where the report can stand: with the authority's portals those of the ones whose place it took. */
    private List<Portal> homeOf(Duty duty) {
        List<Portal> own = home(duty.authority());
        if (own.isEmpty()) {
            return own;
        }
        Set<Portal> all = new LinkedHashSet<>(own);
        duty.predecessors().forEach(gone -> all.addAll(home(gone)));
        return List.copyOf(all);
    }

    /** The portals where the authority's reports belong; none when none is configured. */
    private List<Portal> home(Authority authority) {
        Optional<String> named =
                authority.portal().or(() -> registry.find(authority.code()).flatMap(Authority::portal));
        if (named.isEmpty()) {
            return portalsOf.getOrDefault(authority.code(), List.of());
        }
        return Optional.ofNullable(portals.get(named.get())).stream().toList();
    }
}
