package org.gongkai.app.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gongkai.app.web.page.Frame;
import org.gongkai.app.web.page.HomePage;
import org.gongkai.app.web.page.News;
import org.gongkai.app.web.page.Standing;
import org.gongkai.app.web.page.StandingWriter;
import org.gongkai.app.web.template.Templates;
import org.gongkai.model.ReportHistory;

/** Answers for the start page, {@code /}. */
final class HomePages {
    private static final int GRID_SIZE = 100;
    private static final int MOST_NEWS = 12;
    private static final int MOST_RUNS = 8;

    private final CoverageNow coverage;
    private final Templates templates;

    HomePages(CoverageNow coverage, Templates templates) {
        this.coverage = coverage;
        this.templates = templates;
    }

    void home(Context context) {
        Asked asked = new Asked(context);
        Frame frame = asked.frame(asked.text("home.title"), Frame.Place.HOME);
        CoverageBoard board = coverage.board();
        List<ReportHistory> histories = board.histories();
        List<HomePage.Row> rows = rows(board, new StandingWriter(asked.language(), board.runIds()));
        Reply.page(
                context,
                templates.home(new HomePage(
                        frame,
                        board.years(),
                        RunPages.page(rows, asked, GRID_SIZE),
                        News.latest(histories, frame.texts(), MOST_NEWS),
                        RunPages.newestFirst(board.runs()).stream()
                                .limit(MOST_RUNS)
                                .toList(),
                        FeedPages.KINDS,
                        rows.size(),
                        histories.size(),
                        histories.stream()
                                .mapToInt(history -> history.versions().size())
                                .sum())));
    }

    private static List<HomePage.Row> rows(CoverageBoard board, StandingWriter writer) {
        List<Integer> years = board.years();
        Map<String, Map<Integer, Standing>> table = new TreeMap<>();
        for (int year : years) {
            List<Standing> standings = new ArrayList<>();
            board.coverage(year, board.today(), Optional.empty())
                    .rows()
                    .forEach(row -> standings.add(writer.write(row, year)));
            board.unexpected(year).forEach(history -> standings.add(writer.write(history)));
            standings.forEach(standing -> table.computeIfAbsent(standing.key().authority(), code -> new HashMap<>())
                    .put(year, standing));
        }
        List<HomePage.Row> rows = new ArrayList<>();
        table.forEach((code, byYear) -> rows.add(row(code, years, byYear)));
        return rows;
    }

    // Named as in the last of the years: that is who the reader can ask today.
    private static HomePage.Row row(String code, List<Integer> years, Map<Integer, Standing> byYear) {
        List<Optional<Standing>> fields = years.stream()
                .map(year -> Optional.ofNullable(byYear.get(year)))
                .toList();
        String name = fields.stream()
                .flatMap(Optional::stream)
                .reduce((earlier, later) -> later)
                .map(Standing::name)
                .orElse(code);
        return new HomePage.Row(code, name, fields);
    }
}
