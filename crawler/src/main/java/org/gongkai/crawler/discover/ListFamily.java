package org.gongkai.crawler.discover;

import java.util.List;
import java.util.Optional;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.crawler.page.Page;

/** One way in which a publishing system spreads a list over several pages. */
public interface ListFamily {
    /**
     * Where the list goes on.
     *
     * @param ask what this page is the answer to
     * @return empty when the page is not of this family
     */
    Optional<Paging> find(Page page, Ask ask);

    /** Every family, the most telling first; the first that knows a page speaks for it. */
    static List<ListFamily> all() {
        return List.of(new HanwebPages(), new JpaasPages(), new TrsPages(), new PagerLinks());
    }
}
