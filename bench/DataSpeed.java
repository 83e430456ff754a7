import com.sun.management.OperatingSystemMXBean;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.gongkai.app.data.DataExport;
import org.gongkai.app.data.DataOrder;
import org.gongkai.app.data.DataReport;
import org.gongkai.archive.Archive;
import org.gongkai.archive.Archives;
import org.gongkai.archive.Sighting;
import org.gongkai.config.ArchiveSettings;
import org.gongkai.config.Configuration;
import org.gongkai.config.form.Form;
import org.gongkai.model.Authority;
import org.gongkai.model.Capture;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Check;
import org.gongkai.model.CheckStatus;
import org.gongkai.model.Digest;
import org.gongkai.model.Discovery;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.Header;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportKey;
import org.gongkai.model.Visit;
import org.gongkai.model.Wording;

/** What {@code bench/data} measures: {@code fill FOLDER REPORTS}, then {@code export FOLDER FORMAT OUT}. */
final class DataSpeed {
    private static final ArchiveSettings SETTINGS = new ArchiveSettings(256L << 20, 100, 3, Duration.ofDays(3));
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int CHECKS = 42;

    private final Path folder;
    private final Configuration configuration = Configuration.load(List.of());

    private DataSpeed(Path folder) throws Exception {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        DataSpeed speed = new DataSpeed(Path.of(arguments[1]));
        if (arguments[0].equals("fill")) {
            speed.fill(Integer.parseInt(arguments[2]));
        } else {
            speed.export(arguments[2], Path.of(arguments[3]));
        }
    }

    private Archive open() {
        return Archives.open(folder.toString(), SETTINGS, Clock.systemUTC());
    }

    /** One report for each authority and year, from the newest year down. */
    private void fill(int reports) throws Exception {
        List<Authority> authorities = configuration.registry().all();
        Random random = new Random(8);
        try (Archive archive = open()) {
            for (int i = 0; i < reports; i++) {
                Authority authority = authorities.get(i % authorities.size());
                int year = 2025 - i / authorities.size();
                URI uri = URI.create("http://www." + authority.code() + ".example/zwgk/" + year + "/t" + i + ".html");
                byte[] body = ("<html>" + i).getBytes(StandardCharsets.UTF_8);
                Exchange exchange = new Exchange(
                        uri,
                        BEGIN.plusSeconds(i),
                        "GET / HTTP/1.1",
                        List.of(new Header("Host", uri.getHost())),
                        "HTTP/1.1 200 OK",
                        200,
                        List.of(new Header("Content-Type", "text/html")),
                        body,
                        Optional.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1})),
                        Optional.empty());
                Capture capture = archive.add(new Visit(
                        "r", "bench", uri, Discovery.start(), BEGIN.plusSeconds(i),
                        new FetchOutcome.Fetched(List.of(exchange))));
                Digest payload = capture.payload().orElseThrow();
                archive.observe(new Sighting(
                        new ReportKey(authority.code(), year), authority.name(), uri, capture, List.of(payload), payload,
                        payload + "/1/1", document(payload, year, random)));
            }
            archive.commit();
        }
    }

    private ReportDocument document(Digest payload, int year, Random random) {
        Form form = configuration.forms().find("cn-2021").orElseThrow();
        List<Cell> cells = new ArrayList<>();
        for (String id : form.cellIds()) {
            int number = random.nextInt(3) == 0 ? random.nextInt(500) : 0;
            cells.add(new Cell(
                    id, "" + number, BigDecimal.valueOf(number), CellStatus.NUMBER,
                    random.nextInt(50) == 0 ? List.of("by-position") : List.of(),
                    new Position.InTable(1 + cells.size() / 100, 1 + cells.size() % 100, 2)));
        }
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < CHECKS; i++) {
            BigDecimal side = BigDecimal.valueOf(random.nextInt(1_000));
            checks.add(new Check(
                    "3/total/" + i, CheckStatus.PASS, side, side,
                    new Wording(
                            "Row " + i + ": Total (" + side + ") = Natural persons + Businesses + Others (" + side + ")",
                            "第" + i + "行：总计（" + side + "）等于自然人、商业企业与其他之和（" + side + "）")));
        }
        return new ReportDocument(
                new ReportDocument.Source("t.html", payload, "text/html", "html", "1.0.0"),
                true, year + "年政府信息公开工作年度报告", year, form.id(), null,
                new ReportDocument.Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)),
                LocalDate.of(year + 1, 1, 20), List.of(), cells, checks, List.of());
    }

    private void export(String format, Path out) throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        DataOrder order = new DataOrder(
                DataOrder.Format.valueOf(format.toUpperCase(Locale.ROOT)), false, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
        try (Archive archive = open()) {
            long processor = system.getProcessCpuTime();
            long begun = System.nanoTime();
            DataReport report = new DataExport(archive, configuration.forms(), configuration.registry(), "bench", false)
                    .write(order, out, (reports, of) -> {});
            double wall = (System.nanoTime() - begun) / 1e9;
            double busy = (system.getProcessCpuTime() - processor) / 1e9;
            long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getName().contains("Old") || pool.getName().contains("Tenured"))
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            System.out.println(String.format(
                    Locale.ROOT,
                    "%s: %d reports, %d cells in %.1f s; %.1f s of the processor: %.0f reports a second of it; %.1f MB;"
                            + " old generation at most %d MiB",
                    format, report.reports(), report.rows().get("cells"), wall, busy, report.reports() / busy,
                    size(out) / 1e6, peak >> 20));
            report.notes().forEach(System.out::println);
        }
    }

    private static long size(Path out) throws Exception {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
