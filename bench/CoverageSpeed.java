import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gongkai.archive.Archive;
import org.gongkai.archive.Archives;
import org.gongkai.archive.Sighting;
import org.gongkai.archive.coverage.Coverage;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.config.ArchiveSettings;
import org.gongkai.config.Configuration;
import org.gongkai.model.Authority;
import org.gongkai.model.Capture;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Digest;
import org.gongkai.model.Discovery;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.Header;
import org.gongkai.model.Portal;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;
import org.gongkai.model.Visit;

/**
 * What {@code bench/coverage} measures: {@code fill FOLDER AUTHORITIES YEARS [CELLS]} makes an archive in which the
 * authorities have reported about all years but one in nine times; {@code update FOLDER} lets a run see 1,000 reports more
 * and asks for its portal's authorities; {@code ask FOLDER YEAR} asks for all. Real codes first, then made-up ones.
 */
final class CoverageSpeed {
    private static final ArchiveSettings SELDOM = new ArchiveSettings(256L << 20, 200, 3, Duration.ofDays(3));
    private static final int LAST_YEAR = 2024;
    private static final int ON_A_PORTAL = 30;
    private static final RunReport.Counts COUNTS = new RunReport.Counts(100, 100, 0, 0, 100, 0);

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private CoverageSpeed() {}

    public static void main(String[] arguments) throws Exception {
        String folder = arguments[1];
        try (Archive archive = Archives.open(folder, SELDOM, Clock.systemUTC())) {
            switch (arguments[0]) {
                case "fill" -> fill(
                        archive,
                        Integer.parseInt(arguments[2]),
                        Integer.parseInt(arguments[3]),
                        arguments.length > 4 ? Integer.parseInt(arguments[4]) : 198);
                case "update" -> update(archive);
                case "ask" -> ask(archive, Integer.parseInt(arguments[2]));
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void measured(String what, Work work) throws Exception {
        long wall = System.nanoTime();
        long cpu = SYSTEM.getProcessCpuTime();
        work.run();
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f s of the processor, %.2f s on the wall%n",
                what,
                (SYSTEM.getProcessCpuTime() - cpu) / 1e9,
                (System.nanoTime() - wall) / 1e9);
    }

    private static List<String> codes(int wanted) throws Exception {
        List<String> codes = new ArrayList<>(Configuration.load(List.of()).registry().all().stream()
                .map(Authority::code)
                .distinct()
                .limit(wanted)
                .toList());
        for (int number = 0; codes.size() < wanted; number++) {
            codes.add("x%06d".formatted(number));
        }
        return codes;
    }

    private static void fill(Archive archive, int authorities, int years, int cells) throws Exception {
        List<String> codes = codes(authorities);
        measured("fill", () -> {
            for (int year = LAST_YEAR - years + 1; year <= LAST_YEAR; year++) {
                for (int from = 0; from < codes.size(); from += ON_A_PORTAL) {
                    Instant time = LocalDate.of(year + 1, 4, 10).atTime(1, 0).toInstant(java.time.ZoneOffset.UTC);
                    List<String> some = codes.subList(from, Math.min(codes.size(), from + ON_A_PORTAL));
                    run(archive, "p" + from / ON_A_PORTAL, "run-" + year, time, some, year, cells, 9);
                }
            }
            archive.commit();
        });
    }

    private static void run(
            Archive archive,
            String portal,
            String run,
            Instant time,
            List<String> codes,
            int year,
            int cells,
            int lacking) {
        List<RunReport.SeenReport> seen = new ArrayList<>();
        for (int index = 0; index < codes.size(); index++) {
            if (index % lacking != lacking - 1) {
                seen.add(see(archive, portal, run, time, codes.get(index), year, cells));
            }
        }
        archive.keep(new RunReport(
                run,
                portal,
                time,
                Optional.of(time.plusSeconds(900)),
                RunReport.Status.COMPLETE,
                COUNTS,
                seen,
                List.of()));
    }

    private static RunReport.SeenReport see(
            Archive archive, String portal, String run, Instant time, String code, int year, int cells) {
        URI page = URI.create("http://" + portal + ".example.gov.cn/" + code + "/" + year + ".html");
        byte[] body = (code + " " + year).getBytes(StandardCharsets.UTF_8);
        Exchange exchange = new Exchange(
                page,
                time,
                "GET / HTTP/1.1",
                List.of(new Header("Host", page.getHost())),
                "HTTP/1.1 200 OK",
                200,
                List.of(new Header("Content-Type", "text/html")),
                body,
                Optional.empty(),
                Optional.empty());
        Capture capture = archive.add(new Visit(
                run,
                portal,
                page,
                new Discovery("candidate", Optional.empty(), Optional.empty()),
                time,
                new FetchOutcome.Fetched(List.of(exchange))));
        Digest digest = capture.payload().orElseThrow();
        archive.observe(new Sighting(
                new ReportKey(code, year),
                code,
                page,
                capture,
                List.of(digest),
                digest,
                digest + "/1.0.0/forms",
                document(year, cells)));
        return new RunReport.SeenReport(code, code, year, page);
    }

    private static ReportDocument document(int year, int cells) {
        List<Cell> all = new ArrayList<>();
        for (int index = 0; index < cells; index++) {
            all.add(new Cell(
                    "3/" + index + "/total",
                    "" + index,
                    BigDecimal.valueOf(index),
                    CellStatus.NUMBER,
                    List.of(),
                    new Position.InTable(1, index + 1, 2)));
        }
        return new ReportDocument(
                new ReportDocument.Source("a.html", Digest.of(new byte[0]), "text/html", "html", "1.0.0"),
                true,
                "报告",
                year,
                "cn-2021",
                null,
                null,
                LocalDate.of(year + 1, 1, 20),
                List.of(),
                all,
                List.of(),
                List.of());
    }

    private static void update(Archive archive) throws Exception {
        Instant time = Instant.parse("2026-04-10T01:00:00Z");
        List<String> codes = new ArrayList<>();
        for (int number = 0; number < 1_000; number++) {
            codes.add("y%04d".formatted(number));
        }
        measured("a run of 1,000 captures, kept, with what coverage asks", () -> {
            run(archive, "p0", "run-update-" + System.nanoTime(), time, codes, 2025, 198, Integer.MAX_VALUE);
            archive.commit();
        });
    }

    private static void ask(Archive archive, int year) throws Exception {
        Configuration configuration = Configuration.load(List.of());
        List<Portal> portals = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            String host = "p" + number + ".example.gov.cn";
            portals.add(new Portal(
                    "p" + number, "p" + number, "410100", List.of(URI.create("http://" + host + "/")), Set.of(host), ""));
        }
        Coverage coverage = new Coverage(
                configuration.registry(), configuration.deadlines(), configuration.forms(), portals);
        for (int round = 0; round < 3; round++) {
            measured("coverage of " + year, () -> {
                CoverageReport report =
                        coverage.of(archive.evidence(), year, LocalDate.parse("2026-11-01"), Optional.empty());
                System.out.println(report.rows().size() + " rows, " + report.counts());
            });
        }
    }
}
