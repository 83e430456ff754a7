package org.gongkai.archive.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gongkai.config.Deadlines;
import org.gongkai.config.Due;
import org.gongkai.config.Registry;
import org.gongkai.model.Authority;
import org.gongkai.model.Portal;
import org.gongkai.model.RunReport;

/**
 * Computes coverage.
 *
 * <p>Expected are the authorities that existed in the year and of which the archive could know: those with a portal of
 * their own, and those of which any report was ever seen; with a region, all in it. A report belongs at the portal that
 * the registry names for its authority, else at the portals that are the authority's own. The portal of an authority
 * above counts only when the registry names it: a department's report that a city's portal does not list may well stand
 * on a site that nobody configured.
 */
public final class Coverage {
    /** Deadlines and days are China's, wherever the program runs. */
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Registry registry;
    private final Deadlines deadlines;
    private final Map<String, Portal> portals = new HashMap<>();
    private final Map<String, List<Portal>> portalsOf = new HashMap<>();

    public Coverage(Registry registry, Deadlines deadlines, Collection<Portal> portals) {
        this.registry = registry;
        this.deadlines = deadlines;
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
     * @param known every report in the archive, of all years
     * @param runs every run, at all portals
     * @param asOf the day, in China, as known at its end
     * @param region code of an authority; it and all below it are expected then
     */
    public CoverageReport of(
            Collection<KnownReport> known,
            Collection<RunReport> runs,
            int year,
            LocalDate asOf,
            Optional<String> region) {
        Instant cutoff = asOf.plusDays(1).atStartOfDay(CHINA).toInstant();
        Map<String, KnownReport> ofYear = new HashMap<>();
        Set<String> seenAtAll = new TreeSet<>();
        for (KnownReport report : known) {
            String code = report.history().key().authority();
            seenAtAll.add(code);
            if (report.history().key().year() == year) {
                ofYear.put(code, report);
            }
        }
        PortalRuns portalRuns = new PortalRuns(runs, cutoff, registry);
        List<CoverageRow> rows = expected(seenAtAll, year, region).stream()
                .map(code -> registry.find(code, year).or(() -> registry.find(code)))
                .flatMap(Optional::stream)
                .map(authority -> row(
                        authority, Optional.ofNullable(ofYear.get(authority.code())), portalRuns, year, asOf, cutoff))
                .toList();
        return new CoverageReport(year, asOf, rows);
    }

    private Set<String> expected(Set<String> seenAtAll, int year, Optional<String> region) {
        Set<String> codes = new TreeSet<>();
        for (Authority authority : registry.all()) {
            boolean wanted = region.map(above -> registry.line(authority.code()).contains(above))
                    .orElseGet(() -> seenAtAll.contains(authority.code())
                            || !home(authority).isEmpty());
            if (wanted && authority.existedIn(year)) {
                codes.add(authority.code());
            }
        }
        return codes;
    }

    /** The portals where the authority's reports belong; none when none is configured. */
    private List<Portal> home(Authority authority) {
        Optional<Portal> named = authority.portal().map(portals::get);
        return named.map(List::of).orElseGet(() -> portalsOf.getOrDefault(authority.code(), List.of()));
    }

    private CoverageRow row(
            Authority authority,
            Optional<KnownReport> known,
            PortalRuns runs,
            int year,
            LocalDate asOf,
            Instant cutoff) {
        Optional<Due> due = deadlines.due(authority, year);
        List<Portal> home = home(authority);
        return known.flatMap(report -> FoundReport.asOf(report, cutoff))
                .map(found -> found.row(authority, due, runs, home))
                .orElseGet(() -> new AbsentReport(authority, year, due, asOf).row(home, runs));
    }
}
