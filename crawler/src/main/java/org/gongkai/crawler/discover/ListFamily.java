package org.gongkai.crawler.discover;

import java.util.List;
import java.util.Optional;
import org.gongkai.crawler.fetch.Ask;

/** One way in which a publishing system spreads a list over several pages. */
public interface ListFamily {
    /**
     * Where the list goes on.
     *
     * @return empty when the page is not of this family
     */
    Optional<Paging> find(ListPage place);

    /** What to ask instead of a page of a list that was refused or came empty, smaller pieces for example. */
    default List<Ask> instead(Ask failed) {
        return List.of();
    }

    /** Every family, the most telling first. */
    static List<ListFamily> all() {
        return List.of(
                new HanwebPages(),
                new HanwebDirectory(),
                new JpaasPages(),
                new GkmlptPages(),
                new EpointPages(),
                new LonsunPages(),
                new TrsPages(),
                new PagerLinks(),
                new FormPages(),
                new AjaxPages(),
                new PluginPages());
    }

    /** What the families make of a page: the first that knows it, one that knows how to go on before one that does not. */
    static Optional<Paging> ask(List<ListFamily> families, ListPage place) {
        Optional<Paging> stuck = Optional.empty();
        for (ListFamily family : families) {
            Optional<Paging> paging = family.find(place);
            if (paging.filter(found -> found.problem().isEmpty()).isPresent()) {
                return paging;
            }
            stuck = stuck.or(() -> paging);
        }
        return stuck;
    }
}
