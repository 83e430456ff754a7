package org.gongkai.app.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.app.coverage.Region;
import org.gongkai.app.coverage.Regions;
import org.gongkai.app.web.page.AuthorityGrid;
import org.gongkai.app.web.page.Frame;
import org.gongkai.app.web.page.HeatMap;
import org.gongkai.app.web.page.Links;
import org.gongkai.app.web.page.RegionPage;
import org.gongkai.app.web.page.Standing;
import org.gongkai.app.web.page.StandingWriter;
import org.gongkai.app.web.template.Templates;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.config.Registry;

/** Answers for a territory, {@code /region/{code}}, and for what belongs to none, {@code /unregistered}. */
final class RegionPages {
    private static final int GRID_SIZE = 150;

    private final CoverageNow coverage;
    private final Registry registry;
    private final Templates templates;

    RegionPages(CoverageNow coverage, Registry registry, Templates templates) {
        this.coverage = coverage;
        this.registry = registry;
        this.templates = templates;
    }

    void region(Context context) {
        Asked asked = new Asked(context);
        asked.allow("lang", "page");
        String code = asked.part("code");
        if (code.equals(Registry.COUNTRY)) {
            // the start page is the whole country's
            context.redirect(new Links(asked.chosenLanguage()).home());
            return;
        }
        if (registry.find(code).isEmpty()) {
            throw Refusal.notFound("no-region", code);
        }
        List<String> path = Regions.path(registry, code);
        if (!path.get(path.size() - 1).equals(code)) {
            throw Refusal.notFound("no-region", code);
        }
        CoverageBoard board = coverage.shown();
        List<Integer> years = HomePages.latestFirst(board);
        StandingWriter writer = new StandingWriter(asked.language(), board.runIds());
        List<List<Region>> below = new ArrayList<>();
        List<Standing> standings = new ArrayList<>();
        for (int year : years) {
            Optional<Region> region = find(board.regions(year, registry), path);
            below.add(region.map(Region::below).orElse(List.of()));
            region.map(Region::rows)
                    .orElseGet(() -> within(board, year, code))
                    .forEach(row -> standings.add(writer.write(row, year)));
        }
        int last = board.lastYear();
        String name = Regions.name(registry, code, last);
        Reply.page(
                context,
                templates.region(new RegionPage(
                        asked.frame(asked.text("region.title", name), Frame.Place.HOME),
                        Optional.of(code),
                        name,
                        path.subList(0, path.size() - 1).stream()
                                .map(above -> new RegionPage.Place(above, Regions.name(registry, above, last)))
                                .toList(),
                        HeatMap.of(years, below),
                        grid(years, standings, asked),
                        true)));
    }

    void unregistered(Context context) {
        Asked asked = new Asked(context);
        asked.allow("lang", "page");
        CoverageBoard board = coverage.shown();
        List<Integer> years = HomePages.latestFirst(board);
        StandingWriter writer = new StandingWriter(asked.language(), board.runIds());
        List<Standing> standings = years.stream()
                .flatMap(year -> board.unexpected(year).stream().map(writer::write))
                .toList();
        String name = asked.text("region.unregistered");
        Reply.page(
                context,
                templates.region(new RegionPage(
                        asked.frame(name, Frame.Place.HOME),
                        Optional.empty(),
                        name,
                        List.of(),
                        new HeatMap(years, List.of()),
                        grid(years, standings, asked),
                        false)));
    }

    private static AuthorityGrid grid(List<Integer> years, List<Standing> standings, Asked asked) {
        return new AuthorityGrid(years, RunPages.page(AuthorityGrid.rows(years, standings), asked, GRID_SIZE));
    }

    /** The territory at the end of this path; empty when nobody in it is expected to report, or its government alone. */
    private static Optional<Region> find(List<Region> top, List<String> path) {
        List<Region> here = top;
        Optional<Region> found = Optional.empty();
        for (String code : path) {
            found = here.stream().filter(region -> region.code().equals(code)).findFirst();
            here = found.map(Region::below).orElse(List.of());
        }
        return found;
    }

    private List<CoverageRow> within(CoverageBoard board, int year, String code) {
        return board.national(year).rows().stream()
                .filter(row -> registry.line(row.code()).contains(code))
                .toList();
    }
}
