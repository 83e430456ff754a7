package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongkai.app.Main;
import org.gongkai.archive.Archive;
import org.gongkai.archive.Archives;
import org.gongkai.archive.fixity.FixityProgress;
import org.gongkai.archive.fixity.FixityReport;
import org.gongkai.config.ArchiveSettings;
import org.gongkai.model.RunReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A crawl that is killed twenty times ends with the captures of one that was left alone. */
@Timeout(600)
class KilledCrawlIT {
    private static final int KILLS = Integer.getInteger("kills", 20);
    /** Enough that no number of kills leaves so little undone that the crawl ends before the last of them. */
    private static final int PAGES = 12 * KILLS;

    private static final ArchiveSettings SETTINGS = new ArchiveSettings(1L << 30, 100, 3, Duration.ofDays(3));

    static {
        // The JDK's server waits 40 ms before each body otherwise.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** Without the folder of the tests: the JVM shares classes of jars only. */
    private static final String PROGRAM = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));

    private static final Pattern LIST = Pattern.compile("/zfxxgknb/(?:index_(\\d+)\\.html)?");

    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Semaphore requests = new Semaphore(0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer portal;

    @BeforeEach
    void serve() throws IOException {
        portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portal.createContext("/", this::answer);
        portal.setExecutor(threads);
        portal.start();
    }

    @AfterEach
    void stop() {
        portal.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.computeIfAbsent(path, any -> new AtomicInteger()).incrementAndGet();
            byte[] body = page(path).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            requests.release();
        } catch (IOException e) {
            requests.release(); // killed in the middle of an answer
        }
    }

    /** A list over many pages, each with something new on another host. */
    private static String page(String path) {
        Matcher list = LIST.matcher(path);
        if (!list.matches()) {
            return "";
        }
        int number = list.group(1) == null ? 0 : Integer.parseInt(list.group(1));
        return number >= PAGES
                ? ""
                : "<title>政府信息公开年报</title><ul><li><a href='http://elsewhere.example/" + number
                        + "'>关于召开会议的通知</a></ul>" + "正文内容，".repeat(200) + "<script>createPageHTML(" + PAGES + ", "
                        + number
                        + ", \"index\", \"html\");</script>";
    }

    @Test
    void endsWithTheCapturesOfAnUndisturbedCrawlAfterTwentyKills(@TempDir Path temp) throws Exception {
        Path config = configure(temp);
        // starting is most of the work: the first crawl lays out its classes for those that are killed
        Path classes = temp.resolve("classes.jsa");
        assertThat(start("-XX:ArchiveClassesAtExit=" + classes, config, temp.resolve("undisturbed"))
                        .waitFor())
                .isIn(0, 1);
        String shared = "-XX:SharedArchiveFile=" + classes;
        assertThat(asked.values()).allSatisfy(times -> assertThat(times).hasValue(1));
        asked.clear();

        Path killed = temp.resolve("killed");
        Random random = new Random(20261121);
        for (int kill = 0; kill < KILLS; kill++) {
            requests.drainPermits();
            Process process = start(shared, config, killed);
            // between two requests, in one, while something is written, while something is made durable
            assertThat(requests.tryAcquire(1 + random.nextInt(30), 60, TimeUnit.SECONDS))
                    .isTrue();
            TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
            process.destroyForcibly().waitFor();
        }
        assertThat(start(shared, config, killed).waitFor()).isIn(0, 1);

        Map<String, String> found = captures(killed);
        assertThat(found).isEqualTo(captures(temp.resolve("undisturbed")));
        assertThat(found.keySet())
                .filteredOn(path -> path.startsWith("/zfxxgknb/"))
                .hasSize(PAGES);
        // what was not yet durable is asked again, and nothing else is: a batch of 10, and what waits to be written
        int again = asked.values().stream().mapToInt(times -> times.get() - 1).sum();
        assertThat(again).isLessThanOrEqualTo(KILLS * 20);
    }

    private Path configure(Path temp) throws IOException {
        Path config = Files.createDirectories(temp.resolve("config"));
        Files.createDirectories(config.resolve("portals"));
        Files.writeString(config.resolve("settings.yaml"), """
                crawler:
                  user-agent-contact: test@example.org
                  allow-private-addresses: true
                  pause-per-host: 0s
                archive:
                  batch-size: 10
                """);
        Files.writeString(config.resolve("portals/p.yaml"), """
                id: p
                name: 样例
                authority: "410100"
                start: ["http://127.0.0.1:%d/zfxxgknb/"]
                """.formatted(
                        portal.getAddress().getPort()));
        return config;
    }

    private static Process start(String sharing, Path config, Path archive) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        sharing,
                        "-Xlog:disable",
                        "-cp",
                        PROGRAM,
                        Main.class.getName(),
                        "--config",
                        config.toString(),
                        "--archive",
                        archive.toString(),
                        "crawl")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What the only run captured: kind and payload by address. */
    private Map<String, String> captures(Path folder) throws InterruptedException {
        URI site = URI.create("http://127.0.0.1:" + portal.getAddress().getPort());
        try (Archive archive = Archives.open(folder.toString(), SETTINGS, Clock.systemUTC())) {
            assertThat(archive.problems()).isEmpty();
            FixityReport report = archive.verify(100, FixityProgress.none());
            assertThat(report.damage()).isEmpty();
            assertThat(report.affected()).isEmpty();
            assertThat(archive.runs("p")).hasSize(1);
            RunReport run = archive.runs("p").get(0);
            assertThat(run.ended()).isPresent();
            Map<String, String> captures = new TreeMap<>();
            asked.keySet().forEach(path -> archive.capture(run.run(), site.resolve(path))
                    .ifPresent(capture -> captures.put(path, capture.kind() + " " + capture.payload())));
            return captures;
        }
    }
}
