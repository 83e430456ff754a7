package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.gongkai.app.Main;
import org.gongkai.archive.Archive;
import org.gongkai.archive.Archives;
import org.gongkai.archive.reread.ExtractionRun;
import org.gongkai.config.ArchiveSettings;
import org.gongkai.config.Configuration;
import org.gongkai.model.Authority;
import org.gongkai.model.Level;
import org.gongkai.model.ReportHistory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A corpus of reports with varied numbers, read again with other forms by a process that is killed on the way. */
@Timeout(900)
class KilledReextractIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REPORTS = Integer.getInteger("reports", 2_000);
    private static final int KILLS = Integer.getInteger("kills", 5);
    private static final String SAMPLE = "/org/gongkai/app/demo/www.chuanhui.example/zwgk/show/2041.html";
    private static final ArchiveSettings SETTINGS = new ArchiveSettings(1L << 30, 100, 3, Duration.ofDays(3));

    @TempDir
    Path temp;

    /** A WARC file: the sample's page under the names of as many counties, each with figures of its own. */
    private Path corpus() throws Exception {
        String sample;
        try (InputStream in = KilledReextractIT.class.getResourceAsStream(SAMPLE)) {
            sample = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(sample).contains("1,438", "周口市川汇区人民政府");
        List<Authority> counties = Configuration.load(List.of()).registry().all().stream()
                .filter(authority -> authority.level() == Level.COUNTY && authority.existedIn(2020))
                .limit(REPORTS)
                .toList();
        Path warc = temp.resolve("corpus.warc.gz");
        for (int i = 0; i < counties.size(); i++) {
            Authority county = counties.get(i);
            String page = sample.replaceFirst(
                            "<title>[^<]*</title>", "<title>" + county.name() + "2020年政府信息公开工作年度报告</title>")
                    .replace("周口市川汇区人民政府", county.name())
                    .replace("川汇区", county.name().replace("人民政府", ""))
                    .replace("1,438", Integer.toString(1000 + i));
            Files.write(
                    warc,
                    record(
                            "http://www.example.gov.cn/" + county.code() + ".html",
                            page.getBytes(StandardCharsets.UTF_8)),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        return warc;
    }

    /** A response record of a WARC file, packed on its own. */
    private static byte[] record(String uri, byte[] body) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        block.writeBytes(body);
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(record)) {
            gzip.write(("WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:"
                            + UUID.nameUUIDFromBytes(uri.getBytes(StandardCharsets.US_ASCII)) + ">\r\nWARC-Target-URI: "
                            + uri
                            + "\r\nWARC-Date: 2021-01-20T00:00:00Z\r\nContent-Type: application/http;msgtype=response"
                            + "\r\nContent-Length: " + block.size() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            gzip.write(block.toByteArray());
            gzip.write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        return record.toByteArray();
    }

    private static Typed ask(Path archive, String... words) {
        List<String> arguments = new ArrayList<>(List.of("--archive", archive.toString()));
        arguments.addAll(List.of(words));
        return Typed.inTime(arguments.toArray(String[]::new));
    }

    private static JsonNode json(Typed typed) throws IOException {
        assertThat(typed.status()).as(typed.out() + typed.err()).isEqualTo(ExitStatus.DONE);
        return JSON.readTree(typed.out());
    }

    private static Process start(Path archive, Path forms) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--archive",
                        archive.toString(),
                        "--config",
                        forms.toString(),
                        "reextract")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What the last run read for each version. */
    private static Map<String, String> results(Path folder) {
        try (Archive archive = Archives.open(folder.toString(), SETTINGS, Clock.systemUTC())) {
            Map<String, String> results = new TreeMap<>();
            String run = archive.readings().runs().get(0).id();
            archive.readings().eachResult(run, result -> assertThat(
                            results.put(result.key() + "/" + result.version(), result.outcome() + " " + result.after()))
                    .as("a second result for " + result.key())
                    .isNull());
            results.values().forEach(result -> assertThat(archive.extraction(result.substring(result.indexOf(' ') + 1)))
                    .isPresent());
            return results;
        }
    }

    /** Returns once the process has made so many commits. */
    private static void waitFor(int commits, Path archive, Process process) throws Exception {
        Path mark = archive.resolve("metadata.commit");
        byte[] last = Files.readAllBytes(mark);
        for (int made = 0; made < commits; ) {
            assertThat(process.waitFor(5, TimeUnit.MILLISECONDS))
                    .as("ended before it was killed")
                    .isFalse();
            byte[] now = Files.readAllBytes(mark);
            made += Arrays.equals(now, last) ? 0 : 1;
            last = now;
        }
    }

    private static ExtractionRun run(Path folder) {
        try (Archive archive = Archives.open(folder.toString(), SETTINGS, Clock.systemUTC())) {
            return archive.readings().runs().get(0);
        }
    }

    private static List<ReportHistory> histories(Path folder) {
        try (Archive archive = Archives.open(folder.toString(), SETTINGS, Clock.systemUTC())) {
            return archive.histories();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @Test
    void endsAsIfNobodyHadKilledItAndCanBeAcceptedAndPutBack() throws Exception {
        Path undisturbed = temp.resolve("undisturbed");
        Path killed = temp.resolve("killed");
        Path forms = OtherForms.withoutOneRow(temp.resolve("forms"));
        json(ask(undisturbed, "import", corpus().toString(), "--json"));
        copy(undisturbed, killed);
        List<ReportHistory> before = histories(killed);
        assertThat(before).hasSize(REPORTS);

        assertThat(start(undisturbed, forms).waitFor()).isZero();

        int done = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int soFar = done;
            // a slow machine commits several times before a batch is whole
            for (int commits = 2; done == soFar; commits++) {
                Process process = start(killed, forms);
                waitFor(commits, killed, process);
                process.destroyForcibly().waitFor();
                done = run(killed).done();
            }
            assertThat(done).as("read so far").isBetween(soFar + 1, REPORTS - 1);
        }
        assertThat(run(killed).ended()).isEmpty();
        assertThat(start(killed, forms).waitFor()).isZero();
        Map<String, String> results = results(killed);
        assertThat(results).isEqualTo(results(undisturbed)).hasSize(REPORTS);
        assertThat(histories(killed)).isEqualTo(before);

        JsonNode run = json(ask(killed, "reextract", "--runs", "--json")).at("/runs/0");
        assertThat(run.at("/changed").asInt()).isEqualTo(REPORTS);
        String id = run.at("/run").asText();
        JsonNode comparison = json(ask(killed, "reextract", "--compare", "shown", id, "--json"));
        assertThat(comparison.at("/groups/0/cellsWorse").asInt()).isGreaterThanOrEqualTo(REPORTS);
        assertThat(json(ask(killed, "reextract", "--accept", id, "--json"))
                        .at("/moved")
                        .asInt())
                .isEqualTo(REPORTS);
        assertThat(histories(killed)).isNotEqualTo(before);
        json(ask(killed, "reextract", "--put-back", id, "--json"));
        assertThat(histories(killed)).isEqualTo(before);
    }
}
