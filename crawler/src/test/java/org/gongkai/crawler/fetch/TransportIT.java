package org.gongkai.crawler.fetch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gongkai.config.TlsPolicy;
import org.gongkai.crawler.Addresses;
import org.gongkai.crawler.LoopbackAddresses;
import org.gongkai.crawler.TestSettings;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.FetchOutcome.Failed;
import org.gongkai.model.FetchOutcome.Fetched;
import org.gongkai.model.Header;
import org.gongkai.model.Protocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens on the wire: protocols, time limits, size limits, and answers that keep to no rule. */
@Timeout(60)
class TransportIT {
    private static final String BODY = "<html><body>" + "正文内容，".repeat(300) + "</body></html>";
    private static final TestSettings ONCE = TestSettings.quick().retries(0);

    private static WireMockServer server;

    @BeforeAll
    static void start() {
        server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .dynamicHttpsPort()
                .gzipDisabled(true)
                .bindAddress("127.0.0.1"));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private static FetchOutcome fetch(TestSettings settings, Addresses addresses, Ask ask) throws Exception {
        Clock clock = Clock.systemUTC();
        try (HostTurns turns = new HostTurns(addresses, clock, Pause.real());
                Fetcher fetcher = new Fetcher(addresses, settings.settings(), clock, turns)) {
            return fetcher.fetch(ask, Optional.empty(), uri -> Optional.empty(), Duration.ZERO);
        }
    }

    private static FetchOutcome secure(TestSettings settings, String path) throws Exception {
        return fetch(
                settings,
                new LoopbackAddresses(server.httpsPort()),
                Ask.get(URI.create("https://www.a.example" + path)));
    }

    private static FetchOutcome plain(TestSettings settings, int port, String path) throws Exception {
        return fetch(settings, new LoopbackAddresses(port), Ask.get(URI.create("http://127.0.0.1:" + port + path)));
    }

    private static FetchOutcome raw(String answer) throws Exception {
        try (RawServer raw = new RawServer(answer)) {
            return plain(ONCE, raw.port(), "/");
        }
    }

    private static String reason(FetchOutcome outcome) {
        return ((Failed) outcome).reason();
    }

    private static Exchange only(FetchOutcome outcome) {
        assertThat(outcome.exchanges()).hasSize(1);
        return outcome.exchanges().get(0);
    }

