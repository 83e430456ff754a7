package org.gongkai.app.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongkai.app.answer.AuthorityAnswer;
import org.gongkai.app.answer.CoverageAnswer;
import org.gongkai.app.answer.MissingAnswer;
import org.gongkai.app.web.page.Links;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.config.Registry;
import org.gongkai.model.Authority;
import org.gongkai.model.Level;
import org.gongkai.model.ReportHistory;
import org.jspecify.annotations.Nullable;

/**
 * The API of who has to report and how they stand: {@code /api/authorities}, {@code /api/coverage}, {@code
 * /api/missing}.
 */
final class AuthorityAnswers {
    private static final int MOST_YEARS = 20;

    private final Registry registry;
    private final CoverageNow coverage;

    private final HeavyQuestions heavy;

    AuthorityAnswers(Registry registry, CoverageNow coverage, HeavyQuestions heavy) {
        this.heavy = heavy;
        this.registry = registry;
        this.coverage = coverage;
    }

    /** {@code /api/authorities}: under their latest names, in the registry's order. */
    void authorities(Context context) {
        Asked asked = new Asked(context);
        asked.allow("name", "level", "region", "parent", "page", "limit");
        Optional<String> name = asked.parameter("name").map(String::strip);
        Optional<String> level = asked.oneOf(
                "level", Arrays.stream(Level.values()).map(Level::label).toList());
        Optional<String> region = asked.region(registry);
        Optional<String> parent = asked.parameter("parent");
        List<Authority> wanted = registry.all().stream()
                .filter(authority -> registry.find(authority.code())
                        .filter(latest -> latest == authority)
                        .isPresent())
                .filter(authority ->
                        level.map(authority.level().label()::equals).orElse(true))
                .filter(authority -> parent.map(above ->
                                authority.parent().filter(above::equals).isPresent())
                        .orElse(true))
                .filter(authority -> name.map(part -> isNamed(authority, part)).orElse(true))
                .filter(authority -> Asked.isIn(registry, region, authority.code()))
                .toList();
        Listing.reply(context, asked, "authorities", wanted, AuthorityAnswer.Line::of);
    }

    private boolean isNamed(Authority authority, String part) {
        return registry.history(authority.code()).stream()
                .anyMatch(row ->
                        row.name().contains(part) || row.aliases().stream().anyMatch(alias -> alias.contains(part)));
    }

    /** {@code /api/authorities/{code}}. */
    void authority(Context context) {
        Asked asked = new Asked(context);
        asked.allow();
        Reply.json(context, Json.write(AuthorityAnswer.of(require(asked.part("code")), registry)));
    }

    /** {@code /api/authorities/{code}/children}: those directly below it. */
    void children(Context context) {
        Asked asked = new Asked(context);
        asked.allow("page", "limit");
        List<Authority> below = registry.children(require(asked.part("code")).code()).stream()
                .map(Authority::code)
                .distinct()
                .flatMap(child -> registry.find(child).stream())
                .toList();
        Listing.reply(context, asked, "authorities", below, AuthorityAnswer.Line::of);
    }

    /** {@code /api/authorities/{code}/years}: how it stands with each year's report, the latest year first. */
    void years(Context context) {
        Asked asked = new Asked(context);
        asked.allow();
        String code = asked.part("code");
        CoverageBoard board = coverage.board();
        Map<Integer, ReportHistory> kept = board.histories().stream()
                .filter(history -> history.key().authority().equals(code)
                        && !history.versions().isEmpty())
                .collect(Collectors.toMap(history -> history.key().year(), Function.identity()));
        Optional<Authority> registered = registry.find(code);
        String name = registered
                .map(Authority::name)
                .or(() -> kept.values().stream().findFirst().map(ReportHistory::authorityName))
                .orElseThrow(() -> Refusal.notFound("no-authority", code));
        TreeSet<Integer> years = new TreeSet<>(board.years());
        years.addAll(kept.keySet());
        List<Year> lines = new ArrayList<>();
        for (int year : years.descendingSet()) {
            Optional<MissingAnswer.Row> standing = registered.isEmpty()
                    ? Optional.empty()
                    : board.coverage(year, board.today(), Optional.of(code)).rows().stream()
                            .filter(row -> row.code().equals(code))
                            .findFirst()
                            .map(row -> MissingAnswer.row(row, registry));
            Optional<Kept> report = Optional.ofNullable(kept.get(year)).map(Kept::of);
            if (standing.isPresent() || report.isPresent()) {
                lines.add(new Year(year, standing.orElse(null), report.orElse(null)));
            }
        }
        Reply.json(context, Json.write(new Years(name, code, board.today().toString(), lines)));
    }

