package org.gongkai.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.gongkai.crawler.Addresses;
import org.gongkai.model.Portal;

/**
 * The running sample portals: one server on one loopback port that answers for all of them by the Host header.
 *
 * <p>A person can look at them too: browsers resolve every name below {@code localhost} to loopback, so
 * {@code http://www.zhengzhou.example.localhost:PORT/} is the portal that crawls know as
 * {@code http://www.zhengzhou.example/}, and any other host gets the list of these addresses.
 */
public final class SamplePortals implements AutoCloseable {
    private static final String FOR_BROWSERS = ".localhost";
    private static final int HTTP = 80;

    private final Javalin server;
    private final InetAddress loopback = InetAddress.getLoopbackAddress();
    private final AtomicInteger requests = new AtomicInteger();
    private final Clock clock;
    private volatile int epoch = 1;
    private volatile boolean withdrawn;

    private SamplePortals(Clock clock) {
        this.clock = clock;
        this.server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.get("*", this::answer);
            config.routes.post("*", this::answer);
        });
    }

    /**
     * Starts them; the caller closes.
     *
     * @param port 0 for any free one
     * @throws IOException when the port is taken or may not be used
     */
    public static SamplePortals start(int port) throws IOException {
        return start(port, Clock.system(ZoneId.of("Asia/Shanghai")));
    }

    /** @param clock for the dates that the pages show; its zone is the portals' */
    static SamplePortals start(int port, Clock clock) throws IOException {
        SamplePortals portals = new SamplePortals(clock);
        try {
            portals.server.start(portals.loopback.getHostAddress(), port);
        } catch (JavalinBindException e) {
            throw new IOException(
                    "start the sample portals: cannot listen on port " + port + " of "
                            + portals.loopback.getHostAddress() + " (" + e.getMessage()
                            + "); end what uses it, or choose another port, or 0 for any free one",
                    e);
        }
        return portals;
    }

    /**
     * Sets the clock of the story: in epoch 1 the reports are as published, in epoch 2 one of them has been altered (the
     * changes stand in SOURCES.md). Takes effect with the next request.
     *
     * @throws IllegalArgumentException for any other epoch
     */
    public void epoch(int epoch) {
        if (epoch < 1 || epoch > 2) {
            throw new IllegalArgumentException("the sample portals have the epochs 1 and 2, not " + epoch);
        }
        this.epoch = epoch;
    }

    /** From the next request on one portal no longer has the report {@link DemoArchive#WITHDRAWN}, nor links to it. */
    public void withdraw() {
        withdrawn = true;
    }

    /** All sample portals, always in the same order, with addresses as a crawl sees them (port 80). */
    public List<Portal> portals() {
        return all();
    }

    /** The portals as configuration knows them, whether they are being served or not. */
    public static List<Portal> all() {
        return Arrays.stream(SampleSite.values()).map(SampleSite::portal).toList();
    }

    /** Leads the portals' hosts, at port 80, to this server; no other host resolves. */
    public Addresses addresses() {
        return new Addresses() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                if (SampleSite.find(host).isEmpty()) {
                    throw new UnknownHostException(host + " is none of the sample portals (" + hosts() + ")");
                }
                return new InetAddress[] {loopback};
            }

            @Override
            public int port(String host, int port) {
                return port == HTTP && SampleSite.find(host).isPresent() ? SamplePortals.this.port() : port;
            }
        };
    }

    /** The TCP port listened on. */
    public int port() {
        return server.port();
    }

    /** How many requests were answered so far, whatever the answer. */
    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void answer(Context exchange) {
        int visit = requests.incrementAndGet();
        Optional<SampleSite> site = SampleSite.find(hostOf(exchange));
        Answer answer = site.isPresent()
                ? new PortalSoftware(
                                site.get(),
                                epoch,
                                withdrawn,
                                visit,
                                clock.instant().atZone(clock.getZone()))
                        .answer(
                                exchange.path(),
                                name -> parameter(exchange, name),
                                Optional.ofNullable(exchange.header("Referer")))
                : directory();
        Answer sent = answer.unlessKnown(
                Optional.ofNullable(exchange.header("If-None-Match")),
                Optional.ofNullable(exchange.header("If-Modified-Since")));
        exchange.status(sent.status());
        exchange.contentType(sent.contentType());
        sent.headers().forEach(exchange::header);
        exchange.result(sent.body());
    }

    private static Optional<String> parameter(Context exchange, String name) {
        return Optional.ofNullable(exchange.queryParam(name)).or(() -> Optional.ofNullable(exchange.formParam(name)));
    }

    /** The host asked for, without its port and without what browsers need behind it; empty when none was sent. */
    private static String hostOf(Context exchange) {
        String header = Optional.ofNullable(exchange.header("Host")).orElse("").toLowerCase(Locale.ROOT);
        String host = header.replaceFirst(":\\d+$", "");
        return host.endsWith(FOR_BROWSERS) ? host.substring(0, host.length() - FOR_BROWSERS.length()) : host;
    }

    /** What a browser gets that asks for the bare loopback address. */
    private Answer directory() {
        String items = Arrays.stream(SampleSite.values())
                .map(site -> "<li><a href=\"http://" + site.host() + FOR_BROWSERS + ":" + port() + "/\">" + site.host()
                        + "</a> " + site.portal().name() + "</li>\n")
                .collect(Collectors.joining());
        String page = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>gongkai sample portals</title></head>"
                + "<body><h1>Sample portals of gongkai</h1>\n<ul>\n" + items + "</ul></body></html>\n";
        return Answer.of(404, "text/html; charset=utf-8", page.getBytes(UTF_8));
    }

    private static String hosts() {
        return Arrays.stream(SampleSite.values()).map(SampleSite::host).collect(Collectors.joining(", "));
    }
}
