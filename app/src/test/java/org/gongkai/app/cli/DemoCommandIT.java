package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gongkai.app.demo.DemoArchive;
import org.gongkai.app.demo.SampleCountry;
import org.gongkai.app.demo.SampleReport;
import org.gongkai.app.web.WebPages;
import org.gongkai.archive.Archive;
import org.gongkai.archive.Archives;
import org.gongkai.archive.coverage.CoverageStatus;
import org.gongkai.config.ArchiveSettings;
import org.gongkai.config.Configuration;
import org.gongkai.config.ServeSettings;
import org.gongkai.model.Cell;
import org.gongkai.model.Check;
import org.gongkai.model.Position;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportJson;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job on the sample portals: over HTTP, onto disk, and out again through the commands. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoCommandIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path temp;

    private static Path archive;
    private static Typed first;

    @BeforeAll
    static void runOnce() {
        archive = temp.resolve("archive");
        first = demo("--exit");
    }

    private static Typed demo(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "--archive";
        arguments[1] = archive.toString();
        arguments[2] = "demo";
        System.arraycopy(options, 0, arguments, 3, options.length);
        return Typed.inTime(arguments);
    }

    private static Typed ask(String... words) {
        String[] arguments = new String[words.length + 2];
        arguments[0] = "--archive";
        arguments[1] = archive.toString();
        System.arraycopy(words, 0, arguments, 2, words.length);
        return Typed.inTime(arguments);
    }

    @Test
    @Order(1)
    void showsEveryReportAndTheBalancesThatFail() {
        assertThat(first.status()).as(first.err()).isEqualTo(ExitStatus.DONE);
        assertThat(first.err()).contains("a scan takes some seconds a page");
        assertThat(first.out())
                .contains("郑州市人民政府", "198/198", "200/200", "193/198")
                .contains("the source does not add up: Legal-service bodies")
                .contains("the source does not add up: Others");
        // the temporary folder, as long as it may be, is no part of the page
        assertThat(first.outLines())
                .extracting(line -> line.replace(archive.toString(), "data"))
                .allSatisfy(line -> assertThat(TextWidth.of(line)).as(line).isLessThanOrEqualTo(80));
    }

    @Test
    @Order(1)
    void showsOneOfEachStatusAndWhy() throws Exception {
        int running = Moments.today(Clock.systemUTC()).getYear();
        Map<String, JsonNode> rows = new HashMap<>();
        Set<String> statuses = new TreeSet<>();
        for (int year : List.of(SampleCountry.YEAR, running)) {
            Typed answer = ask("missing", "--year", Integer.toString(year), "--region", SampleCountry.CITY, "--json");
            JSON.readTree(answer.out()).at("/rows").forEach(row -> {
                rows.put(year + " " + row.at("/code").asText(), row);
                statuses.add(row.at("/status").asText());
            });
        }
        assertThat(statuses)
                .containsExactlyInAnyOrderElementsOf(Stream.of(CoverageStatus.values())
                        .map(CoverageStatus::label)
                        .toList());
        assertThat(reason(rows, running + " 990100")).contains("not-due: due on", "which has not passed");
        assertThat(reason(rows, "2023 990100")).isEqualTo("on-time: published on 2024-01-22, due on 2024-03-31");
        assertThat(reason(rows, "2023 990121")).isEqualTo("late: published on 2024-05-14, due on 2024-03-31");
        assertThat(reason(rows, "2023 990122")).contains("date-unknown: ", "it shows no date of publication");
        assertThat(reason(rows, "2023 990123"))
                .contains("incomplete: ", "all cells of table 4", "chapter 5 (存在的主要问题及改进情况)");
        assertThat(reason(rows, "2023 990124")).contains("unreadable: ", "the PDF cannot be opened");
        assertThat(reason(rows, "2023 990125")).contains("removed: ", "repeated answers said that it is gone");
        assertThat(reason(rows, "2023 990126")).contains("missing: ", "of portal 'sample-yangli'", "did not find it");
        assertThat(reason(rows, "2023 990127")).contains("unknown: ", "was not allowed in by robots.txt");
        // each is told with its reason at the end of the demo too
        statuses.forEach(status ->
                assertThat(first.outLines()).anyMatch(line -> line.startsWith(status + " ") && line.contains("样例")));
    }

    private static String reason(Map<String, JsonNode> rows, String row) {
        return rows.get(row).at("/status").asText() + ": "
                + rows.get(row).at("/reason").asText();
    }

    @Test
    @Order(1)
    void callsNobodyRealMissingOrLate() throws Exception {
        for (int year = 2018; year <= Moments.today(Clock.systemUTC()).getYear(); year++) {
            Typed answer = ask("missing", "--year", Integer.toString(year), "--json");
            JSON.readTree(answer.out()).at("/rows").forEach(row -> {
                if (!row.at("/code").asText().startsWith("99")) {
                    assertThat(row.at("/status").asText()).as(row.toString()).isIn("on-time", "unknown", "not-due");
                }
            });
        }
        assertThat(JSON.readTree(ask("missing", "--year", "2020", "--json").out())
                        .at("/rows"))
                .anySatisfy(row -> {
                    assertThat(row.at("/code").asText()).isEqualTo("410100");
                    assertThat(row.at("/reason").asText()).contains("which is not configured");
                });
    }

    @Test
    @Order(1)
    void showsEachStatusOnThePagesToo() throws Exception {
        Configuration shipped = Configuration.load(List.of());
        Configuration shown = DemoArchive.configuration(shipped);
        ServeSettings anyPort = new ServeSettings("127.0.0.1", 0);
        ArchiveSettings settings = DemoArchive.settings(shipped.settings().archive());
        try (Archive kept = Archives.open(archive.toString(), settings, Clock.systemUTC());
                WebPages pages = WebPages.start(anyPort, kept, shown, shown.forms(), Clock.systemUTC())) {
            String address = pages.address() + "missing?lang=en&year=2023&region=" + SampleCountry.CITY;
            Document page = Jsoup.connect(address).get();
            for (CoverageStatus status : CoverageStatus.values()) {
                if (status != CoverageStatus.NOT_DUE) {
                    assertThat(page.select("." + status.label()))
                            .as(status.label())
                            .isNotEmpty();
                }
            }
            assertThat(page.text()).contains("Bundled samples", "样例戊县", "it shows no date of publication");
        }
    }

    @Test
    @Order(1)
    void saysWhatTheTextOfASampleContradicts() {
        assertThat(String.join("", first.outLines()).replace(" ", ""))
                .contains("thetextgives2asthenumberofreconsiderations")
                .containsOnlyOnce("Others:Newrequests(0)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "001", "002", "004"})
    @Order(2)
    void readsEveryCellAndCheckOfTheReportsAsAPersonDid(String id) {
        SampleReport sample = SampleReport.require(id);
        Typed answer = ask("report", sample.authority(), Integer.toString(sample.year()), "--json");
        assertThat(answer.status()).as(answer.err()).isEqualTo(ExitStatus.DONE);
        ReportDocument document = ReportJson.read(answer.out());

        Map<String, BigDecimal> cells = new HashMap<>();
        Map<String, String> notNumbers = new HashMap<>();
        for (Cell cell : document.cells()) {
            cells.put(cell.id(), cell.value());
            if (cell.value() == null) {
                notNumbers.put(cell.id(), cell.status().label());
            }
        }
        Map<String, String> checks = new HashMap<>();
        document.checks()
                .forEach((Check check) -> checks.put(check.id(), check.status().label()));
        assertThat(cells)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(sample.truth().cells());
        assertThat(notNumbers).isEqualTo(sample.truth().notNumbers());
        assertThat(checks).isEqualTo(sample.truth().checks());
        assertThat(document.form()).isEqualTo(sample.form());
        assertThat(document.published()).hasToString(sample.published());
        assertThat(document.source().mediaType()).isEqualTo(sample.mediaType());
    }

    @Test
    @Order(3)
    void readsTheScanAndSaysWhereEachCellStands() {
        Typed answer = ask("report", "230505", "2019", "--json");
        ReportDocument document = ReportJson.read(answer.out());
        assertThat(document.report()).isTrue();
        assertThat(document.source().mediaType()).isEqualTo("application/pdf");
        Map<String, BigDecimal> truth = SampleReport.require("003").truth().cells();
        for (Cell cell : document.cells()) {
            BigDecimal printed = truth.get(cell.id());
            if (cell.flags().isEmpty() && printed != null) {
                assertThat(cell.value()).as(cell.id()).isEqualByComparingTo(printed);
                assertThat(cell.at()).isInstanceOfSatisfying(Position.OnPage.class, at -> assertThat(at.confidence())
                        .isNotNull());
            }
        }
        assertThat(document.cells()).filteredOn(cell -> cell.flags().isEmpty()).hasSizeGreaterThan(185);
    }

    @Test
    @Order(4)
    void findsNothingNewTheSecondTime() throws Exception {
        JsonNode before =
                JSON.readTree(ask("history", "410100", "2019", "--json").out());
        Typed second = demo("--exit");
        assertThat(second.status()).isEqualTo(ExitStatus.DONE);
        JsonNode after =
                JSON.readTree(ask("history", "410100", "2019", "--json").out());
        assertThat(after.at("/versions")).hasSize(1);
        assertThat(after.at("/versions/0/firstSeen")).isEqualTo(before.at("/versions/0/firstSeen"));
        for (SampleReport sample : SampleReport.all()) {
            Typed history = ask("history", sample.authority(), Integer.toString(sample.year()), "--json");
            assertThat(JSON.readTree(history.out()).at("/versions"))
                    .as(sample.authority())
                    .hasSize(1);
        }
        assertThat(JSON.readTree(ask("history", "990125", "2023", "--json").out())
                        .at("/status")
                        .asText())
                .isEqualTo("removed");
    }

    @Test
    @Order(5)
    void showsWhatAnAlteredReportChanged() throws Exception {
        Typed altered = demo("--alter", "--exit");
        assertThat(altered.out()).contains("version 2 changed 2/licences/decisions: 1438 → 1483");
        JsonNode history =
                JSON.readTree(ask("history", "411602", "2020", "--json").out());
        assertThat(history.at("/versions")).hasSize(2);
        assertThat(history.at("/versions/1/change/kind").asText()).isEqualTo("numbers");
        assertThat(history.at("/versions/1/change/cells/0/id").asText()).isEqualTo("2/licences/decisions");
        Typed diff = ask("diff", "411602", "2020");
        assertThat(diff.out()).contains("1,438", "1,483", "[-", "{+");
    }

    @Test
    @Order(6)
    void staysAlteredOnceItWas() throws Exception {
        demo("--exit");
        JsonNode history =
                JSON.readTree(ask("history", "411602", "2020", "--json").out());
        assertThat(history.at("/versions")).hasSize(2);
    }

    @Test
    @Order(7)
    void keepsWhatVerifies() throws Exception {
        assertThat(ask("verify").status()).isEqualTo(ExitStatus.DONE);
        try (var files = Files.walk(archive)) {
            assertThat(files.filter(file -> file.toString().endsWith(".warc.gz")))
                    .isNotEmpty();
        }
    }

    @Test
    @Order(8)
    void isNoPlaceForRealCaptures(@TempDir Path mine) throws Exception {
        Files.createDirectories(mine.resolve("portals"));
        Files.writeString(mine.resolve("settings.yaml"), "crawler.user-agent-contact: me@example.org\n");
        Files.writeString(
                mine.resolve("portals/here.yaml"),
                "id: here\nname: 此处\nauthority: \"410100\"\nstart: [\"http://127.0.0.1:1/\"]\n");
        Typed crawl = ask("--config", mine.toString(), "crawl");
        assertThat(crawl.status()).isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(crawl.err()).contains("demo's samples");
    }
}
