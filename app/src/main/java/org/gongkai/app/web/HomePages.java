package org.gongkai.app.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongkai.app.coverage.Attention;
import org.gongkai.app.coverage.HomePortals;
import org.gongkai.app.coverage.Region;
import org.gongkai.app.feed.FeedEvent;
import org.gongkai.app.web.page.Frame;
import org.gongkai.app.web.page.HeatMap;
import org.gongkai.app.web.page.HomePage;
import org.gongkai.app.web.page.NowPage;
import org.gongkai.app.web.template.Templates;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.archive.coverage.CoverageStatus;
import org.gongkai.config.Configuration;
import org.gongkai.config.Registry;
import org.gongkai.model.ReportHistory;

/** Answers for the start page, {@code /}, and for what it shows of runs that go on, {@code /now}. */
final class HomePages {
    private static final int MOST_NEWS = 12;
    private static final int MOST_RUNS = 8;
    /** Seconds until the browser asks again. */
    private static final int WHILE_RUNNING = 5;

    private static final int WHILE_IDLE = 30;

    /** What is missing the map says; told one by one it would leave no room for anything else. */
    private static final Set<FeedEvent.Kind> NEWS =
            EnumSet.of(FeedEvent.Kind.NEW, FeedEvent.Kind.LATE, FeedEvent.Kind.ALTERED, FeedEvent.Kind.REMOVED);

    private final CoverageNow coverage;
    private final Registry registry;
    private final HomePortals portals;
    private final Templates templates;

    HomePages(CoverageNow coverage, Configuration configuration, Templates templates) {
        this.coverage = coverage;
        this.registry = configuration.registry();
        this.portals = new HomePortals(configuration);
        this.templates = templates;
    }

    void home(Context context) {
        Asked asked = new Asked(context);
        asked.allow("lang");
        Frame frame = asked.frame(asked.text("home.title"), Frame.Place.HOME);
        CoverageBoard board = coverage.shown();
        List<Integer> years = latestFirst(board);
        List<List<Region>> regions =
                years.stream().map(year -> board.regions(year, registry)).toList();
        CoverageReport last = board.national(board.lastYear());
        List<ReportHistory> histories = board.histories();
        Reply.page(
                context,
                templates.home(new HomePage(
                        frame,
                        board.looked(),
                        board.lastYear(),
                        counts(last),
                        last.rows().size(),
                        HeatMap.of(years, regions),
                        total(regions),
                        years.stream()
                                .mapToInt(year -> board.unexpected(year).size())
                                .sum(),
                        board.events(portals).stream()
                                .filter(event -> NEWS.contains(event.kind()))
                                .limit(MOST_NEWS)
                                .map(event -> HomePage.News.of(event, frame))
                                .toList(),
                        RunPages.newestFirst(board.runs()).stream()
                                .limit(MOST_RUNS)
                                .toList(),
                        FeedPages.KINDS,
                        histories.size(),
                        histories.stream()
                                .mapToInt(history -> history.versions().size())
                                .sum())));
    }

    /** A page that asks for itself again, without any script. */
    void now(Context context) {
        Asked asked = new Asked(context);
        asked.allow("lang");
        NowPage page = NowPage.of(
                asked.frame(asked.text("now.title"), Frame.Place.NONE),
                coverage.unfinished(),
                coverage.shown().runs(),
                coverage.now());
        context.header("Refresh", Integer.toString(page.running().isEmpty() ? WHILE_IDLE : WHILE_RUNNING));
        Reply.framed(context);
        Reply.page(context, templates.now(page));
    }

    static List<Integer> latestFirst(CoverageBoard board) {
        List<Integer> years = new ArrayList<>(board.years());
        Collections.reverse(years);
        return years;
    }

    private static List<HeatMap.Field> total(List<List<Region>> years) {
        return years.stream()
                .map(regions -> HeatMap.Field.of(new Region("", "", List.of(), regions)))
                .toList();
    }

    static List<HeatMap.Count> counts(CoverageReport report) {
        Map<CoverageStatus, Integer> counts = report.counts();
        return Attention.ORDER.stream()
                .filter(counts::containsKey)
                .map(status -> new HeatMap.Count(status.label(), counts.getOrDefault(status, 0)))
                .toList();
    }
}
