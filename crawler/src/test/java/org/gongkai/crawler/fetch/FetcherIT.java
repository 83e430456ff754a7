package org.gongkai.crawler.fetch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.gongkai.config.Hours;
import org.gongkai.crawler.CrawlJournal.Kept;
import org.gongkai.crawler.LoopbackAddresses;
import org.gongkai.crawler.TestSettings;
import org.gongkai.model.Digest;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.FetchOutcome.Blocked;
import org.gongkai.model.FetchOutcome.Disallowed;
import org.gongkai.model.FetchOutcome.Failed;
import org.gongkai.model.FetchOutcome.Fetched;
import org.gongkai.model.FetchOutcome.Gone;
import org.gongkai.model.FetchOutcome.Unchanged;
import org.gongkai.model.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FetcherIT {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Gate OPEN = uri -> Optional.empty();
    private static final String BODY = "<html><body>" + "正文内容，".repeat(300) + "</body></html>";

    private static WireMockServer server;
    private final List<Duration> waits = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = new WireMockServer(
                WireMockConfiguration.options().dynamicPort().gzipDisabled(true).bindAddress("127.0.0.1"));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @AfterEach
    void reset() {
        server.resetAll();
    }

    private static ResponseDefinitionBuilder page() {
        return aResponse()
                .withHeader("Content-Type", "text/html; charset=utf-8")
                .withBody(BODY);
    }

    private FetchOutcome fetch(TestSettings settings, Ask ask, Optional<Kept> kept, Gate gate) throws Exception {
        HostTurns turns = new HostTurns(new LoopbackAddresses(server.port()), CLOCK, waits::add);
        try (Fetcher fetcher = new Fetcher(new LoopbackAddresses(server.port()), settings.settings(), CLOCK, turns)) {
            return fetcher.fetch(ask, kept, gate, settings.settings().pausePerHost());
        }
    }

    private FetchOutcome fetch(String uri) throws Exception {
        return fetch(TestSettings.quick(), Ask.get(URI.create(uri)), Optional.empty(), OPEN);
    }

    private static String reason(FetchOutcome outcome) {
        return ((Failed) outcome).reason();
    }

    @Test
    void keepsRequestAndResponseAsTheyWentOverTheWire() throws Exception {
        server.stubFor(get("/a/b.html?q=%E5%B9%B4")
                .willReturn(page().withHeader("X-Odd", "a", "b").withHeader("ETag", "\"1\"")));

        Fetched fetched = (Fetched) fetch("http://www.a.example/a/b.html?q=%E5%B9%B4");

        assertThat(fetched.exchanges()).hasSize(1);
        Exchange exchange = fetched.exchanges().get(0);
        assertThat(exchange.uri()).hasToString("http://www.a.example/a/b.html?q=%E5%B9%B4");
        assertThat(exchange.requestLine()).isEqualTo("GET /a/b.html?q=%E5%B9%B4 HTTP/1.1");
        assertThat(exchange.requestHeaders())
                .contains(
                        new Header("Host", "www.a.example"),
                        new Header("User-Agent", "gongkai/1.0 (+mailto:crawl@gongkai.example)"),
                        new Header("Accept-Encoding", "gzip, deflate, br"));
        assertThat(exchange.requestHeaders())
                .extracting(Header::name)
                .doesNotContain("Upgrade", "If-None-Match", "Referer");
        assertThat(exchange.statusLine()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(exchange.responseHeaders()).contains(new Header("X-Odd", "a"), new Header("X-Odd", "b"));
        assertThat(new String(exchange.body(), StandardCharsets.UTF_8)).isEqualTo(BODY);
        assertThat(exchange.remote()).map(InetAddress::getHostAddress).contains("127.0.0.1");
        assertThat(exchange.truncated()).isEmpty();
        assertThat(exchange.began()).isEqualTo(CLOCK.instant());
    }

    @Test
    void keepsTheContentCodingAndNamesTheTransferCodingThatIsGone() throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(BODY.getBytes(StandardCharsets.UTF_8));
        }
        server.stubFor(get("/").willReturn(aResponse()
                .withHeader("Content-Type", "text/html")
                .withHeader("Content-Encoding", "gzip")
                .withBody(zipped.toByteArray())
                .withChunkedDribbleDelay(2, 20)));

        Exchange exchange = fetch("http://www.a.example/").exchanges().get(0);

        assertThat(exchange.body()).isEqualTo(zipped.toByteArray());
        assertThat(exchange.header("Content-Encoding")).contains("gzip");
        assertThat(exchange.header("X-Archive-Orig-Transfer-Encoding")).contains("chunked");
        assertThat(exchange.header("Transfer-Encoding")).isEmpty();
    }

    @Test
    void failsWhenTheContentCodingCannotBeRemoved() throws Exception {
        server.stubFor(get("/").willReturn(aResponse()
                .withHeader("Content-Encoding", "gzip")
                .withBody(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1, 2})));
        server.stubFor(get("/zstd")
                .willReturn(aResponse().withHeader("Content-Encoding", "zstd").withBody("x")));
        assertThat(reason(fetch("http://www.a.example/"))).contains("gzip body is broken");
        FetchOutcome zstd = fetch("http://www.a.example/zstd");
        assertThat(reason(zstd)).contains("'zstd'");
        assertThat(zstd.exchanges()).hasSize(1);
    }

    @Test
    void keepsEveryHopOfARedirect() throws Exception {
        server.stubFor(get("/old")
                .willReturn(aResponse()
                        .withStatus(301)
                        .withHeader("Location", "/%e5%b9%b4%e6%8a%a5/")
                        .withBody("moved")));
        server.stubFor(get("/%E5%B9%B4%E6%8A%A5/")
                .willReturn(aResponse().withStatus(302).withHeader("Location", "http://b.example/new#x")));
        server.stubFor(get("/new").willReturn(page()));
        FetchOutcome outcome = fetch("http://www.a.example/old");
        assertThat(outcome).isInstanceOf(Fetched.class);
        assertThat(outcome.exchanges())
                .extracting(exchange -> exchange.uri().toString())
                .containsExactly(
                        "http://www.a.example/old", "http://www.a.example/%E5%B9%B4%E6%8A%A5/", "http://b.example/new");
        assertThat(outcome.exchanges().get(0).body()).isNotEmpty();
    }

    @Test
    void readsALocationThatIsRawUtf8() throws Exception {
        server.stubFor(get("/%E5%B9%B4%E6%8A%A5").willReturn(page()));
        String location = "http://www.a.example:" + server.port() + "/年报";
        String raw = new String(location.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try (RawServer redirecting =
                new RawServer("HTTP/1.1 302 Found\r\nLocation: " + raw + "\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(fetch("http://127.0.0.1:" + redirecting.port() + "/x")).isInstanceOf(Fetched.class);
        }
    }

    @Test
    void neverFollowsARedirectThatTheGateForbids() throws Exception {
        server.stubFor(
                get("/old").willReturn(aResponse().withStatus(302).withHeader("Location", "http://evil.example/x")));
        server.stubFor(get("/x").willReturn(page()));
        Gate gate = uri -> Optional.of("not ours").filter(text -> "evil.example".equals(uri.getHost()));
        FetchOutcome outcome =
                fetch(TestSettings.quick(), Ask.get(URI.create("http://www.a.example/old")), Optional.empty(), gate);
        assertThat(reason(outcome)).contains("http://evil.example/x").contains("not ours");
        assertThat(outcome.exchanges()).hasSize(1);
        server.verify(0, getRequestedFor(urlEqualTo("/x")));
        FetchOutcome refused =
                fetch(TestSettings.quick(), Ask.get(URI.create("http://evil.example/x")), Optional.empty(), gate);
        assertThat(refused).isEqualTo(new Disallowed("not ours"));
    }

    @Test
    void endsRedirectLoopsAndLongChains() throws Exception {
        server.stubFor(get("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "/b")));
        server.stubFor(get("/b").willReturn(aResponse().withStatus(302).withHeader("Location", "/a")));
        assertThat(reason(fetch("http://www.a.example/a"))).contains("redirect loop");
        for (int i = 0; i < 10; i++) {
            server.stubFor(get("/" + i).willReturn(aResponse().withStatus(302).withHeader("Location", "/" + (i + 1))));
        }
        assertThat(reason(fetch("http://www.a.example/0"))).contains("more than 5 redirects");
        server.stubFor(get("/js").willReturn(aResponse().withStatus(302).withHeader("Location", "javascript:x")));
        assertThat(reason(fetch("http://www.a.example/js"))).contains("javascript:x");
    }

    @Test
    void asksAnAddressOnceMoreWhenARedirectToItBringsACookie() throws Exception {
        server.stubFor(get("/self")
                .willReturn(aResponse()
                        .withStatus(302)
                        .withHeader("Location", "/self")
                        .withHeader("Set-Cookie", "JS=1; Path=/")));
        server.stubFor(get("/self").withHeader("Cookie", equalTo("JS=1")).willReturn(page()));
        FetchOutcome outcome = fetch("http://www.a.example/self");
        // both exchanges are one capture's
        assertThat(outcome).isInstanceOf(Fetched.class);
        assertThat(outcome.exchanges()).extracting(Exchange::status).containsExactly(302, 200);
        server.verify(2, getRequestedFor(urlEqualTo("/self")));
    }

    @Test
    void asksAnAddressOnceWhenARedirectToItBringsNothingNew() throws Exception {
        server.stubFor(get("/self").willReturn(aResponse().withStatus(302).withHeader("Location", "/self")));
        assertThat(reason(fetch("http://www.a.example/self"))).contains("redirect loop");
        server.verify(1, getRequestedFor(urlEqualTo("/self")));

        server.stubFor(get("/same")
                .willReturn(aResponse()
                        .withStatus(302)
                        .withHeader("Location", "/same")
                        .withHeader("Set-Cookie", "JS=1; Path=/")));
        assertThat(reason(fetch("http://www.a.example/same"))).contains("redirect loop");
        server.verify(2, getRequestedFor(urlEqualTo("/same")));
    }

    @Test
    void readsARedirectToTheHomePageAsGone() throws Exception {
        server.stubFor(
                get("/doc/1.html").willReturn(aResponse().withStatus(302).withHeader("Location", "/index.html")));
        server.stubFor(get("/").willReturn(aResponse().withStatus(302).withHeader("Location", "/index.html")));
        server.stubFor(get("/index.html").willReturn(page()));
        assertThat(fetch("http://www.a.example/doc/1.html")).isInstanceOf(Gone.class);
        assertThat(fetch("http://www.a.example/")).isInstanceOf(Fetched.class);
    }

    private static Kept kept(String answered) {
        return new Kept(
                URI.create(answered),
                Digest.of(new byte[0]),
                Optional.of("\"v1\""),
                Optional.of("Mon, 20 Jan 2020 00:00:00 GMT"),
                Optional.empty(),
                Optional.empty(),
                CLOCK.instant().minus(Duration.ofDays(20)),
                () -> new byte[0]);
    }

    @Test
    void asksConditionallyForWhatIsKept() throws Exception {
        server.stubFor(get("/").withHeader("If-None-Match", equalTo("\"v1\""))
                .withHeader("If-Modified-Since", equalTo("Mon, 20 Jan 2020 00:00:00 GMT"))
                .willReturn(aResponse().withStatus(304)));
        URI uri = URI.create("http://www.a.example/");
        FetchOutcome outcome =
                fetch(TestSettings.quick(), Ask.get(uri), Optional.of(kept("http://www.a.example/")), OPEN);
        assertThat(outcome).isInstanceOfSatisfying(Unchanged.class, unchanged -> assertThat(unchanged.payload())
                .isEqualTo(Digest.of(new byte[0])));
    }

    @Test
    void asksWithoutAConditionWhenTheBodyIsOld() throws Exception {
        server.stubFor(get("/").withHeader("If-None-Match", absent())
                .withHeader("If-Modified-Since", absent())
                .willReturn(page()));
        URI uri = URI.create("http://www.a.example/");
        TestSettings settings = TestSettings.quick().recheckAfter(Duration.ofDays(20));
        assertThat(fetch(settings, Ask.get(uri), Optional.of(kept("http://www.a.example/")), OPEN))
                .isInstanceOf(Fetched.class);
    }

    @Test
    void waitsForThePortalsHours() throws Exception {
        server.stubFor(get("/").willReturn(page()));
        // 8:00 in Shanghai
        TestSettings settings = TestSettings.quick().hours(new Hours(LocalTime.of(22, 0), LocalTime.of(6, 0)));
        assertThat(fetch(settings, Ask.get(URI.create("http://www.a.example/")), Optional.empty(), OPEN))
                .isInstanceOf(Fetched.class);
        assertThat(waits).containsExactly(Duration.ofHours(14));
    }

    @Test
    void sendsValidatorsOnlyToTheAddressTheyBelongTo() throws Exception {
        server.stubFor(get("/old")
                .withHeader("If-None-Match", absent())
                .willReturn(aResponse().withStatus(302).withHeader("Location", "/new.html")));
        server.stubFor(get("/new.html")
                .withHeader("If-None-Match", equalTo("\"v1\""))
                .willReturn(aResponse().withStatus(304)));
        FetchOutcome outcome = fetch(
                TestSettings.quick(),
                Ask.get(URI.create("http://www.a.example/old")),
                Optional.of(kept("http://www.a.example/new.html")),
                OPEN);
        assertThat(outcome).isInstanceOf(Unchanged.class);
    }

    @Test
    void distrustsA304ThatNobodyAskedFor() throws Exception {
        server.stubFor(get("/").willReturn(aResponse().withStatus(304)));
        assertThat(reason(fetch("http://www.a.example/"))).contains("304");
    }

    @Test
    void postsAFormUnderAnIdentityOfItsOwn() throws Exception {
        server.stubFor(post("/proxy?start=1")
                .withRequestBody(equalTo("col=1&name=%E6%A0%B7"))
                .withHeader("Content-Type", matching("application/x-www-form-urlencoded.*"))
                .withHeader("Referer", equalTo("http://www.a.example/col/"))
                .willReturn(page()));
        Ask ask = Ask.post(
                URI.create("http://www.a.example/proxy?start=1"),
                "col=1&name=%E6%A0%B7",
                URI.create("http://www.a.example/col/"));
        FetchOutcome outcome = fetch(TestSettings.quick(), ask, Optional.empty(), OPEN);
        assertThat(outcome).isInstanceOf(Fetched.class);
        assertThat(outcome.exchanges().get(0).requestLine()).isEqualTo("POST /proxy?start=1 HTTP/1.1");
        assertThat(ask.identity())
                .hasToString("http://www.a.example/proxy?start=1&__wb_method=POST&col=1&name=%E6%A0%B7");
    }

    @Test
    void triesAgainAfterWhatMayPassAndHeedsRetryAfter() throws Exception {
        server.stubFor(get("/busy")
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "7"))
                .willSetStateTo("free"));
        server.stubFor(
                get("/busy").inScenario("busy").whenScenarioStateIs("free").willReturn(page()));
        assertThat(fetch("http://www.a.example/busy")).isInstanceOf(Fetched.class);
        assertThat(waits).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void givesUpWhenAskedToWaitLongerThanItMay() throws Exception {
        server.stubFor(get("/busy").willReturn(aResponse().withStatus(429).withHeader("Retry-After", "3600")));
        assertThat(reason(fetch("http://www.a.example/busy"))).contains("429");
        server.verify(1, getRequestedFor(urlEqualTo("/busy")));
        assertThat(waits).isEmpty();
    }

    @Test
    void doublesTheWaitFromTryToTry() throws Exception {
        server.stubFor(get("/busy").willReturn(aResponse().withStatus(503)));
        FetchOutcome outcome = fetch(
                TestSettings.quick().retries(3),
                Ask.get(URI.create("http://www.a.example/busy")),
                Optional.empty(),
                OPEN);
        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(waits).extracting(Duration::toMillis).containsExactly(10L, 20L, 40L);
        server.verify(4, getRequestedFor(urlEqualTo("/busy")));
    }

    @Test
    void triesAgainWhenTheConnectionFails() throws Exception {
        server.stubFor(get("/").inScenario("reset")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
                .willSetStateTo("free"));
        server.stubFor(get("/").inScenario("reset").whenScenarioStateIs("free").willReturn(page()));
        assertThat(fetch("http://www.a.example/")).isInstanceOf(Fetched.class);
        server.stubFor(get("/empty").willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        server.stubFor(get("/random").willReturn(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)));
        assertThat(fetch("http://www.a.example/empty")).isInstanceOf(Failed.class);
        assertThat(fetch("http://www.a.example/random")).isInstanceOf(Failed.class);
    }

    @Test
    void noticesABodyThatIsShorterThanItsLength() throws Exception {
        try (RawServer raw =
                new RawServer("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n<html>half")) {
            FetchOutcome outcome = fetch("http://127.0.0.1:" + raw.port() + "/");
            assertThat(reason(outcome)).contains("not whole").contains("disconnect");
            assertThat(outcome.exchanges()).singleElement().satisfies(exchange -> {
                assertThat(exchange.truncated()).contains("disconnect");
                assertThat(new String(exchange.body(), StandardCharsets.US_ASCII))
                        .isEqualTo("<html>half");
            });
            assertThat(raw.requestLines()).as("tried twice").hasSize(2);
        }
    }

    @Test
    void noticesABodyThatIsLongerThanItsLength() throws Exception {
        for (int declared : List.of(9, 3, 20_000)) {
            String html = "<html>".repeat(4_000);
            String head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + declared + "\r\n\r\n";
            try (RawServer raw = new RawServer(head + html, true)) {
                FetchOutcome outcome = fetch("http://127.0.0.1:" + raw.port() + "/");
                assertThat(reason(outcome)).contains("sends more than the " + declared + " bytes");
                assertThat(outcome.exchanges()).singleElement().satisfies(exchange -> assertThat(exchange.truncated())
                        .contains("unspecified"));
                // and what was left is no answer to the next request
                assertThat(reason(fetch("http://127.0.0.1:" + raw.port() + "/again")))
                        .contains("sends more");
            }
        }
    }

    @Test
    void keepsAPageThatIsWholeThoughTheServerSendsMoreBehindIt() throws Exception {
        String html = "<html>" + "x".repeat(20_000) + "</html>\n";
        String head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + html.length() + "\r\n\r\n";
        try (RawServer raw = new RawServer(head + html + "<!-- visits: 12 -->", true)) {
            FetchOutcome outcome = fetch("http://127.0.0.1:" + raw.port() + "/");
            assertThat(outcome).isInstanceOf(Fetched.class);
            assertThat(outcome.exchanges()).singleElement().satisfies(exchange -> assertThat(exchange.truncated())
                    .contains("unspecified"));
        }
    }

    @Test
    void takesALengthThatIsRightAsItIs() throws Exception {
        String html = "<html>" + "x".repeat(50_000);
        String head = "\n\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: "
                + html.length() + "\r\n\r\n";
        try (RawServer raw = new RawServer(head + html + "\r\n", true)) {
            assertThat(fetch("http://127.0.0.1:" + raw.port() + "/")).isInstanceOf(Fetched.class);
        }
    }

    @Test
    void noticesAChunkedBodyWithoutItsEnd() throws Exception {
        try (RawServer raw = new RawServer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<html\r\n")) {
            FetchOutcome outcome = fetch("http://127.0.0.1:" + raw.port() + "/");
            assertThat(outcome.exchanges()).singleElement().satisfies(exchange -> assertThat(exchange.truncated())
                    .contains("disconnect"));
        }
    }

    @Test
    void cutsABodyThatIsTooLargeAndSaysSo() throws Exception {
        server.stubFor(get("/").willReturn(
                        aResponse().withHeader("Content-Type", "text/html").withBody(new byte[300_000])));
        FetchOutcome outcome = fetch(
                TestSettings.quick().maxBody(100_000),
                Ask.get(URI.create("http://www.a.example/")),
                Optional.empty(),
                OPEN);
        assertThat(reason(outcome)).contains("length");
        assertThat(outcome.exchanges().get(0).body()).hasSize(100_000);
        assertThat(outcome.exchanges().get(0).truncated()).contains("length");
        FetchOutcome exact = fetch(
                TestSettings.quick().maxBody(300_000),
                Ask.get(URI.create("http://www.a.example/")),
                Optional.empty(),
                OPEN);
        assertThat(exact.exchanges().get(0).truncated()).isEmpty();
    }

    @Test
    void endsAnAnswerThatDrips() throws Exception {
        server.stubFor(get("/drip")
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/html")
                        .withBody(BODY)
                        .withChunkedDribbleDelay(200, 20_000)));
        TestSettings settings = TestSettings.quick().retries(0).timeouts(Duration.ofSeconds(5), Duration.ofMillis(700));
        FetchOutcome outcome =
                fetch(settings, Ask.get(URI.create("http://www.a.example/drip")), Optional.empty(), OPEN);
        assertThat(outcome.exchanges()).singleElement().satisfies(exchange -> {
            assertThat(exchange.truncated()).contains("time");
            assertThat(exchange.body()).isNotEmpty();
        });
    }

    @Test
    void endsAServerThatSaysNothing() throws Exception {
        server.stubFor(get("/slow").willReturn(page().withFixedDelay(5_000)));
        TestSettings settings =
                TestSettings.quick().retries(0).timeouts(Duration.ofMillis(300), Duration.ofSeconds(20));
        assertThat(reason(fetch(settings, Ask.get(URI.create("http://www.a.example/slow")), Optional.empty(), OPEN)))
                .contains("in time");
    }

    @Test
    void stopsWithinAMomentWhenItsThreadIsInterrupted() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> {
                try {
                    fetch("http://127.0.0.1:" + silent.getLocalPort() + "/");
                } catch (Throwable e) {
                    thrown.set(e);
                }
            });
            thread.start();
            try (Socket connection = silent.accept()) {
                assertThat(connection.getInputStream().read()).isEqualTo('G');
                thread.interrupt();
                thread.join(3_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void tellsAbsenceRefusalAndTroubleApart() throws Exception {
        server.stubFor(get("/404").willReturn(aResponse().withStatus(404)));
        server.stubFor(get("/410").willReturn(aResponse().withStatus(410)));
        server.stubFor(get("/403").willReturn(aResponse().withStatus(403).withBody("Forbidden")));
        server.stubFor(get("/500").willReturn(aResponse().withStatus(500)));
        server.stubFor(get("/521")
                .willReturn(aResponse().withStatus(521).withBody("<script>document.cookie='__jsluid_s=1'</script>")));
        server.stubFor(get("/412").willReturn(aResponse().withStatus(412)));
        server.stubFor(get("/204").willReturn(aResponse().withStatus(204)));
        server.stubFor(get("/nothing").willReturn(aResponse().withHeader("Content-Type", "text/html")));
        assertThat(fetch("http://www.a.example/404")).isInstanceOf(Gone.class);
        assertThat(fetch("http://www.a.example/410")).isInstanceOf(Gone.class);
        assertThat(reason(fetch("http://www.a.example/403"))).contains("403");
        assertThat(reason(fetch("http://www.a.example/500"))).contains("500");
        assertThat(fetch("http://www.a.example/521")).isInstanceOf(Blocked.class);
        assertThat(fetch("http://www.a.example/412")).isInstanceOf(Blocked.class);
        assertThat(fetch("http://www.a.example/204")).isInstanceOf(Failed.class);
        assertThat(reason(fetch("http://www.a.example/nothing"))).contains("empty body");
    }

    @Test
    void asksNoPrivateAddressWhateverNameLeadsThere() throws Exception {
        server.stubFor(any(anyUrl()).willReturn(page()));
        TestSettings careful = TestSettings.quick().publicOnly();
        for (String uri : List.of("http://www.a.example/", "http://127.0.0.1:" + server.port() + "/")) {
            FetchOutcome outcome = fetch(careful, Ask.get(URI.create(uri)), Optional.empty(), OPEN);
            assertThat(reason(outcome)).contains("127.0.0.1").contains("crawler.allow-private-addresses");
        }
        server.verify(0, getRequestedFor(urlEqualTo("/")));
    }

    @Test
    void saysWhatIsWrongWithANameThatLeadsNowhere() throws Exception {
        assertThat(reason(fetch("http://nowhere.invalid/"))).contains("nowhere.invalid");
    }

    @Test
    void asksNobodyWithoutAContact() {
        TestSettings anonymous = TestSettings.quick().contact(Optional.empty());
        assertThatThrownBy(() -> fetch(anonymous, Ask.get(URI.create("http://www.a.example/")), Optional.empty(), OPEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("crawler.user-agent-contact");
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    @Test
    void keepsCookiesWithinAPortalsRun() throws IOException, InterruptedException {
        server.stubFor(get("/in")
                .willReturn(aResponse()
                        .withStatus(302)
                        .withHeader("Location", "/in2")
                        .withHeader("Set-Cookie", "s=1; Path=/")));
        server.stubFor(get("/in2").withHeader("Cookie", equalTo("s=1")).willReturn(page()));
        try (Fetcher fetcher = new Fetcher(
                new LoopbackAddresses(server.port()),
                TestSettings.quick().settings(),
                CLOCK,
                new HostTurns(new LoopbackAddresses(server.port()), CLOCK, waits::add))) {
            FetchOutcome outcome = fetcher.fetch(
                    Ask.get(URI.create("http://www.a.example/in")), Optional.empty(), OPEN, Duration.ZERO);
            assertThat(outcome).isInstanceOf(Fetched.class);
            assertThat(outcome.exchanges().get(1).requestHeaders()).contains(new Header("Cookie", "s=1"));
            assertThat(fetcher.requests()).isEqualTo(2);
        }
    }
}
