package org.gongkai.app.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gongkai.app.data.DataOrder.Format;
import org.gongkai.app.data.format.DataFormat;
import org.gongkai.app.data.table.Table;
import org.gongkai.app.data.table.Tables;
import org.gongkai.app.data.table.VersionLine;
import org.gongkai.archive.Archive;
import org.gongkai.config.Configuration;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exports are read back by libraries that did not write them: the same rows, values and nulls in every format. */
class DataExportTest {
    private static Configuration configuration;
    private static Archive archive;
    private static Tables tables;

    @TempDir
    static Path temp;

    @BeforeAll
    static void fillOnce() throws Exception {
        configuration = Configuration.load(List.of());
        archive = MadeReports.hard(configuration.forms()).archive();
        tables = new Tables(configuration.forms());
    }

    private static DataOrder everything(Format format) {
        return new DataOrder(format, true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static DataReport write(DataOrder order, Path out) throws Exception {
        return new DataExport(archive, configuration.forms(), configuration.registry(), "gongkai/test", false)
                .write(order, out, (reports, of) -> {});
    }

    /** The rows that a format is given, spelled as {@link Readers} spells what it reads. */
    private static Map<String, List<String>> expected() throws IOException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        DataFormat kept = new DataFormat() {
            @Override
            public void row(Table<?> table, Object[] row) {
                rows.computeIfAbsent(table.name(), name -> new ArrayList<>()).add(Readers.spelled(table, row));
            }

            @Override
            public List<String> finish(SortedSet<String> sources) {
                return List.of();
            }

            @Override
            public void close() {}
        };
        ReportRows reports = new ReportRows(tables, configuration.forms(), kept);
        for (ReportKey key : archive.reports()) {
            ReportHistory history = archive.history(key).orElseThrow();
            List<VersionLine> lines = new ArrayList<>();
            for (ReportVersion version : history.versions()) {
                lines.add(new VersionLine(
                        history,
                        version,
                        version.version() == history.versions().size(),
                        archive.extraction(version.extraction()).orElse(null),
                        false));
            }
            reports.report(lines, true);
        }
        reports.finish(configuration.registry());
        rows.values().forEach(list -> list.sort(null));
        return rows;
    }

    private interface Reader {
        List<String> read(Table<?> table) throws Exception;
    }

    private static void assertSame(Reader reader) throws Exception {
        Map<String, List<String>> expected = expected();
        assertThat(expected.get("cells")).hasSizeGreaterThan(1_000);
        for (Table<?> table : tables.all()) {
            assertThat(reader.read(table))
                    .as(table.name())
                    .containsExactlyElementsOf(expected.getOrDefault(table.name(), List.of()));
        }
    }

    @Test
    void duckDbReadsTheSameFromCsv() throws Exception {
        Path out = temp.resolve("csv");
        write(everything(Format.CSV), out);
        assertSame(table -> Readers.duckDb(
                table,
                "read_csv('" + out.resolve(table.name() + ".csv")
                        + "', header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"')"));
    }

    @Test
    void duckDbReadsTheSameFromParquet() throws Exception {
        Path out = temp.resolve("parquet");
        write(everything(Format.PARQUET), out);
        assertSame(table -> Readers.duckDb(table, "'" + out.resolve(table.name() + ".parquet") + "'"));
    }

    @Test
    void duckDbKnowsTheTypesOfParquet() throws Exception {
        Path out = temp.resolve("typed");
        write(everything(Format.PARQUET), out);
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            assertThat(first(
                            statement,
                            "SELECT typeof(value) || ' ' || typeof(box_left) || ' ' || typeof(page) || ' ' || typeof(raw)"
                                    + " FROM '" + out + "/cells.parquet'"))
                    .isEqualTo("DECIMAL(18,6) DOUBLE BIGINT VARCHAR");
            assertThat(first(
                            statement,
                            "SELECT typeof(published) || ' ' || typeof(first_seen) FROM '" + out + "/reports.parquet'"))
                    .isEqualTo("DATE TIMESTAMP WITH TIME ZONE");
            // bounds that do not hold would make DuckDB skip rows that fit
            assertThat(first(statement, "SELECT count(*) FROM '" + out + "/cells.parquet' WHERE value = 999999999999"))
                    .isNotEqualTo("0");
            assertThat(first(
                            statement,
                            "SELECT count(*) FROM '" + out + "/cells.parquet' WHERE cell = '4/review/total'"))
                    .isEqualTo("7");
        }
    }

    @Test
    void sqliteHoldsTheSame() throws Exception {
        Path out = temp.resolve("a.sqlite");
        write(everything(Format.SQLITE), out);
        assertSame(table -> Readers.sqlite(table, out));
    }

    @Test
    void sqliteKeepsItsKeysAndAnswersItsViews() throws Exception {
        Path out = temp.resolve("keys.sqlite");
        write(everything(Format.SQLITE), out);
        try (Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + out);
                Statement statement = sqlite.createStatement()) {
            assertThat(first(statement, "PRAGMA integrity_check")).isEqualTo("ok");
            try (ResultSet broken = statement.executeQuery("PRAGMA foreign_key_check")) {
                assertThat(broken.next()).isFalse();
            }
            for (String view : List.of("labelled_cells", "flagged_cells", "failed_checks", "labelled_series")) {
                assertThat(first(statement, "SELECT count(*) FROM " + view))
                        .as(view)
                        .isNotEqualTo("0");
            }
            assertThat(first(
                            statement,
                            "SELECT value FROM labelled_series WHERE indicator = '2/regulations/issued' AND form ="
                                    + " 'cn-2019' AND comparable = 'caution' LIMIT 1"))
                    .isEqualTo("24511.3055");
            assertThat(first(statement, "SELECT value FROM about WHERE name = 'sources'"))
                    .isEqualTo("http://b.example/ http://www.a.example/");
        }
    }

    @Test
    void fastexcelReadsTheSameFromTheWorkbook() throws Exception {
        Path out = temp.resolve("a.xlsx");
        write(everything(Format.XLSX), out);
        assertSame(table -> Readers.workbook(table, out));
    }

    private static String first(Statement statement, String sql) throws Exception {
        try (ResultSet found = statement.executeQuery(sql)) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void givesTheSameBytesForTheSameArchive(Format format) throws Exception {
        Path once = temp.resolve("once-" + format);
        Path again = temp.resolve("again-" + format);
        write(everything(format), once);
        write(everything(format), again);
        assertThat(digests(again)).isEqualTo(digests(once)).isNotEmpty();
    }

    private static Map<String, Digest> digests(Path out) throws IOException {
        Map<String, Digest> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                digests.put(out.relativize(file).toString(), Digest.of(Files.readAllBytes(file)));
            }
        }
        return digests;
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void leavesNothingWhenToldToStop(Format format) throws IOException {
        Path folder = Files.createDirectory(temp.resolve("stopped-" + format));
        DataExport export =
                new DataExport(archive, configuration.forms(), configuration.registry(), "gongkai/test", false);
        assertThatThrownBy(() -> export.write(everything(format), folder.resolve("out"), (reports, of) -> {
                    if (reports == 2) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void choosesByRegionYearVersionAndDay() throws Exception {
        DataReport henan = write(order(false, null, "410000", null, null), temp.resolve("henan"));
        assertThat(henan.reports()).isEqualTo(5);
        DataReport one = write(order(false, "410100", null, 2019, null), temp.resolve("one"));
        assertThat(one.reports()).isEqualTo(1);
        assertThat(one.rows()).containsEntry("versions", 2L).containsEntry("wide_cn_2019", 1L);
        DataReport both = write(order(true, "410100", null, 2019, null), temp.resolve("both"));
        assertThat(both.rows()).containsEntry("wide_cn_2019", 2L).containsEntry("status_cn_2019", 2L);
        DataReport late =
                write(order(false, null, null, null, Instant.parse("2021-01-22T00:00:00Z")), temp.resolve("late"));
        assertThat(late.reports()).isEqualTo(1);
    }

    private static DataOrder order(boolean all, String authority, String region, Integer year, Instant since) {
        return new DataOrder(
                Format.CSV,
                all,
                Optional.ofNullable(authority),
                Optional.ofNullable(region),
                Optional.ofNullable(year),
                Optional.ofNullable(since));
    }

    @Test
    void saysWhatIsNotInIt() throws Exception {
        DataReport report = write(everything(Format.CSV), temp.resolve("notes"));
        assertThat(report.notes())
                .anySatisfy(note -> assertThat(note).startsWith("1 versions have no extraction"))
                .anySatisfy(note -> assertThat(note).contains("too-many-digits"))
                .anySatisfy(note -> assertThat(note).contains("a second time"));
        String cells = Files.readString(temp.resolve("notes/cells.csv"));
        assertThat(cells)
                .contains(",,12345678901234567890.5,number,disputed too-many-digits,")
                .contains("2/x-again/made#2");
    }

    @Test
    void leavesOutARowThatDoesNotFitAndNamesItsReport() throws Exception {
        MadeReports made = new MadeReports(configuration.forms());
        made.add("410100", 2021, made.odd());
        DataReport report = new DataExport(
                        made.archive(), configuration.forms(), configuration.registry(), "gongkai/test", false)
                .write(everything(Format.PARQUET), temp.resolve("odd"), (reports, of) -> {});
        assertThat(report.notes())
                .singleElement()
                .isEqualTo(
                        "table cells: a row of 410100/2021 version 1 is left out: column box_left takes number, came 1");
        assertThat(report.rows()).containsEntry("cells", 1L);
    }

    @Test
    void leavesAloneWhatLiesBeside() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("beside/out.partial"));
        Files.writeString(folder.resolve("mine"), "mine");
        write(everything(Format.CSV), temp.resolve("beside/out"));
        assertThat(folder.resolve("mine")).hasContent("mine");
        assertThat(temp.resolve("beside")).isDirectoryNotContaining("glob:**partial-*");
    }

    @Test
    void writesADatabaseWhateverItsNameIs() throws Exception {
        Path out = temp.resolve("what?journal_mode=wal&年 #1%3F.sqlite");
        write(everything(Format.SQLITE), out);
        assertThat(Files.readString(out, StandardCharsets.ISO_8859_1)).startsWith("SQLite format 3");
    }

    @Test
    void saysNoNameOfACodeThatTheRegistryLacks() throws Exception {
        Path out = temp.resolve("nameless");
        write(everything(Format.CSV), out);
        assertThat(out.resolve("authorities.csv"))
                .content()
                .contains("\r\n999999,,,,,false,,\r\n")
                .contains("\r\n\"?=某某局, \"\"东\"\"\",\"=某某局, \"\"东\"\"\",,,,false,,\r\n");
    }

    @Test
    void describesEachFileAsItIs() throws Exception {
        Path out = temp.resolve("described");
        write(everything(Format.CSV), out);
        JsonNode about =
                new ObjectMapper().readTree(out.resolve("datapackage.json").toFile());
        List<String> names = new ArrayList<>();
        about.path("resources")
                .forEach(resource -> names.add(resource.path("name").asText()));
        for (JsonNode resource : about.path("resources")) {
            Path file = out.resolve(resource.path("path").asText());
            byte[] bytes = Files.readAllBytes(file);
            assertThat(resource.path("hash").asText()).isEqualTo("sha256:" + Digest.of(bytes));
            assertThat(resource.path("bytes").asLong()).isEqualTo(bytes.length);
            List<String> fields = new ArrayList<>();
            resource.path("schema")
                    .path("fields")
                    .forEach(field -> fields.add(field.path("name").asText()));
            String text = new String(bytes, StandardCharsets.UTF_8);
            assertThat(text.substring(0, text.indexOf("\r\n"))).isEqualTo(String.join(",", fields));
            resource.path("schema").path("primaryKey").forEach(key -> assertThat(fields)
                    .contains(key.asText()));
            for (JsonNode key : resource.path("schema").path("foreignKeys")) {
                String other = key.path("reference").path("resource").asText();
                assertThat(names)
                        .contains(other.isEmpty() ? resource.path("name").asText() : other);
            }
        }
        assertThat(names).hasSize(tables.all().size());
        assertThat(about.path("licenses").path(0).path("name").asText()).isEqualTo("Apache-2.0");
    }
}
