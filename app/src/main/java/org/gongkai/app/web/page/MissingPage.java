package org.gongkai.app.web.page;

import java.time.LocalDate;
import java.util.List;

/**
 * The coverage list of one report year.
 *
 * @param choice what of it is shown
 * @param asOf the day whose end it speaks of
 * @param years that can be chosen, latest first
 * @param regions that can be chosen, the one that is chosen among them
 * @param levels that can be chosen
 * @param statuses that can be chosen
 * @param counts by status, only those that occur, whatever statuses are shown
 * @param standings the most serious first, narrowed to the choice
 * @param shown how many rows there are on all pages
 * @param expected how many authorities should report, whatever statuses are shown
 * @param unwatched how many more of the region the registry knows, 0 when all are counted
 * @param deadlines those that apply to someone, in order
 */
public record MissingPage(
        Frame frame,
        MissingChoice choice,
        LocalDate asOf,
        List<Integer> years,
        List<Option> regions,
        List<String> levels,
        List<String> statuses,
        List<HeatMap.Count> counts,
        Pager<Standing> standings,
        int shown,
        int expected,
        int unwatched,
        List<Deadline> deadlines) {
    public MissingPage {
        years = List.copyOf(years);
        regions = List.copyOf(regions);
        levels = List.copyOf(levels);
        statuses = List.copyOf(statuses);
        counts = List.copyOf(counts);
        deadlines = List.copyOf(deadlines);
    }

    /** A last day and what sets it. */
    public record Deadline(LocalDate day, String source) {}

    /**
     * A territory.
     *
     * @param depth 0 for a province
     */
    public record Option(String code, String name, int depth) {}

    /** The name of the region that is chosen, empty for none. */
    public String regionName() {
        return regions.stream()
                .filter(region -> choice.region().filter(region.code()::equals).isPresent())
                .map(Option::name)
                .findFirst()
                .orElse("");
    }

    /** How often a status occurs. */
    public int count(String status) {
        return counts.stream()
                .filter(count -> count.status().equals(status))
                .mapToInt(HeatMap.Count::number)
                .findFirst()
                .orElse(0);
    }
}
