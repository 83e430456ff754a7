package org.gongkai.app.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.archive.coverage.CoverageStatus;

/**
 * A territory and how the authorities in it stand.
 *
 * @param code of its government; {@link Regions#STATE} for what belongs to no province
 * @param name of the place, without 人民政府
 * @param rows the territory's government and what stands directly below it, the most serious first
 * @param below the territories in it, the most serious first
 */
public record Region(String code, String name, List<CoverageRow> rows, List<Region> below) {
    static final Comparator<Region> FIRST =
            Comparator.comparingInt(Region::rank).thenComparing(Region::code);

    public Region {
        rows = List.copyOf(rows);
        below = List.copyOf(below);
    }

    /** Its rows and those of every territory in it. */
    public List<CoverageRow> all() {
        List<CoverageRow> all = new ArrayList<>(rows);
        below.forEach(region -> all.addAll(region.all()));
        return all;
    }

    /** How many authorities should report. */
    public int expected() {
        return rows.size() + below.stream().mapToInt(Region::expected).sum();
    }

    /** How many of them have a report that is there. */
    public int published() {
        return (int)
                all().stream().filter(row -> Attention.published(row.status())).count();
    }

    /** Authorities with each status that occurs, in the order of {@link CoverageStatus}. */
    public Map<CoverageStatus, Integer> counts() {
        Map<CoverageStatus, Integer> counts = new EnumMap<>(CoverageStatus.class);
        all().forEach(row -> counts.merge(row.status(), 1, Integer::sum));
        return counts;
    }

    /** Whether any authority in it is wanted. */
    public boolean holds(Predicate<CoverageRow> wanted) {
        return rows.stream().anyMatch(wanted) || below.stream().anyMatch(region -> region.holds(wanted));
    }

    private int rank() {
        return all().stream()
                .mapToInt(row -> Attention.rank(row.status()))
                .min()
                .orElse(Attention.ORDER.size());
    }
}
