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
 */
public record Paging(
        String family, List<Ask> pages, List<Ask> otherwise, OptionalInt entries, Optional<String> problem) {
    public Paging {
        pages = List.copyOf(pages);
        otherwise = List.copyOf(otherwise);
    }

    /** Further pages and nothing else to tell. */
    static Paging of(String family, List<Ask> pages) {
        return new Paging(family, pages, List.of(), OptionalInt.empty(), Optional.empty());
    }
}
