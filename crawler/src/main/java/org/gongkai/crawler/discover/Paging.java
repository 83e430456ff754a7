package org.gongkai.crawler.discover;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gongkai.crawler.fetch.Ask;

/**
 * How a list goes on from one of its pages.
 *
 * @param family short name of the family, for the record
 * @param pages further pages, in order; known ones may be among them
 * @param otherwise asked instead when {@code pages} bring nothing new although entries are still to come
 * @param entries how many entries the list says it has
 * @param problem why the list goes on in a way that cannot be followed
 * @param reports whether the pages are those of a column of reports by its name, whatever the page that leads to them is
 */
public record Paging(
        String family,
        List<Ask> pages,
        List<Ask> otherwise,
        OptionalInt entries,
        Optional<String> problem,
        boolean reports) {
    public Paging {
        pages = List.copyOf(pages);
        otherwise = List.copyOf(otherwise);
    }

    /** Further pages and nothing else to tell. */
    static Paging of(String family, List<Ask> pages) {
        return new Paging(family, pages, List.of(), OptionalInt.empty(), Optional.empty(), false);
    }

    /** Pages of a column of reports. */
    static Paging ofReports(String family, List<Ask> pages) {
        return new Paging(family, pages, List.of(), OptionalInt.empty(), Optional.empty(), true);
    }

    /** A list that goes on, nobody knows how. */
    static Paging unread(String family, String problem) {
        return new Paging(family, List.of(), List.of(), OptionalInt.empty(), Optional.of(problem), false);
    }
}