    @Test
    void speaksHttp2WhereTheServerOffersItAndSaysSo() throws Exception {
        server.stubFor(get("/h2")
                .willReturn(aResponse().withHeader("Content-Type", "text/html").withBody(BODY)));
        FetchOutcome outcome = secure(TestSettings.quick().tls(TlsPolicy.RELAXED), "/h2");
        assertThat(outcome).isInstanceOf(Fetched.class);
        Exchange exchange = only(outcome);
        assertThat(exchange.protocol().http()).isEqualTo("h2");
        assertThat(exchange.protocol().tls()).contains("tls/1.3");
        assertThat(exchange.protocol().cipher())
                .hasValueSatisfying(suite -> assertThat(suite).startsWith("TLS_"));
        assertThat(exchange.requestLine()).isEqualTo("GET /h2 HTTP/1.1");
        assertThat(exchange.requestHeaders()).contains(new Header("Host", "www.a.example"));
        assertThat(exchange.statusLine()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(new String(exchange.body(), StandardCharsets.UTF_8)).isEqualTo(BODY);
        assertThat(exchange.remote()).map(InetAddress::getHostAddress).contains("127.0.0.1");
    }

    @Test
    void postsOverHttp2() throws Exception {
        server.stubFor(post("/list").willReturn(aResponse().withBody(BODY)));
        Ask ask = Ask.post(URI.create("https://www.a.example/list"), "page=2", URI.create("https://www.a.example/"));
        FetchOutcome outcome =
                fetch(TestSettings.quick().tls(TlsPolicy.RELAXED), new LoopbackAddresses(server.httpsPort()), ask);
        assertThat(outcome).isInstanceOf(Fetched.class);
        assertThat(only(outcome).protocol().http()).isEqualTo("h2");
        assertThat(server.getAllServeEvents())
                .anySatisfy(event ->
                        assertThat(event.getRequest().getBodyAsString()).isEqualTo("page=2"));
    }

    @Test
    void postsAnObjectAsJson() throws Exception {
        server.stubFor(post("/rest")
                .withHeader("Content-Type", equalTo("application/json; charset=UTF-8"))
                .willReturn(aResponse().withBody(BODY)));
        URI service = URI.create("http://www.a.example/rest");
        Ask ask = new Ask(service, service, Optional.of("{\"page\":2}"), Optional.empty());
        assertThat(fetch(ONCE, new LoopbackAddresses(server.port()), ask)).isInstanceOf(Fetched.class);
    }

    @Test
    void speaksHttp11WhereThereIsNoTls() throws Exception {
        server.stubFor(get("/plain").willReturn(aResponse().withBody(BODY)));
        assertThat(only(plain(ONCE, server.port(), "/plain")).protocol()).isEqualTo(Protocol.PLAIN);
    }

    @Test
    void trustsNoStrangeCertificateUnlessThePortalIsRelaxedAndThenTellsOfIt() throws Exception {
        server.stubFor(get("/tls").willReturn(aResponse().withBody(BODY)));
        FetchOutcome strict = secure(ONCE, "/tls");
        assertThat(reason(strict)).startsWith("TLS: ").contains("certification path");
        Exchange relaxed = only(secure(ONCE.tls(TlsPolicy.RELAXED), "/tls"));
        assertThat(relaxed.protocol().weakness())
                .hasValueSatisfying(weakness -> assertThat(weakness).startsWith("certificate not trusted: "));
    }

    @Test
    void unpacksBrotli() throws Exception {
        byte[] packed = Base64.getDecoder().decode("H50H4CUBBceLEM+a1HK96IVy3sVGG5XomBcD");
        server.stubFor(get("/br")
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/html")
                        .withHeader("Content-Encoding", "br")
                        .withBody(packed)));
        FetchOutcome outcome = plain(ONCE, server.port(), "/br");
        assertThat(outcome).isInstanceOf(Fetched.class);
        assertThat(only(outcome).body()).as("kept as it came").isEqualTo(packed);
    }

