package org.gongkai.app.web.page;

import java.util.List;
import java.util.Optional;
import org.gongkai.app.across.CorpusFinding;
import org.gongkai.app.web.text.Language;

/**
 * What reports show when they are held against each other.
 *
 * @param kinds that can be chosen
 * @param kind the one that is chosen, empty for all
 * @param findings a part of them
 * @param count how many there are on all pages
 * @param ready false while the first search goes on
 */
public record FindingsPage(
        Frame frame,
        List<String> kinds,
        String kind,
        Optional<Integer> year,
        Optional<String> region,
        Pager<CorpusFinding> findings,
        int count,
        boolean ready) {
    public FindingsPage {
        kinds = List.copyOf(kinds);
    }

    /** The finding's sentence in the page's language. */
    public String message(CorpusFinding finding) {
        return frame.language() == Language.ZH
                ? finding.message().zh()
                : finding.message().en();
    }

    /** This list with another kind, or all of them when it is empty. */
    public String link(String other) {
        return frame.links().findings(other, year, region, 1);
    }

    /** Another part of this list. */
    public String turn(int page) {
        return frame.links().findings(kind, year, region, page);
    }
}
