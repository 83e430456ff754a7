package org.gongkai.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gongkai.app.schedule.CrawlDesk;
import org.gongkai.app.schedule.CrawlSchedule;
import org.gongkai.config.ConfiguredPortal;
import org.gongkai.config.ServeSettings;
import org.gongkai.model.Portal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger can ask for and must not get: by name, by size, by rate, by path, and without the token. */
class SafetyIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "0123456789abcdef0123";

    @TempDir
    static Path folder;

    private static SampleArchive sample;
    private static WebPages pages;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        sample = new SampleArchive(folder);
        pages = serve(settings(Optional.empty(), 0), Workings.none());
        browser = new Browser(pages.address());
    }

    @AfterAll
    static void stop() {
        pages.close();
        sample.close();
    }

    private static ServeSettings settings(Optional<String> token, int rate) {
        return new ServeSettings("127.0.0.1", 0, List.of("Gongkai.example"), token, rate, Optional.empty());
    }

    private static WebPages serve(ServeSettings settings, Workings workings) throws PortTakenException {
        return WebPages.start(
                settings, sample.archive(), sample.configuration(), sample.forms(), FilledArchive.CLOCK, workings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "LOCALHOST.", "gongkai.example", "[::1]"})
    void answersUnderItsOwnNames(String name) throws Exception {
        assertThat(raw(pages, "GET /api/version HTTP/1.1", "Host: " + name + ":" + port(pages)))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.1", "0.0.0.0"})
    void answersUnderNoStrangersName(String name) throws Exception {
        String answer = raw(pages, "GET /api/version HTTP/1.1", "Host: " + name);
        assertThat(answer).startsWith("HTTP/1.1 421").contains("application/problem+json").contains("serve.hosts");
        assertThat(raw(pages, "GET / HTTP/1.1", "Host: " + name)).startsWith("HTTP/1.1 421").contains("<html");
        assertThat(raw(pages, "GET http://" + name + "/api/version HTTP/1.1", "Host: " + name))
                .as("the name in the request's line counts")
                .startsWith("HTTP/1.1 421");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../../../etc/passwd",
                "/assets/%2e%2e/%2e%2e/etc/passwd",
                "/assets/..%2f..%2fetc%2fpasswd",
                "/assets/..%5c..%5cetc%5cpasswd",
                "/assets\\..\\..\\etc\\passwd",
                "/assets/gongkai.css%00.html",
                "/assets/%252e%252e/etc/passwd",
                "/archive/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                "/archive/..;/..;/etc/passwd",
                "/api/captures/..%2f..%2f/etc",
                "/api/runs/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                "//etc/passwd",
                "/%c0%ae%c0%ae/etc/passwd",
                "/api/reports/%00/2019"
            })
    void leadsNowhereByItsPaths(String target) throws Exception {
        String answer = raw(pages, "GET " + target + " HTTP/1.1", "Host: localhost");
        assertThat(answer).containsPattern("^HTTP/1.1 40[0-9]").doesNotContain("root:");
    }

    @Test
    void refusesWhatIsTooLong() throws Exception {
        assertThat(raw(pages, "GET /" + "a".repeat(20_000) + " HTTP/1.1", "Host: localhost"))
                .startsWith("HTTP/1.1 414");
        assertThat(raw(pages, "GET / HTTP/1.1", "Host: localhost", "X: " + "a".repeat(20_000)))
                .startsWith("HTTP/1.1 431");
        assertThat(raw(pages, "POST /api/portals/fengquan/crawl HTTP/1.1", "Host: localhost", "Content-Length: 999999"))
                .startsWith("HTTP/1.1 413")
                .contains("\"code\":\"body\"");
        assertThat(raw(pages, "GET /api/version HTTP/1.1", "Host: localhost", "Transfer-Encoding: chunked", "", "0", ""))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void saysHowAnAddressCanBeAsked() throws Exception {
        HttpResponse<String> deleted = browser.ask("DELETE", "/api/reports");
        assertThat(deleted.statusCode()).isEqualTo(405);
        assertThat(deleted.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
        HttpResponse<String> page = browser.ask("POST", "/runs");
        assertThat(page.statusCode()).isEqualTo(405);
        assertThat(page.headers().firstValue("Allow")).contains("GET, HEAD");
        HttpResponse<String> read = browser.get("/api/portals/fengquan/crawl");
        assertThat(read.statusCode()).isEqualTo(405);
        assertThat(read.headers().firstValue("Allow")).contains("POST");
        assertThat(browser.get("/api/version", "Accept", "text/html").statusCode())
                .isEqualTo(406);
        assertThat(browser.get("/api/version", "Accept", "text/html, */*;q=0.1").statusCode())
                .isEqualTo(200);
        HttpResponse<String> head = browser.ask("HEAD", "/api/reports/410704/2019");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag"))
                .isEqualTo(browser.get("/api/reports/410704/2019").headers().firstValue("ETag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api/version", "/api/nothing", "/nothing", "/search", "/metrics", "/health", "/runs?page=x"})
    void guardsEveryAnswer(String path) throws Exception {
        HttpResponse<String> answer = browser.get(path);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("script-src");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void slowsDownWhoAsksTooFast() throws Exception {
        try (WebPages slow = serve(settings(Optional.empty(), 2), Workings.none())) {
            Browser eager = new Browser(slow.address());
            HttpResponse<String> refused = null;
            for (int i = 0; i < 200 && refused == null; i++) {
                HttpResponse<String> answer = eager.get("/api/version");
                refused = answer.statusCode() == 200 ? null : answer;
            }
            assertThat(refused).isNotNull();
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(JSON.readTree(refused.body()).get("code").asText()).isEqualTo("too-many");
        }
    }

    @Test
    void takesANetworkOfIpv6AsOneClient() {
        assertThat(Rates.client("2001:db8:1:2:3:4:5:6")).isEqualTo(Rates.client("[2001:db8:1:2:9:9:9:9]"));
        assertThat(Rates.client("2001:db8:1:3:3:4:5:6")).isNotEqualTo(Rates.client("2001:db8:1:2:3:4:5:6"));
        assertThat(Rates.client("192.0.2.1")).isNotEqualTo(Rates.client("192.0.2.2"));
        assertThat(Rates.client("::1")).isEqualTo("::1");
    }

    @Test
    void changesNothingWithoutAToken() throws Exception {
        HttpResponse<String> off = post(pages, "/api/portals/fengquan/crawl", "Bearer " + TOKEN);
        assertThat(off.statusCode()).isEqualTo(403);
        assertThat(off.body()).contains("GONGKAI_TOKEN");
        try (WebPages on = serve(settings(Optional.of(TOKEN), 0), Workings.none())) {
            for (String shown : List.of("", "Bearer", "Bearer x", TOKEN, "Basic " + TOKEN, "Bearer " + TOKEN + "0")) {
                HttpResponse<String> refused = post(on, "/api/portals/fengquan/crawl", shown);
                assertThat(refused.statusCode()).as(shown).isEqualTo(401);
                assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                        .startsWith("Bearer");
                assertThat(refused.body()).doesNotContain(TOKEN);
            }
            assertThat(post(on, "/api/portals/nowhere/crawl", "Bearer " + TOKEN).statusCode())
                    .isEqualTo(404);
            assertThat(post(on, "/api/portals/fengquan/crawl", "bearer " + TOKEN).statusCode())
                    .as("nothing crawls here")
                    .isEqualTo(409);
        }
    }

    @Test
    void beginsACrawlForWhoHasTheToken() throws Exception {
        CrawlDesk desk = new CrawlDesk();
        LinkedBlockingQueue<String> crawled = new LinkedBlockingQueue<>();
        CountDownLatch go = new CountDownLatch(1);
        // the runs of the sample are old, so that every portal with a schedule is due at once: none has one here
        try (WebPages on = serve(settings(Optional.of(TOKEN), 0), new Workings(desk, true, Optional.empty(), Optional.of(folder)));
                CrawlSchedule schedule = CrawlSchedule.start(
                        sample.configuration().portals().stream()
                                .map(SafetyIT::byHand)
                                .toList(),
                        2,
                        FilledArchive.CLOCK,
                        portal -> List.of(),
                        portal -> {
                            crawled.add(portal);
                            await(go);
                        })) {
            desk.open(schedule);
            assertThat(crawled.poll()).as("nobody has asked").isNull();
            HttpResponse<String> begun = post(on, "/api/portals/fengquan/crawl", "Bearer " + TOKEN);
            assertThat(begun.statusCode()).isEqualTo(202);
            assertThat(begun.body()).isEqualTo("{\"portal\":\"fengquan\",\"crawl\":\"begun\"}");
            assertThat(crawled.poll(30, TimeUnit.SECONDS)).isEqualTo("fengquan");
            assertThat(post(on, "/api/portals/fengquan/crawl", "Bearer " + TOKEN).statusCode())
                    .as("once at a time")
                    .isEqualTo(409);
            Browser reader = new Browser(on.address());
            JsonNode portals = JSON.readTree(reader.get("/api/portals").body()).get("portals");
            portals.forEach(portal -> assertThat(portal.get("crawling").asBoolean())
                    .isEqualTo(portal.get("id").asText().equals("fengquan")));
            assertThat(reader.get("/metrics").body()).contains("gongkai_crawls_going_on 1.0");
            JsonNode health = JSON.readTree(reader.get("/health/ready").body());
            assertThat(health.get("checks").findValuesAsText("name")).containsExactly("archive", "scheduler", "disk");
            go.countDown();
        }
    }

    @Test
    void tellsThatItIsNotReadyWhenNothingCrawlsThoughItShould() throws Exception {
        try (WebPages on =
                serve(settings(Optional.empty(), 0), new Workings(new CrawlDesk(), true, Optional.empty(), Optional.empty()))) {
            Browser reader = new Browser(on.address());
            assertThat(reader.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(JSON.readTree(reader.get("/api/health").body())
                            .get("status")
                            .asText())
                    .isEqualTo("failing");
            assertThat(reader.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void tellsPrometheusWhatItDoes() throws Exception {
        browser.get("/api/reports/410704/2019");
        browser.get("/made-up-" + System.nanoTime());
        String metrics = browser.get("/metrics").body();
        assertThat(metrics)
                .contains("gongkai_reports 3.0")
                .contains("gongkai_versions 4.0")
                .containsPattern("gongkai_portal_last_success_timestamp_seconds\\{portal=\"fengquan\"} 1.5883\\d+E9")
                .containsPattern(
                        "gongkai_http_requests_seconds_count\\{method=\"GET\",route=\"/api/reports/\\{authority}/\\{year}\",status=\"200\"} \\d+")
                .contains("route=\"none\",status=\"404\"")
                .contains("jvm_memory_used_bytes")
                .contains("gongkai_notices_waiting 0.0")
                .doesNotContain("made-up");
    }

    private static ConfiguredPortal byHand(ConfiguredPortal portal) {
        Portal plain = portal.portal();
        return new ConfiguredPortal(
                new Portal(
                        plain.id(), plain.name(), plain.authority(), plain.start(), plain.hosts(), ""),
                portal.crawler());
    }

    private static void await(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpResponse<String> post(WebPages pages, String path, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(pages.address().toString()).resolve(path))
                .POST(HttpRequest.BodyPublishers.noBody());
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static int port(WebPages pages) {
        return pages.address().getPort();
    }

    /** The answer to a request that no well-behaved client would send. */
    private static String raw(WebPages pages, String... lines) throws IOException {
        try (Socket socket = new Socket(pages.address().getHost(), port(pages))) {
            String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
