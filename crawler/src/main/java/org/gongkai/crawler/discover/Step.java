package org.gongkai.crawler.discover;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.model.Discovery;

/**
 * One visit to make.
 *
 * @param score higher goes first
 * @param depth links followed from a start address; pages of one list share theirs
 * @param text of the link that led here
 * @param listed date beside that link
 * @param crumbs names of the columns above, outermost first
 */
public record Step(
        Ask ask,
        Role role,
        int score,
        int depth,
        Discovery found,
        String text,
        Optional<LocalDate> listed,
        List<String> crumbs) {
    public Step {
        crumbs = List.copyOf(crumbs);
    }
}
