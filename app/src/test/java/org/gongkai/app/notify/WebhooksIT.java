package org.gongkai.app.notify;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gongkai.app.feed.FeedEvent;
import org.gongkai.app.feed.FeedEvent.Kind;
import org.gongkai.archive.Archive;
import org.gongkai.archive.Archives;
import org.gongkai.config.Configuration;
import org.gongkai.config.MailSettings;
import org.gongkai.config.NotifySettings;
import org.gongkai.config.NotifySettings.Webhook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From events to what a web server is posted, with an archive in a folder and a clock that is moved on. */
class WebhooksIT {
    @TempDir
    Path folder;

    private final SteppingClock clock = new SteppingClock();
    private final List<FeedEvent> events = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final WireMockServer server = new WireMockServer(WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            .dynamicPort()
            .dynamicHttpsPort());
    private Configuration configuration;
    private Archive archive;

    @BeforeEach
    void start() throws Exception {
        server.start();
        configuration = Configuration.load(List.of());
        open();
    }

    @AfterEach
    void stop() {
        archive.close();
        server.stop();
    }

    private void open() {
        archive = Archives.open(
                folder.resolve("archive").toString(), configuration.settings().archive(), clock);
    }

    /** As a process that is killed: what is not durable is lost. */
    private void startAgain() {
        archive.close();
        open();
    }

    private NotifySettings settings(Webhook... webhooks) {
        return new NotifySettings(List.of(webhooks), NotifySettings.KINDS, List.of(), noMail());
    }

