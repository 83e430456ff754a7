package org.gongkai.app.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongkai.app.across.CorpusFinding;
import org.gongkai.app.answer.CaptureAnswer;
import org.gongkai.app.answer.ChangeAnswer;
import org.gongkai.app.answer.CrawlAnswer;
import org.gongkai.app.answer.EventAnswer;
import org.gongkai.app.answer.FindingsAnswer;
import org.gongkai.app.coverage.HomePortals;
import org.gongkai.app.feed.FeedEvent;
import org.gongkai.app.web.text.Written;
import org.gongkai.archive.Archive;
import org.gongkai.archive.event.ArchiveEvent;
import org.gongkai.config.Configuration;
import org.gongkai.config.Registry;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.RunReport;
import org.jspecify.annotations.Nullable;

/** The API of what was done and found: runs, captures, events, changes, findings. */
final class ArchiveAnswers {
    /** A payload that more addresses brought is an error page; nobody reads through them. */
    private static final int MOST_CAPTURES = 10_000;

    private static final int SECONDS_OF_A_SEARCH = 60;

    private final Archive archive;
    private final CoverageNow coverage;
    private final FindingsNow findings;
    private final Registry registry;
    private final HomePortals home;
    private final HeavyQuestions heavy;
    private final Instant started;

    ArchiveAnswers(
            Archive archive,
            CoverageNow coverage,
            FindingsNow findings,
            Configuration configuration,
            HeavyQuestions heavy,
            Instant started) {
        this.heavy = heavy;
        this.started = started;
        this.archive = archive;
        this.coverage = coverage;
        this.findings = findings;
        this.registry = configuration.registry();
        this.home = new HomePortals(configuration);
    }

    /** {@code /api/runs}: newest first. */
    void runs(Context context) {
        Asked asked = new Asked(context);
        asked.allow("page", "limit", "portal", "status");
        Optional<String> portal = asked.parameter("portal");
        Optional<String> status = asked.oneOf("status", Asked.labels(RunReport.Status.values()));
        List<RunReport> wanted = RunPages.newestFirst(archive.runs()).stream()
                .filter(run -> portal.map(run.portal()::equals).orElse(true))
                .filter(run -> status.map(Asked.label(run.status())::equals).orElse(true))
                .toList();
        Listing.reply(context, asked, "runs", wanted, RunLine::of);
    }

    /** {@code /api/runs/{run}}: what {@code crawl --json} says. */
    void run(Context context) {
        Asked asked = new Asked(context);
        asked.allow();
        String run = asked.part("run");
        List<RunReport> portals = RunPages.require(archive, run);
        String json = Json.write(CrawlAnswer.of(run, portals));
        List<Instant> ends =
                portals.stream().map(RunReport::ended).flatMap(Optional::stream).toList();
        if (ends.size() == portals.size()) {
            Reply.json(context, json, modified(ends.stream().max(Comparator.naturalOrder()).orElseThrow()));
        } else {
            Reply.json(context, json);
        }
    }

    /** {@code /api/captures}: of one address, or of one payload, oldest first. */
    void captures(Context context) {
        Asked asked = new Asked(context);
        asked.allow("url", "digest", "page", "limit");
        Optional<String> url = asked.parameter("url");
        Optional<String> digest = asked.parameter("digest");
        if (url.isPresent() == digest.isPresent()) {
            throw Refusal.badRequest("url-or-digest");
        }
        List<Capture> found =
                url.isPresent() ? archive.timeline(address(url.get())) : ofPayload(Asked.digest(digest.orElseThrow()));
        if (found.isEmpty()) {
            throw Refusal.notFound("not-archived", url.or(() -> digest).orElseThrow());
        }
        Listing.reply(context, asked, "captures", found, CaptureAnswer::of);
    }

    /** {@code /api/captures/{run}/{address}}: one, by the two parts of its id. */
    void capture(Context context) {
        Asked asked = new Asked(context);
        asked.allow();
        String id = asked.part("run") + "/" + asked.part("address");
        Capture capture = archive.capture(id).orElseThrow(() -> Refusal.notFound("no-such-capture", id));
        Reply.json(context, Json.write(CaptureAnswer.of(capture)), modified(capture.at()));
    }

    /** Another program may write the same otherwise: what is said is at most as old as this process. */
    private Instant modified(Instant happened) {
        return happened.isAfter(started) ? happened : started;
    }

