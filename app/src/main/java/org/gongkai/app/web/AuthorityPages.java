package org.gongkai.app.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongkai.app.coverage.Regions;
import org.gongkai.app.web.page.AuthorityPage;
import org.gongkai.app.web.page.Frame;
import org.gongkai.app.web.page.Links;
import org.gongkai.app.web.page.RegionPage;
import org.gongkai.app.web.page.Standing;
import org.gongkai.app.web.page.StandingWriter;
import org.gongkai.app.web.template.Templates;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfiguredPortal;
import org.gongkai.config.Registry;
import org.gongkai.model.Authority;
import org.gongkai.model.Portal;
import org.gongkai.model.ReportHistory;

/** Answers for one authority, {@code /authority/{code}}. */
final class AuthorityPages {
    private final Configuration configuration;
    private final CoverageNow coverage;
    private final AuthoritySeries series;
    private final Templates templates;

    AuthorityPages(Configuration configuration, CoverageNow coverage, AuthoritySeries series, Templates templates) {
        this.series = series;
        this.configuration = configuration;
        this.coverage = coverage;
        this.templates = templates;
    }

    void authority(Context context) {
        Asked asked = new Asked(context);
        String code = asked.part("code");
        Registry registry = configuration.registry();
        Optional<Authority> registered = registry.find(code);
        asked.allow("lang");
        CoverageBoard board = coverage.shown();
        List<ReportHistory> histories = board.histories().stream()
                .filter(history -> history.key().authority().equals(code))
                .toList();
        if (registered.isEmpty() && histories.isEmpty()) {
            throw Refusal.notFound("no-authority", code);
        }
        String name =
                registered.map(Authority::name).orElseGet(() -> histories.get(0).authorityName());
        Frame frame = asked.frame(name, Frame.Place.NONE);
        Reply.page(
                context,
                templates.authority(new AuthorityPage(
                        frame,
                        code,
                        name,
                        registered.orElse(null),
                        around(code, registered.isPresent(), board.lastYear()),
                        below(code),
                        registry.history(code),
                        portals(code, registered),
                        lines(code, board, histories, new StandingWriter(asked.language(), board.runIds())),
                        series.charts(histories, frame.links(), asked.language()))));
    }

    /** The territories that it stands in, the largest first; its own is none of them. */
    private List<RegionPage.Place> around(String code, boolean registered, int year) {
        Registry registry = configuration.registry();
        return registered
                ? Regions.path(registry, code).stream()
                        .filter(region -> !region.equals(Regions.STATE))
                        .map(region -> new RegionPage.Place(region, Regions.name(registry, region, year)))
                        .toList()
                : List.of();
    }

    /** Under their latest names, each code once. */
    private List<Authority> below(String code) {
        return configuration.registry().children(code).stream()
                .map(Authority::code)
                .distinct()
                .flatMap(child -> configuration.registry().find(child).stream())
                .toList();
    }

    private List<AuthorityPage.PortalLine> portals(String code, Optional<Authority> registered) {
        return configuration.portals().stream()
                .map(ConfiguredPortal::portal)
                .filter(portal -> portal.authority().equals(code)
                        || registered
                                .flatMap(Authority::portal)
                                .filter(portal.id()::equals)
                                .isPresent())
                .map(AuthorityPages::line)
                .toList();
    }

    private static AuthorityPage.PortalLine line(Portal portal) {
        return new AuthorityPage.PortalLine(
                portal.id(), portal.name(), Links.outside(portal.start().get(0)));
    }

    private static List<AuthorityPage.Line> lines(
            String code, CoverageBoard board, List<ReportHistory> histories, StandingWriter writer) {
        Map<Integer, ReportHistory> kept = histories.stream()
                .collect(Collectors.toMap(history -> history.key().year(), Function.identity()));
        TreeSet<Integer> years = new TreeSet<>(Collections.reverseOrder());
        years.addAll(board.years());
        years.addAll(kept.keySet());
        List<AuthorityPage.Line> lines = new ArrayList<>();
        for (int year : years) {
            Optional<ReportHistory> history = Optional.ofNullable(kept.get(year));
            Optional<Standing> expected = board.row(year, code).map(row -> writer.write(row, year));
            expected.or(() -> history.map(writer::write))
                    .map(standing -> new AuthorityPage.Line(standing, history))
                    .ifPresent(lines::add);
        }
        return lines;
    }
}
