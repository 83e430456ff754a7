package org.gongkai.app.web;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gongkai.app.coverage.Attention;
import org.gongkai.app.coverage.Region;
import org.gongkai.app.coverage.Regions;
import org.gongkai.app.web.page.Frame;
import org.gongkai.app.web.page.MissingChoice;
import org.gongkai.app.web.page.MissingPage;
import org.gongkai.app.web.page.Standing;
import org.gongkai.app.web.page.StandingWriter;
import org.gongkai.app.web.template.Templates;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.archive.coverage.CoverageStatus;
import org.gongkai.config.Registry;
import org.gongkai.model.Level;

/** Answers for the coverage list of one report year: {@code /missing}. */
final class MissingPages {
    /** Every status, as the contract writes it. */
    static final List<String> STATUSES =
            Arrays.stream(CoverageStatus.values()).map(CoverageStatus::label).toList();

    private static final int LIST_SIZE = 200;

    private final CoverageNow coverage;
    private final Registry registry;
    private final Templates templates;

    MissingPages(CoverageNow coverage, Registry registry, Templates templates) {
        this.coverage = coverage;
        this.registry = registry;
        this.templates = templates;
    }

    void missing(Context context) {
        Asked asked = new Asked(context);
        CoverageBoard board = coverage.shown();
        MissingChoice choice = new MissingQuery(asked, registry).choice(board.lastYear());
        NarrowedList list = NarrowedList.of(choice, board, registry);
        StandingWriter writer = new StandingWriter(asked.language(), board.runIds());
        List<Standing> all = list.report().rows().stream()
                .sorted(Attention.FIRST)
                .filter(list::shows)
                .map(row -> writer.write(row, choice.year()))
                .toList();
        String year = Integer.toString(choice.year());
        Frame frame = asked.frame(asked.text("missing.year-title", year), Frame.Place.MISSING);
        Reply.page(
                context,
                templates.missing(new MissingPage(
                        frame,
                        choice,
                        list.report().asOf(),
                        choices(board, choice.year()),
                        regions(board, choice),
                        Arrays.stream(Level.values()).map(Level::label).toList(),
                        Attention.ORDER.stream().map(CoverageStatus::label).toList(),
                        HomePages.counts(list.report()),
                        RunPages.page(all, asked, LIST_SIZE),
                        all.size(),
                        list.report().rows().size(),
                        unwatched(list, board),
                        deadlines(list.report(), writer))));
    }

    /** How many authorities of the region the registry knows beside those that are counted. */
    private static int unwatched(NarrowedList list, CoverageBoard board) {
        MissingChoice choice = list.choice();
        if (!choice.watched() || choice.region().isEmpty()) {
            return 0;
        }
        CoverageReport whole = board.coverage(choice.year(), list.report().asOf(), choice.region());
        return Math.max(0, whole.rows().size() - list.narrowed());
    }

    private static List<MissingPage.Deadline> deadlines(CoverageReport report, StandingWriter writer) {
        return report.rows().stream()
                .flatMap(row -> row.due().stream())
                .distinct()
                .map(due -> new MissingPage.Deadline(due.date(), writer.source(due)))
                .distinct()
                .sorted(Comparator.comparing(MissingPage.Deadline::day).thenComparing(MissingPage.Deadline::source))
                .toList();
    }

    /** The top territories, and below the one that is chosen those in it. */
    private List<MissingPage.Option> regions(CoverageBoard board, MissingChoice choice) {
        List<String> path =
                choice.territory().map(code -> Regions.path(registry, code)).orElse(List.of());
        List<MissingPage.Option> options = new ArrayList<>();
        add(board.regions(choice.year(), registry), path, 0, options);
        choice.region()
                .filter(code -> !code.equals(Registry.COUNTRY))
                .filter(code ->
                        options.stream().noneMatch(option -> option.code().equals(code)))
                .ifPresent(code ->
                        options.add(0, new MissingPage.Option(code, Regions.name(registry, code, choice.year()), 0)));
        return options;
    }

    private static void add(List<Region> regions, List<String> path, int depth, List<MissingPage.Option> options) {
        regions.stream().sorted(Comparator.comparing(Region::code)).forEach(region -> {
            if (!region.code().equals(Regions.STATE)) {
                options.add(new MissingPage.Option(region.code(), region.name(), depth));
                if (path.contains(region.code())) {
                    add(region.below(), path, depth + 1, options);
                }
            }
        });
    }

    private static List<Integer> choices(CoverageBoard board, int year) {
        List<Integer> years = new ArrayList<>(board.years());
        if (!years.contains(year)) {
            years.add(year);
        }
        years.sort(Collections.reverseOrder());
        return years;
    }
}
