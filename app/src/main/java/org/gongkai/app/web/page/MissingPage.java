package org.gongkai.app.web.page;

import java.time.LocalDate;
import java.util.List;

/**
 * The coverage list of one report year.
 *
 * @param years that can be chosen, latest first
 * @param counts by status, only those that occur
 * @param standings in the archive's order, already narrowed to {@code status} when one is chosen
 * @param status the one status that is shown, empty for all
 * @param expected how many authorities should report, whatever is shown
 * @param deadlines those that apply to someone, in order
 */
public record MissingPage(
        Frame frame,
        int year,
        LocalDate asOf,
        List<Integer> years,
        List<Count> counts,
        Pager<Standing> standings,
        String status,
        int expected,
        List<Deadline> deadlines) {
    public MissingPage {
        years = List.copyOf(years);
        counts = List.copyOf(counts);
        deadlines = List.copyOf(deadlines);
    }

    /** A last day and what sets it. */
    public record Deadline(LocalDate day, String source) {}

    /** How many authorities have a status. */
    public record Count(String status, int number) {}
}
