import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.gongkai.app.pipeline.NativeDigests;
import org.gongkai.archive.Archive;
import org.gongkai.archive.Archives;
import org.gongkai.archive.Sighting;
import org.gongkai.archive.fixity.FixityProgress;
import org.gongkai.archive.fixity.FixityReport;
import org.gongkai.config.ArchiveSettings;
import org.gongkai.model.Capture;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Digest;
import org.gongkai.model.Discovery;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.Header;
import org.gongkai.model.Level;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportKey;
import org.gongkai.model.Visit;

/**
 * What {@code bench/archive} measures, one thing per call: {@code record FOLDER CAPTURES}, {@code verify FOLDER},
 * {@code fill FOLDER CAPTURES}, {@code lookup FOLDER}, {@code reopen FOLDER}. Times are of the clock on the wall and of
 * the processor; on a busy machine only the second tells something.
 */
final class ArchiveSpeed {
    private static final ArchiveSettings SETTINGS =
            new ArchiveSettings(256L << 20, 100, 3, Duration.ofDays(3));
    /** For {@code fill}, of which nobody waits for a commit. */
    private static final ArchiveSettings SELDOM = new ArchiveSettings(256L << 20, 2_000, 3, Duration.ofDays(3));

    private static final int PAGE = 40 * 1024;
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    /** Captures of one address in {@code fill}: as many weekly looks as a portal gets in half a year. */
    private static final int LOOKS = 25;
    private static final String[] WORDS = words();

