package org.gongkai.crawler.discover;

import java.net.URI;
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
 * @param perhaps the one of {@code pages} that may lie beyond the last, so that it need not be there
 */
public record Paging(
        String family,
        List<Ask> pages,
        List<Ask> otherwise,
        OptionalInt entries,
        Optional<String> problem,
        boolean reports,
        Optional<URI> perhaps) {
    public Paging {
        pages = List.copyOf(pages);
        otherwise = List.copyOf(otherwise);
    }

    /** Further pages and nothing else to tell. */
    static Paging of(String family, List<Ask> pages) {
        return new Paging(family, pages, List.of(), OptionalInt.empty(), Optional.empty(), false, Optional.empty());
    }

    /** The same with a page that may lie beyond the last. */
    Paging withPerhaps(Optional<URI> uri) {
        return new Paging(family, pages, otherwise, entries, problem, reports, uri);
    }

    /** Pages of a column of reports. */
    static Paging ofReports(String family, List<Ask> pages) {
        return new Paging(family, pages, List.of(), OptionalInt.empty(), Optional.empty(), true, Optional.empty());
    }

    /** A list that goes on, nobody knows how. */
    static Paging unread(String family, String problem) {
        return new Paging(
                family, List.of(), List.of(), OptionalInt.empty(), Optional.of(problem), false, Optional.empty());
    }
}