    private static MailSettings noMail() {
        return new MailSettings(
                Optional.empty(),
                25,
                MailSettings.Security.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private Webhook hook() {
        return new Webhook(URI.create("http://127.0.0.1:" + server.port() + "/hook"), Optional.of("s3"));
    }

    private void answer(int status, String... header) {
        var response = aResponse().withStatus(status).withBody("…");
        server.resetMappings();
        server.stubFor(
                post(anyUrl()).willReturn(header.length == 0 ? response : response.withHeader(header[0], header[1])));
    }

    private Notices notices(NotifySettings settings) {
        return notices(settings, true);
    }

    private Notices notices(NotifySettings settings, boolean allowPrivate) {
        return Notices.begin(
                settings, archive, configuration.registry(), () -> List.copyOf(events), allowPrivate, clock, log::add);
    }

    /** What a crawl an hour from now learns. */
    private void happens(Kind kind, String authority) {
        clock.pass(Duration.ofHours(1));
        events.add(0, Told.event(kind, authority, clock.instant()));
    }

    private List<LoggedRequest> posted() {
        return server.findAll(postRequestedFor(urlEqualTo("/hook")));
    }

    private static JsonNode body(LoggedRequest request) throws Exception {
        return new ObjectMapper().readTree(request.getBodyAsString());
    }

    @Test
    void postsWhatHappenedOnceAndSignsIt() throws Exception {
        answer(204);
        try (Notices notices = notices(settings(hook()))) {
            happens(Kind.NEW, "410704");
            happens(Kind.MISSING, "410700");
            notices.now();
            notices.now();
        }

        assertThat(posted()).hasSize(1);
        LoggedRequest request = posted().get(0);
        JsonNode body = body(request);
        assertThat(body.get("delivery").asText()).isEqualTo(request.getHeader("X-Gongkai-Delivery"));
        assertThat(body.get("events")).hasSize(2);
        assertThat(body.at("/events/0/kind").asText()).isEqualTo("new");
        assertThat(body.at("/events/0/id").asText()).isEqualTo(events.get(1).id());
        assertThat(body.at("/events/1/version").isMissingNode()).isTrue();
        assertThat(body.at("/events/1/what/zh").asText()).isEqualTo("公布");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(new byte[] {'s', '3'}, "HmacSHA256"));
        assertThat(request.getHeader("X-Gongkai-Signature"))
                .isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(request.getBody())));
        assertThat(request.getHeader("Content-Type")).startsWith("application/json");
    }

    @Test
    void tellsNothingOfWhatHappenedBeforeItBegan() {
        answer(200);
        happens(Kind.NEW, "410704");
        try (Notices notices = notices(settings(hook()))) {
            clock.pass(Duration.ofDays(1));
            notices.now();
        }
        assertThat(posted()).isEmpty();
    }

    @Test
    void beginsAnewWhenItWasSwitchedOff() {
        answer(200);
        notices(settings(hook())).close();
        happens(Kind.NEW, "410704");
        try (Notices off = notices(settings())) {
            off.now();
        }
        assertThat(archive.outbox()).isEmpty();
        try (Notices notices = notices(settings(hook()))) {
            notices.now();
        }
        assertThat(posted()).isEmpty();
    }

    @Test
    void deliversOnceItIsStartedAgainWhatWasTakenUpBeforeItWasKilled() throws Exception {
        answer(200);
        NotifySettings settings = settings(hook());
        Outbox outbox = new Outbox(archive);
        outbox.begin(clock.instant());
        happens(Kind.REMOVED, "410704");
        new Notifier(
                        outbox,
                        List.of(new WebhookReceiver(hook(), true, clock)),
                        () -> events,
                        event -> true,
                        clock,
                        log::add)
                .look();
        assertThat(posted()).isEmpty();

        startAgain();
        try (Notices notices = notices(settings)) {
            notices.now();
        }
        startAgain();
        try (Notices notices = notices(settings)) {
            notices.now();
        }

        assertThat(posted()).hasSize(1);
        assertThat(body(posted().get(0)).at("/events/0/kind").asText()).isEqualTo("removed");
    }

    @Test
    void tellsOfARunThatEndedJustBeforeItWasKilled() {
        answer(200);
        notices(settings(hook())).close();
        happens(Kind.NEW, "410704");
        startAgain();
        try (Notices notices = notices(settings(hook()))) {
            notices.now();
        }
        assertThat(posted()).hasSize(1);
    }

    @Test
    void tellsOfAReportThatWasSeenBeforeTheLastLookAndReadAfterIt() {
        answer(200);
        try (Notices notices = notices(settings(hook()))) {
            Instant seen = clock.instant().plusSeconds(5);
            happens(Kind.NEW, "410704");
            notices.now();
            events.add(Told.event(Kind.NEW, "410700", seen));
            notices.now();
        }
        assertThat(posted()).hasSize(2);
    }

    @Test
    void triesAgainWithTheSameIdAfterAnError() {
        answer(500);
        try (Notices notices = notices(settings(hook()))) {
            happens(Kind.NEW, "410704");
            notices.now();
            assertThat(Untold.in(archive)).isEqualTo(new Untold(1, 0));
            answer(200);
            notices.now();
            assertThat(posted()).as("a minute lies between attempts").hasSize(1);
            clock.pass(Duration.ofMinutes(1));
            notices.now();
            clock.pass(Duration.ofDays(1));
            notices.now();
        }
        assertThat(posted())
                .hasSize(2)
                .extracting(request -> request.getHeader("X-Gongkai-Delivery"))
                .containsOnly(posted().get(0).getHeader("X-Gongkai-Delivery"));
        assertThat(log).singleElement().asString().contains("it answered 500; tried again at 2026-04-01T01:01:00Z");
        assertThat(log.toString()).as("the path may be a secret").doesNotContain("/hook", "s3");
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        answer(429, "Retry-After", "7200");
        try (Notices notices = notices(settings(hook()))) {
            happens(Kind.NEW, "410704");
            notices.now();
            clock.pass(Duration.ofMinutes(119));
            notices.now();
            assertThat(posted()).hasSize(1);
            clock.pass(Duration.ofMinutes(1));
            notices.now();
            assertThat(posted()).hasSize(2);
        }
    }

    @Test
    void givesUpAfterThreeDaysAndSaysSo() {
        answer(503);
        try (Notices notices = notices(settings(hook()))) {
            happens(Kind.NEW, "410704");
            for (int hours = 0; hours < 100; hours++) {
                notices.now();
                clock.pass(Duration.ofHours(1));
            }
            int attempts = posted().size();
            assertThat(log.get(log.size() - 1)).contains("given up after " + attempts + " attempts");
            assertThat(archive.outbox()).hasSize(3);
            assertThat(Untold.in(archive)).isEqualTo(new Untold(0, 1));
            clock.pass(Duration.ofDays(30));
            notices.now();
            assertThat(posted()).hasSize(attempts);
            assertThat(archive.outbox()).as("remembered for thirty days").hasSize(2);
        }
    }

    @Test
    void followsNoRedirect() {
        answer(307, "Location", "/elsewhere");
        try (Notices notices = notices(settings(hook()))) {
            happens(Kind.NEW, "410704");
            notices.now();
        }
        assertThat(server.findAll(postRequestedFor(urlEqualTo("/elsewhere")))).isEmpty();
        assertThat(log).singleElement().asString().contains("redirects are not followed");
    }

    @Test
    void asksNoPrivateAddressUnlessAllowed() {
        answer(200);
        try (Notices notices = notices(settings(hook()), false)) {
            happens(Kind.NEW, "410704");
            notices.now();
        }
        assertThat(posted()).isEmpty();
        assertThat(log).singleElement().asString().contains("crawler.allow-private-addresses");
    }

    @Test
    void trustsNoCertificateThatDoesNotHold() {
        answer(200);
        URI https = URI.create("https://localhost:" + server.httpsPort() + "/hook");
        try (Notices notices = notices(settings(new Webhook(https, Optional.empty())))) {
            happens(Kind.NEW, "410704");
            notices.now();
        }
        assertThat(posted()).isEmpty();
        assertThat(log).hasSize(1);
    }

    @Test
    void tellsOnlyWhatIsWanted() throws Exception {
        answer(200);
        NotifySettings some = new NotifySettings(List.of(hook()), Set.of("missing"), List.of("410700"), noMail());
        try (Notices notices = notices(some)) {
            happens(Kind.MISSING, "410704");
            happens(Kind.MISSING, "410100");
            happens(Kind.NEW, "410704");
            notices.now();
        }
        assertThat(posted()).hasSize(1);
        assertThat(body(posted().get(0)).get("events")).hasSize(1);
        assertThat(body(posted().get(0)).at("/events/0/authority").asText()).isEqualTo("410704");
        try (Notices notices = notices(settings(hook()))) {
            notices.now();
        }
        assertThat(posted()).as("what was not wanted then is old now").hasSize(1);
    }

    @Test
    void goesOnWithTheOthersWhenOneDoesNotAnswer() {
        answer(200);
        Webhook nobody = new Webhook(URI.create("http://127.0.0.1:1/"), Optional.empty());
        try (Notices notices = notices(settings(nobody, hook()))) {
            happens(Kind.NEW, "410704");
            notices.now();
        }
        assertThat(posted()).hasSize(1);
        assertThat(log).hasSize(1);
    }

    @Test
    void knowsEveryKindOfEventThatIsNoFinding() {
        Set<String> kinds = Set.of(Kind.values()).stream()
                .filter(kind -> kind != Kind.FINDINGS)
                .map(Kind::label)
                .collect(Collectors.toSet());
        assertThat(NotifySettings.KINDS).isEqualTo(kinds);
    }
}
