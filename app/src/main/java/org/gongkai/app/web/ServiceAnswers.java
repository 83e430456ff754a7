package org.gongkai.app.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gongkai.app.answer.ScheduleAnswer;
import org.gongkai.archive.Archive;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfiguredPortal;
import org.gongkai.extractor.Extractor;
import org.gongkai.model.Portal;

/** The API of this process itself: what it is, how it is, what it crawls, and the wish for a crawl now. */
final class ServiceAnswers {
    private static final String BEARER = "Bearer ";
    private static final int ACCEPTED = 202;

    private final Archive archive;
    private final Configuration configuration;
    private final Optional<String> token;
    private final Workings workings;
    private final Clock clock;

    ServiceAnswers(
            Archive archive, Configuration configuration, Optional<String> token, Workings workings, Clock clock) {
        this.archive = archive;
        this.configuration = configuration;
        this.token = token;
        this.workings = workings;
        this.clock = clock;
    }

    /** {@code /api/version}. */
    void version(Context context) {
        new Asked(context).allow();
        String program =
                Objects.requireNonNullElse(ServiceAnswers.class.getPackage().getImplementationVersion(), "SNAPSHOT");
        Reply.json(
                context,
                Json.write(new Version(
                        "gongkai",
                        program,
                        Extractor.VERSION,
                        configuration.forms().digest().hex(),
                        "/api/openapi.json")));
    }

    /** {@code /api/health} and {@code /health/ready}: 200 when all holds, else 503. */
    void health(Context context) {
        new Asked(context).allow();
        Health health = Health.of(archive, workings);
        context.header("Cache-Control", "no-store");
        if (!health.ready()) {
            context.status(Refusal.UNAVAILABLE);
        }
        Reply.json(context, Json.write(health));
    }

    /** {@code /health/live}: 200 as long as this process answers at all. */
    void live(Context context) {
        context.header("Cache-Control", "no-store");
        Reply.json(context, Json.write(new Live("ok")));
    }

    /** {@code /api/portals}. */
    void portals(Context context) {
        Asked asked = new Asked(context);
        asked.allow("page", "limit");
        List<String> now = workings.desk().goingOn();
        Listing.reply(
                context,
                asked,
                "portals",
                configuration.portals().stream().map(ConfiguredPortal::portal).toList(),
                portal -> PortalLine.of(portal, now.contains(portal.id())));
    }

    /** {@code /api/schedule}: what {@code schedule --json} says. */
    void schedule(Context context) {
        new Asked(context).allow();
        Instant now = clock.instant();
        context.header("Cache-Control", "no-store");
        Reply.json(
                context,
                Json.write(new ScheduleAnswer(
                        now.toString(),
                        configuration.portals().stream()
                                .map(ConfiguredPortal::portal)
                                .map(portal -> ScheduleAnswer.entry(portal, archive.runs(portal.id()), now))
                                .toList())));
    }

    /** {@code POST /api/portals/{portal}/crawl}: begins a crawl besides the portal's times. */
    void crawl(Context context) {
        requireToken(context);
        new Asked(context).allow();
        String portal = context.pathParam("portal");
        if (configuration.portal(portal).isEmpty()) {
            throw Refusal.notFound("no-portal", portal);
        }
        switch (workings.desk().begin(portal)) {
            case NOT_HERE -> throw Refusal.conflict("no-crawls", portal);
            case GOING_ON -> throw Refusal.conflict("crawl-goes-on", portal);
            case BEGUN -> {
                context.status(ACCEPTED).header("Cache-Control", "no-store").header("Location", "/api/runs");
                Reply.json(context, Json.write(new Begun(portal, "begun")));
            }
        }
    }

    /** No cookie says who asks, so that no page of a stranger can ask in a reader's name. */
    private void requireToken(Context context) {
        if (token.isEmpty()) {
            throw Refusal.forbidden("no-token");
        }
        String shown = Objects.requireNonNullElse(context.header("Authorization"), "");
        boolean same = shown.regionMatches(true, 0, BEARER, 0, BEARER.length())
                // takes as long whatever differs
                && MessageDigest.isEqual(
                        shown.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8),
                        token.get().getBytes(StandardCharsets.UTF_8));
        if (!same) {
            throw Refusal.unauthorized();
        }
    }

    @JsonPropertyOrder({"program", "version", "extractor", "forms", "description"})
    private record Version(String program, String version, String extractor, String forms, String description) {}

    @JsonPropertyOrder({"status"})
    private record Live(String status) {}

    @JsonPropertyOrder({"portal", "crawl"})
    private record Begun(String portal, String crawl) {}

    @JsonPropertyOrder({"id", "name", "authority", "start", "hosts", "schedule", "crawling"})
    private record PortalLine(
            String id,
            String name,
            String authority,
            List<String> start,
            List<String> hosts,
            String schedule,
            boolean crawling) {
        static PortalLine of(Portal portal, boolean crawling) {
            return new PortalLine(
                    portal.id(),
                    portal.name(),
                    portal.authority(),
                    portal.start().stream().map(Object::toString).toList(),
                    portal.hosts().stream().sorted().toList(),
                    portal.schedule(),
                    crawling);
        }
    }
}
