package org.gongkai.app.web.page;

import java.util.List;
import java.util.Optional;
import org.gongkai.model.RunReport;

/**
 * Coverage at a glance: authorities × report years, what is new, and the latest runs.
 *
 * @param years of the columns, in order
 * @param rows authorities with one field for each year
 * @param news newest first
 * @param runs newest first
 * @param feeds kinds of events that there are feeds of
 * @param reports how many reports are kept
 * @param versions how many versions they have together
 * @param authorities how many rows there are on all pages
 */
public record HomePage(
        Frame frame,
        List<Integer> years,
        Pager<Row> rows,
        List<News> news,
        List<RunReport> runs,
        List<String> feeds,
        int authorities,
        int reports,
        int versions) {
    public HomePage {
        years = List.copyOf(years);
        news = List.copyOf(news);
        runs = List.copyOf(runs);
        feeds = List.copyOf(feeds);
    }

    /** An authority; a field is empty where it is not expected to report, as before it existed. */
    public record Row(String code, String name, List<Optional<Standing>> fields) {
        public Row {
            fields = List.copyOf(fields);
        }
    }
}
