package org.gongkai.app.web;

import io.javalin.http.Context;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongkai.app.coverage.HomePortals;
import org.gongkai.app.feed.AtomFeed;
import org.gongkai.app.feed.FeedEvent;
import org.gongkai.app.feed.FeedEvents;
import org.gongkai.app.web.page.Links;
import org.gongkai.app.web.page.Pager;
import org.gongkai.app.web.text.Language;
import org.gongkai.config.Configuration;
import org.gongkai.config.Registry;
import org.gongkai.model.Authority;
import org.gongkai.model.RunReport;
import org.jspecify.annotations.Nullable;

/** Answers for {@code /feeds/<kind>.atom}: what happened to reports, of one kind or all, in one region or everywhere. */
final class FeedPages {
    /** The feed of all that happened to reports: everything but findings. */
    static final String ALL = "all";

    /** The kinds that there are feeds of. */
    static final List<String> KINDS = Stream.concat(
                    Stream.of(ALL), Stream.of(FeedEvent.Kind.values()).map(FeedEvent.Kind::label))
            .toList();

    private static final String FINDINGS = FeedEvent.Kind.FINDINGS.label();
    private static final int PAGE_SIZE = 50;
    private static final int NOT_MODIFIED = 304;
    private static final int UNAVAILABLE = 503;
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final CoverageNow coverage;
    private final FindingsNow findings;
    private final Registry registry;
    private final HomePortals home;
    private final Clock clock;
    private final Instant started;

    FeedPages(CoverageNow coverage, FindingsNow findings, Configuration configuration, Clock clock) {
        this.coverage = coverage;
        this.findings = findings;
        this.registry = configuration.registry();
        this.home = new HomePortals(configuration);
        this.clock = clock;
        this.started = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    void feed(Context context) {
        Asked asked = new Asked(context);
        asked.allow("region", "page", "lang");
        String kind = asked.part("kind");
        if (!KINDS.contains(kind)) {
            throw Refusal.notFound("no-feed", kind, String.join(", ", KINDS));
        }
        Optional<String> region = asked.parameter("region");
        region.filter(code -> registry.find(code).isEmpty()).ifPresent(code -> {
            throw Refusal.badRequest("region", code);
        });
        CoverageBoard board = coverage.board();
        boolean ofFindings = kind.equals(FINDINGS);
        Optional<FindingsNow.Found> found = ofFindings ? findings.of(board) : Optional.empty();
        if (ofFindings && found.isEmpty()) {
            // an empty feed would say that there are none
            context.status(UNAVAILABLE).header("Retry-After", "60").header("Cache-Control", "no-store");
            return;
        }
        List<FeedEvent> events = found.map(FeedPages::told).orElseGet(() -> board.events(home)).stream()
                .filter(event -> kind.equals(ALL) || event.kind().label().equals(kind))
                .filter(event -> region.map(
                                code -> registry.line(event.key().authority()).contains(code))
                        .orElse(true))
                .toList();
        Instant changed =
                found.map(search -> search.at().truncatedTo(ChronoUnit.SECONDS)).orElseGet(() -> changed(board));
        context.header("Last-Modified", HTTP_DATE.format(changed));
        context.header("Vary", "Accept-Language, Accept-Encoding");
        // within the second that is told more may happen yet
        boolean settled = clock.instant().isAfter(changed.plusSeconds(1));
        if (settled
                && context.header("If-None-Match") == null
                && !isAfter(changed, context.header("If-Modified-Since"))) {
            context.status(NOT_MODIFIED);
            return;
        }
        Pager<FeedEvent> page = RunPages.page(events, asked, PAGE_SIZE);
        Links links = new Links(asked.chosenLanguage());
        boolean samples = Boolean.TRUE.equals(context.<Boolean>attribute(Asked.SAMPLES));
        Reply.tagged(
                context,
                AtomFeed.TYPE,
                new AtomFeed(
                                URI.create(context.scheme() + "://" + host(context) + "/"),
                                AtomFeed.id(kind, region),
                                title(asked, kind, region),
                                asked.language().tag(),
                                events.isEmpty() ? Instant.EPOCH : events.get(0).at(),
                                links.feed(kind, region, page.number()),
                                links.feed(kind, region, 1),
                                links.feed(kind, region, page.of()),
                                page.hasPrevious()
                                        ? Optional.of(links.feed(kind, region, page.number() - 1))
                                        : Optional.empty(),
                                page.hasNext()
                                        ? Optional.of(links.feed(kind, region, page.number() + 1))
                                        : Optional.empty(),
                                links.home(),
                                page.items(),
                                event -> entry(event, asked.language(), samples),
                                links::event)
                        .bytes());
    }

    private static List<FeedEvent> told(FindingsNow.Found found) {
        return found.findings().stream()
                .map(FeedEvents::finding)
                .sorted(FeedEvent.NEWEST)
                .toList();
    }

    /** When what is told may last have changed: with a run, or with the configuration, which is read at the start. */
    private Instant changed(CoverageBoard board) {
        return Stream.concat(
                        Stream.of(started),
                        board.runs().stream().map(RunReport::ended).flatMap(Optional::stream))
                .max(Instant::compareTo)
                .orElse(started)
                .truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whether it changed after what the asker has (RFC 9110, 13.1.3); what is no date is passed over. */
    private static boolean isAfter(Instant changed, @Nullable String since) {
        if (since == null) {
            return true;
        }
        try {
            return changed.isAfter(ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return true;
        }
    }

    private static String host(Context context) {
        String host = context.host();
        return host == null || !host.matches("[A-Za-z0-9.\\-\\[\\]:]+") ? "localhost" : host;
    }

    private String title(Asked asked, String kind, Optional<String> region) {
        String what = asked.text("feed." + kind);
        return region.flatMap(registry::find)
                .map(Authority::name)
                .map(name -> asked.text("feed.of-region", what, name))
                .orElse(what);
    }

    /** @param samples whether it is about bundled samples, which a title has to say: it is read without the page */
    private static AtomFeed.Entry entry(FeedEvent event, Language language, boolean samples) {
        boolean zh = language == Language.ZH;
        String sample = zh ? "（样例）" : "(sample) ";
        return new AtomFeed.Entry(
                (samples ? sample : "") + event.name() + " " + event.key().year() + (zh ? "：" : ": ")
                        + (zh ? event.what().zh() : event.what().en()),
                zh ? event.detail().zh() : event.detail().en());
    }
}
