package org.gongkai.crawler;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.gongkai.model.Portal;

/** A portal on loopback made of strings; knows what it was asked. */
final class FixturePortal implements AutoCloseable {
    /** What was asked: method, host, path with query, body, and the referer. */
    record Asked(String method, String host, String path, String body, Optional<String> referer) {}

    private record Page(int status, String type, byte[] body) {}

    static {
        // The JDK's server waits 40 ms before each body otherwise.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** Several, so that it is the crawler's doing when requests come one at a time. */
    private final ExecutorService answerers = Executors.newCachedThreadPool();

    private final HttpServer server;
    private final Map<String, Function<Asked, Page>> pages = new ConcurrentHashMap<>();
    private volatile boolean validators;
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    FixturePortal() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(answerers);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
            Asked question = new Asked(
                    exchange.getRequestMethod(),
                    host,
                    path,
                    body,
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Referer")));
            asked.add(question);
            Function<Asked, Page> page = pages.getOrDefault(
                    path, pages.getOrDefault(exchange.getRequestURI().getPath(), any -> missing()));
            Page answer = page.apply(question);
            String etag = "\"" + Arrays.hashCode(answer.body()) + "\"";
            if (validators && answer.status() == 200) {
                exchange.getResponseHeaders().set("ETag", etag);
                if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                    exchange.sendResponseHeaders(304, -1);
                    return;
                }
            }
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    /** Answers with validators, and with 304 where they hold. */
    FixturePortal withValidators() {
        validators = true;
        return this;
    }

    private static Page missing() {
        return new Page(404, "text/html", "<h1>404</h1>".getBytes(StandardCharsets.UTF_8));
    }

    /** A page of UTF-8 HTML. */
    FixturePortal page(String path, String html) {
        return answer(path, any -> html);
    }

    /** A page that depends on what was asked. */
    FixturePortal answer(String path, Function<Asked, String> html) {
        pages.put(
                path,
                question -> new Page(
                        200, "text/html;charset=UTF-8", html.apply(question).getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** A page that depends on what was asked; where it would be empty there is none. */
    FixturePortal refusing(String path, Function<Asked, String> html) {
        pages.put(path, question -> {
            String body = html.apply(question);
            return body.isEmpty()
                    ? missing()
                    : new Page(200, "text/html;charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
        });
        return this;
    }

    /** A file. */
    FixturePortal file(String path, String type, String content) {
        pages.put(path, question -> new Page(200, type, content.getBytes(StandardCharsets.ISO_8859_1)));
        return this;
    }

    /** An answer of any status. */
    FixturePortal status(String path, int status, String html) {
        pages.put(path, question -> new Page(status, "text/html;charset=UTF-8", html.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** A page with the headings of a report. */
    FixturePortal report(String path, String title) {
        return page(path, reportPage(title, ""));
    }

    static String reportPage(String title, String more) {
        return "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1><div class=\"TRS_Editor\">"
                + "<p>一、总体情况</p><p>" + "本机关认真贯彻条例。".repeat(40) + "</p><p>二、主动公开政府信息情况</p>"
                + "<table><tr><td>规章</td><td>0</td></tr></table><p>三、收到和处理政府信息公开申请情况</p>"
                + "<p>四、行政复议、行政诉讼情况</p><p>五、存在的主要问题及改进情况</p><p>六、其他需要报告的事项</p></div>"
                + more + "</body></html>";
    }

    Addresses addresses() {
        return new LoopbackAddresses(server.getAddress().getPort());
    }

    Portal portal(String... starts) {
        return new Portal(
                "fixture",
                "样例",
                "410100",
                List.of(starts).stream().map(URI::create).toList(),
                Set.of("www.fixture.example"),
                "");
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Paths asked for, in order. */
    List<String> paths() {
        return asked().stream().map(Asked::path).toList();
    }

    void forget() {
        asked.clear();
    }

    /** Forgets what it was asked since then. */
    void forgetAfter(int requests) {
        asked.subList(requests, asked.size()).clear();
    }

    @Override
    public void close() {
        server.stop(0);
        answerers.shutdownNow();
    }
}