    private final Path folder;
    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ArchiveSpeed(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        ArchiveSpeed speed = new ArchiveSpeed(Path.of(arguments[1]));
        switch (arguments[0]) {
            case "record" -> speed.record(Integer.parseInt(arguments[2]));
            case "verify" -> speed.verify();
            case "fill" -> speed.fill(Integer.parseInt(arguments[2]));
            case "lookup" -> speed.lookup();
            case "reopen" -> speed.reopen();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private Archive open() {
        return open(SETTINGS);
    }

    private Archive open(ArchiveSettings settings) {
        return Archives.open(folder.toString(), settings, Clock.systemUTC());
    }

    private interface Work {
        void run() throws Exception;
    }

    /** Seconds on the wall and of the processor. */
    private double[] time(Work work) throws Exception {
        long processor = system.getProcessCpuTime();
        long begun = System.nanoTime();
        work.run();
        return new double[] {(System.nanoTime() - begun) / 1e9, (system.getProcessCpuTime() - processor) / 1e9};
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /**
     * Pages that all differ and compress to about a fifth, as those of portals do: markup that repeats, sentences of a
     * vocabulary in which few words make most of the text, a table of numbers.
     */
    private static byte[] page(Random random, int bytes) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>");
        while (page.length() < bytes / 2) {
            page.append("<p class='TRS_Editor' style='text-indent: 2em; font-family: 仿宋_GB2312; line-height: 150%;'>");
            for (int i = 0; i < 60; i++) {
                page.append(WORDS[(int) (WORDS.length * Math.pow(random.nextDouble(), 3))]);
                if (i % 9 == 8) {
                    page.append(random.nextInt(5_000)).append(i % 2 == 0 ? "件，" : "条。");
                }
            }
            page.append("</p>\n<tr height='24'>");
            for (int i = 0; i < 8; i++) {
                page.append("<td style='border: 1px solid #000; padding: 0 7px;'><span style='font-size: 14px;'>")
                        .append(random.nextInt(3) == 0 ? random.nextInt(500) : 0)
                        .append("</span></td>");
            }
            page.append("</tr>\n");
        }
        return Arrays.copyOf(page.toString().getBytes(StandardCharsets.UTF_8), bytes);
    }

    private static String[] words() {
        Random random = new Random(4);
        String[] words = new String[1_200];
        for (int word = 0; word < words.length; word++) {
            StringBuilder text = new StringBuilder();
            for (int letter = 0; letter < 2 + word % 3; letter++) {
                text.append((char) (0x4e00 + random.nextInt(2_500)));
            }
            words[word] = text.toString();
        }
        return words;
    }

    private static Visit visit(String run, URI uri, Instant at, byte[] body) throws IOException {
        Exchange exchange = new Exchange(
                uri,
                at,
                "GET " + uri.getPath() + " HTTP/1.1",
                List.of(new Header("Host", uri.getHost()), new Header("User-Agent", "bench")),
                "HTTP/1.1 200 OK",
                200,
                List.of(new Header("Content-Type", "text/html; charset=utf-8"), new Header("Server", "bench")),
                body,
                Optional.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1})),
                Optional.empty());
        return new Visit(run, "bench", uri, Discovery.start(), at, new FetchOutcome.Fetched(List.of(exchange)));
    }

    private static URI address(int number) {
        return URI.create("http://www.bench.example/zwgk/" + number % 97 + "/t" + number + ".html");
    }

    private void record(int captures) throws Exception {
        try (Archive archive = open()) {
            Random random = new Random(1);
            // what the compiler makes of the code is part of a crawl of hours, not of one of seconds
            for (int i = 0; i < captures / 4; i++) {
                archive.add(visit("warm", address(i), BEGIN, page(random, PAGE)));
            }
            archive.commit();
            List<byte[]> pages = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                pages.add(page(random, PAGE));
            }
            double[] took = time(() -> {
                for (int i = 0; i < captures; i++) {
                    byte[] body = pages.get(i % pages.size());
                    // another page each time
                    body[60] = (byte) i;
                    body[61] = (byte) (i >> 8);
                    body[62] = (byte) (i >> 16);
                    archive.add(visit("r", address(i), BEGIN.plusSeconds(i), body.clone()));
                }
                archive.commit();
            });
            say(
                    "record: %d captures of 40 KiB in %.1f s: %.0f captures/s; %.1f s of the processor: %.0f captures/s",
                    captures, took[0], captures / took[0], took[1], captures / took[1]);
        }
    }

    private void verify() throws Exception {
        // as the command does
        NativeDigests.install();
        long stored = size("payloads");
        try (Archive archive = open()) {
            long[] content = {0};
            archive.eachPayload(payload -> content[0] += payload.length());
            for (int round = 1; round <= 8; round++) {
                FixityReport[] report = new FixityReport[1];
                double[] took = time(() -> report[0] = archive.verify(100, FixityProgress.none()));
                if (!report[0].sound()) {
                    throw new IllegalStateException("the archive is damaged: " + report[0].damage());
                }
                say(
                        "verify: %.0f MB of payloads in %.0f MB of files in %.1f s: %.0f MB/s of payloads, %.0f MB/s of"
                                + " files; %.1f s of the processor",
                        content[0] / 1e6, stored / 1e6, took[0], content[0] / 1e6 / took[0], stored / 1e6 / took[0],
                        took[1]);
            }
        }
    }

    private long size(String what) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(what))) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** Small pages: what is measured afterwards is the metadata. One address in a hundred is a report's. */
    private void fill(int captures) throws Exception {
        try (Archive archive = open(SELDOM)) {
            Random random = new Random(2);
            double[] took = time(() -> {
                for (int i = 0; i < captures; i++) {
                    int number = i % Math.max(1, captures / LOOKS);
                    int look = i / Math.max(1, captures / LOOKS);
                    byte[] body = page(random, 200);
                    Capture capture = archive.add(visit(
                            "r" + look, address(number), BEGIN.plus(Duration.ofDays(7L * look)).plusSeconds(number), body));
                    if (number % 100 == 0) {
                        Digest payload = capture.payload().orElseThrow();
                        archive.observe(new Sighting(
                                key(number), "样例市第" + number + "局", capture.uri(), capture, List.of(payload), payload,
                                payload + "/1/1", document(look)));
                    }
                }
                archive.commit();
            });
            say("fill: %d captures in %.1f s; metadata %.1f MB", captures, took[0], size("metadata.mv") / 1e6);
        }
    }

    private static ReportKey key(int number) {
        return new ReportKey(String.format(Locale.ROOT, "%06d", 110_000 + number), 2025);
    }

    private static ReportDocument document(int number) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            cells.add(new Cell(
                    "3/" + i + "/total",
                    "" + number,
                    BigDecimal.valueOf(number),
                    CellStatus.NUMBER,
                    List.of(),
                    new Position.InTable(1, i + 1, 1)));
        }
        return new ReportDocument(
                new ReportDocument.Source("a.html", Digest.of(new byte[0]), "text/html", "html", "1.0.0"),
                true,
                "2025年政府信息公开工作年度报告",
                2025,
                "cn-2021",
                new ReportDocument.Issuer("样例市", "410100", Level.CITY, "title"),
                null,
                null,
                List.of(new ReportDocument.Section(1, "总体情况", "一、总体情况")),
                cells,
                List.of(),
                List.of());
    }

    private void lookup() throws Exception {
        try (Archive archive = open()) {
            int[] captures = {0};
            archive.eachCapture(capture -> captures[0]++);
            int addresses = Math.max(1, captures[0] / LOOKS);
            Random random = new Random(3);
            double[] history = new double[400];
            double[] memento = new double[400];
            for (int i = 0; i < history.length; i++) {
                int number = random.nextInt(addresses);
                history[i] = time(() -> archive.history(key(number / 100 * 100)).orElseThrow())[0] * 1e3;
                memento[i] = time(() -> {
                            if (archive.timeline(address(number)).size() < LOOKS) {
                                throw new IllegalStateException("a capture of " + address(number) + " is missing");
                            }
                        })[0]
                        * 1e3;
            }
            say("lookup: at %d captures, %s", captures[0], spread("history", history));
            say("lookup: at %d captures, %s", captures[0], spread("memento", memento));
        }
    }

    private static String spread(String what, double[] times) {
        double first = times[0];
        Arrays.sort(times);
        return String.format(
                Locale.ROOT,
                "%s: first %.1f ms, median %.1f ms, 95th of a hundred %.1f ms, longest %.1f ms",
                what, first, times[times.length / 2], times[times.length * 95 / 100], times[times.length - 1]);
    }

    private void reopen() throws Exception {
        for (int round = 0; round < 3; round++) {
            Archive[] archive = new Archive[1];
            double[] took = time(() -> archive[0] = open());
            archive[0].close();
            say("reopen: %.2f s; %.2f s of the processor", took[0], took[1]);
        }
    }
}