    @Test
    void endsALongPageEarlierThanALongFile() throws Exception {
        server.stubFor(get("/long.html")
                .willReturn(aResponse().withHeader("Content-Type", "text/html").withBody(new byte[300_000])));
        server.stubFor(get("/long.pdf")
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/pdf")
                        .withBody(new byte[300_000])));
        TestSettings settings = ONCE.maxPage(100_000);
        FetchOutcome page = plain(settings, server.port(), "/long.html");
        assertThat(reason(page)).contains("not whole (length) after 100000 bytes");
        assertThat(only(page).truncated()).contains("length");
        assertThat(plain(settings, server.port(), "/long.pdf")).isInstanceOf(Fetched.class);
    }

    @Test
    void endsAPageOfSixtyMegabytesWithoutTakingThemIn() throws Exception {
        byte[] part = new byte[1 << 20];
        try (ServerSocket endless = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> {
                try (var connection = endless.accept();
                        var out = connection.getOutputStream()) {
                    connection.getInputStream().read();
                    out.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    for (int i = 0; i < 60; i++) {
                        out.write(part);
                    }
                } catch (IOException e) {
                    // the client hangs up, as it should
                }
            });
            thread.start();
            FetchOutcome outcome = plain(ONCE, endless.getLocalPort(), "/");
            assertThat(reason(outcome)).contains("length");
            assertThat(only(outcome).body()).hasSize(2_000_000);
            thread.join(TimeUnit.SECONDS.toMillis(10));
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @Test
    void waitsForTheHeadOfAnAnswerNoLongerThanItMay() throws Exception {
        try (RawServer silent = new RawServer("", true)) {
            FetchOutcome outcome = plain(ONCE.firstByteTimeout(Duration.ofMillis(300)), silent.port(), "/");
            assertThat(reason(outcome)).contains("crawler.first-byte-timeout");
        }
    }

    @Test
    void waitsForTheNextByteNoLongerThanItMay() throws Exception {
        try (RawServer halfway = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<html>", true)) {
            TestSettings settings = ONCE.timeouts(Duration.ofMillis(300), Duration.ofSeconds(20));
            FetchOutcome outcome = plain(settings, halfway.port(), "/");
            assertThat(only(outcome).truncated()).contains("time");
            assertThat(only(outcome).body()).hasSize(6);
        }
    }

    @Test
    void waitsForAHandshakeNoLongerThanItMay() throws Exception {
        try (RawServer silent = new RawServer("", true)) {
            TestSettings settings = ONCE.connectTimeout(Duration.ofSeconds(5), Duration.ofMillis(300));
            FetchOutcome outcome = fetch(
                    settings, new LoopbackAddresses(silent.port()), Ask.get(URI.create("https://www.a.example/")));
            assertThat(reason(outcome)).contains("crawler.tls-timeout");
        }
    }

    @Test
    void tellsAServerThatSpeaksNoTlsFromOneThatIsNotThere() throws Exception {
        try (RawServer speechless = new RawServer("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            FetchOutcome outcome = fetch(
                    ONCE, new LoopbackAddresses(speechless.port()), Ask.get(URI.create("https://www.a.example/")));
            assertThat(reason(outcome)).startsWith("TLS: ");
        }
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(reason(plain(ONCE, closed, "/"))).startsWith("connection: ").contains("refused");
    }

    @Test
    void readsABodyWithoutLengthToItsEnd() throws Exception {
        FetchOutcome outcome = raw("HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + "<p>text ".repeat(200));
        assertThat(outcome).isInstanceOf(Fetched.class);
        assertThat(only(outcome).protocol().http()).isEqualTo("http/1.0");
        assertThat(only(outcome).body()).hasSize(1600);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nno colon here\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200\r\nContent-Length : 2\r\n\r\nok",
                "HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
                "HTTP/1.1 200 OK\r\nX-Empty:\r\nX: \u00e5\u00b9\u00b4\r\nContent-Length: 2\r\n\r\nok"
            })
    void endsWithAnOutcomeWhateverTheHeadersLookLike(String answer) throws Exception {
        FetchOutcome outcome = raw(answer);
        if (outcome instanceof Fetched) {
            assertThat(only(outcome).body()).isEqualTo("ok".getBytes(StandardCharsets.US_ASCII));
        } else {
            assertThat(reason(outcome)).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nok",
                "HTTP/9.9 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 2x0 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nok\r\n",
                "not http at all",
                "\r\n"
            })
    void takesNoAnswerForGoodThatBreaksTheRules(String answer) throws Exception {
        FetchOutcome outcome = raw(answer);
        assertThat(reason(outcome)).isNotBlank();
    }

    @Test
    void givesUpOnHeadersWithoutEnd() throws Exception {
        FetchOutcome outcome = raw("HTTP/1.1 200 OK\r\n" + "X-More: 1\r\n".repeat(2_000) + "\r\nok");
        assertThat(reason(outcome)).isNotBlank();
        assertThat(outcome.exchanges()).isEmpty();
    }

    @Test
    void asksAnAddressOfIpVersion6() throws Exception {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            Thread thread = new Thread(() -> {
                try (var connection = probe.accept()) {
                    connection.getInputStream().read(new byte[2_000]);
                    connection
                            .getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
                                    .getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    // told by the outcome
                }
            });
            thread.start();
            FetchOutcome outcome =
                    fetch(ONCE, Addresses.system(), Ask.get(URI.create("http://[::1]:" + probe.getLocalPort() + "/")));
            assertThat(outcome).isInstanceOf(Fetched.class);
            assertThat(only(outcome).remote()).map(InetAddress::getHostAddress).contains("0:0:0:0:0:0:0:1");
        }
    }
}