    private static URI address(String text) {
        try {
            URI uri = new URI(text);
            if (uri.isAbsolute()) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw Refusal.badRequest("replay-url", text);
        }
        throw Refusal.badRequest("replay-url", text);
    }

    /** Nothing is kept by payload, so that every capture is looked at: by one asker at a time. */
    private List<Capture> ofPayload(Digest digest) {
        if (!archive.holds(digest)) {
            return List.of();
        }
        return heavy.answer(() -> {
            List<Capture> found = new ArrayList<>();
            archive.eachCapture(capture -> {
                boolean brought = capture.payload().filter(digest::equals).isPresent()
                        || capture.hops().stream().anyMatch(hop -> hop.digest().equals(digest));
                if (brought && found.size() < MOST_CAPTURES) {
                    found.add(capture);
                }
            });
            found.sort(Comparator.comparing(Capture::at).thenComparing(Capture::id));
            return found;
        });
    }

    /** {@code /api/events}: what was done to the content, oldest first. */
    void events(Context context) {
        Asked asked = new Asked(context);
        asked.allow("type", "since", "page", "limit");
        Optional<String> type = asked.oneOf(
                "type",
                Stream.of(ArchiveEvent.Type.values())
                        .map(ArchiveEvent.Type::label)
                        .toList());
        Optional<Instant> since = since(asked);
        List<ArchiveEvent> wanted = archive.events().stream()
                .filter(event -> type.map(event.type().label()::equals).orElse(true))
                .filter(event -> since.map(from -> !event.at().isBefore(from)).orElse(true))
                .toList();
        Listing.reply(context, asked, "events", wanted, EventAnswer::of);
    }

    /** {@code /api/changes}: what happened to reports, newest first. */
    void changes(Context context) {
        Asked asked = new Asked(context);
        asked.allow("kind", "region", "since", "page", "limit");
        Optional<String> kind = asked.oneOf(
                "kind",
                FeedPages.KINDS.stream()
                        .filter(each -> !each.equals(FeedPages.ALL) && !each.equals(FeedEvent.Kind.FINDINGS.label()))
                        .toList());
        Optional<String> region = asked.region(registry);
        Optional<Instant> since = since(asked);
        List<FeedEvent> wanted = EventsNow.of(coverage.board(), home).stream()
                .filter(event -> kind.map(event.kind().label()::equals).orElse(true))
                .filter(event -> since.map(from -> !event.at().isBefore(from)).orElse(true))
                .filter(event -> Asked.isIn(registry, region, event.key().authority()))
                .toList();
        Listing.reply(context, asked, "changes", wanted, ChangeAnswer::of);
    }

    /** {@code /api/findings}: what {@code findings --json} lists, a page at a time. */
    void findings(Context context) {
        Asked asked = new Asked(context);
        asked.allow("kind", "year", "region", "page", "limit");
        Optional<String> kind = asked.oneOf("kind", FindingsPages.KINDS);
        Optional<Integer> year = asked.yearParameter();
        Optional<String> region = asked.region(registry);
        List<CorpusFinding> wanted = findings
                .of(coverage.board())
                .orElseThrow(() -> Refusal.later("findings-sought", SECONDS_OF_A_SEARCH))
                .findings()
                .stream()
                .filter(finding -> kind.map(finding.kind().label()::equals).orElse(true))
                .filter(finding ->
                        year.map(only -> only == finding.key().year()).orElse(true))
                .filter(finding -> Asked.isIn(registry, region, finding.key().authority()))
                .toList();
        Listing.reply(context, asked, "findings", wanted, FindingsAnswer.Line::of);
    }

    /** From the beginning of a day in China. */
    private static Optional<Instant> since(Asked asked) {
        return asked.dateParameter("since")
                .map(day -> day.atStartOfDay(Written.ZONE).toInstant());
    }

    @JsonPropertyOrder({"run", "portal", "status", "started", "ended", "reports", "failures"})
    private record RunLine(
            String run,
            String portal,
            String status,
            String started,
            @Nullable String ended,
            int reports,
            int failures) {
        static RunLine of(RunReport report) {
            return new RunLine(
                    report.run(),
                    report.portal(),
                    report.status().name().toLowerCase(Locale.ROOT),
                    report.started().toString(),
                    report.ended().map(Object::toString).orElse(null),
                    report.reports().size(),
                    report.failures().size());
        }
    }
}
