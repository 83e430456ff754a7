package org.gongkai.crawler.discover;

import java.util.Optional;
import java.util.Set;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.crawler.page.Page;

/**
 * A page on which a list may go on.
 *
 * @param ask what the page is the answer to
 * @param fragments with which other pages refer to it, for lists that a script shows by them
 * @param opening the page that sent for this one because its script lies there; empty otherwise
 */
public record ListPage(Page page, Ask ask, Set<String> fragments, Optional<Page> opening) {
    public ListPage {
        fragments = Set.copyOf(fragments);
    }

    /** A page that nothing refers to with a fragment. */
    public static ListPage of(Page page, Ask ask) {
        return new ListPage(page, ask, Set.of(), Optional.empty());
    }
}