    /** {@code /api/coverage}: regions × years. */
    void coverage(Context context) {
        Asked asked = new Asked(context);
        asked.allow("from", "to", "region", "as-of");
        CoverageBoard board = coverage.board();
        LocalDate asOf = asked.dateParameter("as-of").orElseGet(board::today);
        List<Integer> usual = board.years();
        int to = asked.yearParameter("to").orElseGet(board::lastYear);
        int from = asked.yearParameter("from").orElseGet(() -> Math.min(to, usual.get(0)));
        if (from > to || to - from >= MOST_YEARS) {
            throw Refusal.badRequest(
                    "years", Integer.toString(from), Integer.toString(to), Integer.toString(MOST_YEARS));
        }
        Optional<String> region = asked.region(registry);
        List<CoverageReport> reports = heavy.answer(() -> IntStream.rangeClosed(from, to)
                .mapToObj(year -> board.coverage(year, asOf, region))
                .toList());
        Reply.json(context, Json.write(CoverageAnswer.of(asOf, reports, registry)));
    }

    /** {@code /api/missing}: what {@code missing --json} says; all rows, unless {@code limit} asks for a part of them. */
    void missing(Context context) {
        Asked asked = new Asked(context);
        asked.allow("year", "as-of", "region", "level", "status", "page", "limit");
        Optional<String> level = asked.oneOf(
                "level", Arrays.stream(Level.values()).map(Level::label).toList());
        Optional<String> status = asked.parameter("status");
        status.filter(each -> !MissingPages.STATUSES.contains(each)).ifPresent(each -> {
            throw Refusal.badRequest("status", each, String.join(", ", MissingPages.STATUSES));
        });
        int year = asked.yearParameter().orElseThrow(() -> Refusal.badRequest("needed", "year"));
        CoverageBoard board = coverage.board();
        Optional<String> region = asked.region(registry);
        LocalDate asOf = asked.dateParameter("as-of").orElseGet(board::today);
        CoverageReport report = asOf.equals(board.today())
                ? board.coverage(year, asOf, region)
                : heavy.answer(() -> board.coverage(year, asOf, region));
        List<CoverageRow> wanted = report.rows().stream()
                .filter(row -> status.map(row.status().label()::equals).orElse(true))
                .filter(row -> level.map(label -> registry.find(row.code())
                                .filter(authority -> authority.level().label().equals(label))
                                .isPresent())
                        .orElse(true))
                .toList();
        Set<CoverageRow> shown = new HashSet<>(
                asked.parameter("limit").isEmpty() && asked.parameter("page").isEmpty()
                        ? wanted
                        : Listing.part(context, asked, wanted));
        Reply.json(context, Json.write(MissingAnswer.of(report, registry, shown::contains)));
    }

    private Authority require(String code) {
        return registry.find(code).orElseThrow(() -> Refusal.notFound("no-authority", code));
    }

    /** @param years the latest first */
    @JsonPropertyOrder({"authority", "code", "asOf", "years"})
    private record Years(String authority, String code, String asOf, List<Year> years) {}

    /**
     * @param standing as {@code missing} has it, null when nobody expects the report
     * @param report null when none is kept
     */
    @JsonPropertyOrder({"year", "standing", "report"})
    private record Year(
            int year,
            MissingAnswer.@Nullable Row standing,
            @Nullable Kept report) {}

    @JsonPropertyOrder({"status", "versions", "firstSeen", "lastSeen", "href"})
    private record Kept(String status, int versions, String firstSeen, String lastSeen, String href) {
        static Kept of(ReportHistory history) {
            int count = history.versions().size();
            return new Kept(
                    history.status().name().toLowerCase(Locale.ROOT),
                    count,
                    history.versions().get(0).firstSeen().toString(),
                    history.versions().get(count - 1).lastSeen().toString(),
                    Links.reportJson(history.key()));
        }
    }
}
