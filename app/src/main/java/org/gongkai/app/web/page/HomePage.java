package org.gongkai.app.web.page;

import java.time.Instant;
import java.util.List;
import org.gongkai.app.feed.FeedEvent;
import org.gongkai.app.web.text.Language;
import org.gongkai.model.RunReport;

/**
 * Coverage at a glance: territories × report years, what is new, and the latest runs.
 *
 * @param looked when the archive was looked at for this
 * @param lastYear the latest year about which anyone can owe a report
 * @param counts of that year by status, only those that occur
 * @param expected how many authorities should report about it
 * @param map of the top territories
 * @param total of the whole country, one field for each year of the map
 * @param unregistered kept reports of the map's years that nobody of the registry was expected to make
 * @param news newest first
 * @param runs newest first
 * @param feeds kinds of events that there are feeds of
 * @param reports how many reports are kept
 * @param versions how many versions they have together
 */
public record HomePage(
        Frame frame,
        Instant looked,
        int lastYear,
        List<HeatMap.Count> counts,
        int expected,
        HeatMap map,
        List<HeatMap.Field> total,
        int unregistered,
        List<News> news,
        List<RunReport> runs,
        List<String> feeds,
        int reports,
        int versions) {
    public HomePage {
        counts = List.copyOf(counts);
        total = List.copyOf(total);
        news = List.copyOf(news);
        runs = List.copyOf(runs);
        feeds = List.copyOf(feeds);
    }

    /** Whether nothing is kept and nobody is expected. */
    public boolean isEmpty() {
        return map.rows().isEmpty() && reports == 0;
    }

    /**
     * Something that happened to a report.
     *
     * @param kind as the feeds write it
     * @param what in the page's language
     */
    public record News(Instant at, String kind, String name, String year, String link, String what) {
        /** An event in words. */
        public static News of(FeedEvent event, Frame frame) {
            return new News(
                    event.at(),
                    event.kind().label(),
                    event.name(),
                    Integer.toString(event.key().year()),
                    frame.links().event(event),
                    frame.language() == Language.ZH
                            ? event.detail().zh()
                            : event.detail().en());
        }
    }
}
