package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.gongkai.app.Chromium;
import org.gongkai.app.demo.SampleReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.tools.ValidateTool;

/** Exports of the demo archive, judged by the tools of others. */
class ExportCommandIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path temp;

    @BeforeAll
    static void crawlOnce() {
        assertThat(ask("demo", "--exit").status()).isEqualTo(ExitStatus.DONE);
        assertThat(ask("demo", "--alter", "--exit").status()).isEqualTo(ExitStatus.DONE);
    }

    private static Typed ask(String... words) {
        List<String> arguments =
                new ArrayList<>(List.of("--archive", temp.resolve("archive").toString()));
        arguments.addAll(List.of(words));
        return Typed.inTime(arguments.toArray(String[]::new));
    }

    private static Path export(String format, String name, String... filters) {
        Path out = temp.resolve(name);
        List<String> words = new ArrayList<>(List.of("export", format, "--out", out.toString()));
        words.addAll(List.of(filters));
        Typed typed = ask(words.toArray(String[]::new));
        assertThat(typed.status()).as(typed.out() + typed.err()).isEqualTo(ExitStatus.DONE);
        return out;
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> digests(Path folder) throws Exception {
        Map<String, String> digests = new TreeMap<>();
        for (Path file : files(folder, "")) {
            if (Files.isRegularFile(file)) {
                digests.put(
                        folder.relativize(file).toString(),
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
            }
        }
        return digests;
    }

    /** What the command says; it has to succeed. */
    private static String exit(Path folder, String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    @Test
    void passesTheValidatorOfJwarcAndGunzip() throws Exception {
        Path out = export("warc", "judged");
        for (Path file : files(out, ".warc.gz")) {
            exit(out, "gunzip", "-t", file.toString());
            exit(
                    out,
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    ValidateTool.class.getName(),
                    file.toString());
        }
    }

    @Test
    void passesWarcio() throws Exception {
        Path out = export("warc", "for-warcio");
        Optional<Path> installed = NodeTools.installed("warcio", "2.4.11");
        assumeThat(installed)
                .as("npm cannot install warcio; it judges nothing here")
                .isPresent();
        Path tools = installed.get();
        Files.writeString(tools.resolve("judge.mjs"), """
                import { WARCParser } from "warcio";
                import fs from "node:fs";
                import { createHash } from "node:crypto";
                let records = 0;
                for (const file of process.argv.slice(2)) {
                  for await (const record of new WARCParser(fs.createReadStream(file))) {
                    const type = record.warcType;
                    const payload = await record.readFully(false);
                    if (type === "response") {
                      const digest = "sha256:" + createHash("sha256").update(payload).digest("hex");
                      if (digest !== record.warcPayloadDigest) {
                        throw new Error(record.warcTargetURI + " " + digest);
                      }
                    }
                    records++;
                  }
                }
                console.log(records);
                """);
        List<String> command = new ArrayList<>(List.of("node", "judge.mjs"));
        files(out, ".warc.gz").forEach(file -> command.add(file.toString()));
        exit(tools, command.toArray(String[]::new));
    }

    @Test
    void isShownByReplayWebPage() throws Exception {
        Optional<Path> chromium = Chromium.find();
        assumeThat(chromium)
                .as("no Chromium here: set GONGKAI_TEST_CHROMIUM to its path to replay an export in it")
                .isPresent();
        Optional<Path> driver = NodeTools.installed("puppeteer-core", "24.10.0");
        Optional<Path> player = NodeTools.unpacked("replaywebpage", "2.5.3");
        assumeThat(driver.isPresent() && player.isPresent())
                .as("npm cannot have replaywebpage and puppeteer-core; nothing is replayed here")
                .isTrue();
        Path wacz = export("wacz", "replayed.wacz");
        try (InputStream in = ExportCommandIT.class.getResourceAsStream("replay.mjs")) {
            Files.copy(in, driver.get().resolve("replay.mjs"), StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command = new ArrayList<>(List.of(
                "node",
                "replay.mjs",
                wacz.toString(),
                player.get().toString(),
                chromium.get().toString()));
        // both states of the page that --alter changed, and a page that was captured once
        List<JsonNode> pages = pages(wacz).stream()
                .filter(page -> page.at("/title").asText().matches("川汇区人民政府 2020|四方台区人民政府 2019"))
                .toList();
        pages.forEach(page -> command.addAll(List.of(
                page.at("/url").asText(),
                page.at("/ts").asText().replaceAll("\\D", "").substring(0, 14))));
        List<String> texts = new ArrayList<>();
        for (String line :
                exit(driver.get(), command.toArray(String[]::new)).lines().toList()) {
            texts.add(JSON.readTree(line).at("/text").asText());
        }
        assertThat(texts).hasSameSizeAs(pages);
        assertThat(texts).anySatisfy(text -> assertThat(text).contains("2019年四方台区人民政府信息公开工作年度报告"));
        assertThat(texts.stream().filter(text -> text.contains("川汇区人民政府")).distinct())
                .as("each version as it was")
                .hasSize(2);
    }

    private static List<JsonNode> pages(Path wacz) throws IOException {
        List<JsonNode> pages = new ArrayList<>();
        try (ZipFile zip = new ZipFile(wacz.toFile())) {
            for (String line : new String(read(zip, "pages/pages.jsonl"), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList()) {
                pages.add(JSON.readTree(line));
            }
        }
        return pages;
    }

    @Test
    void passesTheBagItLibraryOfTheLibraryOfCongress() throws Exception {
        Path out = export("bagit", "bag");
        try (BagVerifier verifier = new BagVerifier()) {
            verifier.isValid(new BagReader().read(out), false);
        }
        assertThat(out.resolve("manifest-sha512.txt")).content().contains("data/index.cdxj");
    }

    @Test
    void givesAnotherArchiveTheSameReportsAndVersions() throws Exception {
        Path out = export("wacz", "handed-on.wacz");
        String other = temp.resolve("taken-over").toString();
        Typed taken = Typed.inTime("--archive", other, "import", out.toString());
        assertThat(taken.status()).as(taken.out() + taken.err()).isEqualTo(ExitStatus.DONE);
        for (SampleReport sample : SampleReport.all()) {
            String year = Integer.toString(sample.year());
            JsonNode here = JSON.readTree(
                    ask("report", sample.authority(), year, "--json").out());
            JsonNode there =
                    JSON.readTree(Typed.inTime("--archive", other, "report", sample.authority(), year, "--json")
                            .out());
            assertThat(there.at("/cells")).as(sample.authority()).isEqualTo(here.at("/cells"));
            assertThat(there.at("/sections")).as(sample.authority()).isEqualTo(here.at("/sections"));
            JsonNode versions = JSON.readTree(
                            ask("history", sample.authority(), year, "--json").out())
                    .at("/versions");
            JsonNode versionsThere = JSON.readTree(
                            Typed.inTime("--archive", other, "history", sample.authority(), year, "--json")
                                    .out())
                    .at("/versions");
            assertThat(Instant.parse(versionsThere.at("/0/firstSeen").asText()))
                    .as(sample.authority())
                    .isCloseTo(Instant.parse(versions.at("/0/firstSeen").asText()), within(5, ChronoUnit.SECONDS));
            assertThat(versionsThere).as(sample.authority()).hasSameSizeAs(versions);
            // a page has other bytes at every look, for its counter of visits; its files have not
            assertThat(files(versionsThere)).as(sample.authority()).isEqualTo(files(versions));
        }
    }

    private static List<String> files(JsonNode versions) {
        List<String> files = new ArrayList<>();
        for (JsonNode version : versions) {
            for (int file = 1; file < version.at("/digests").size(); file++) {
                files.add(version.at("/digests").get(file).asText());
            }
        }
        return files;
    }

    @Test
    void packsAWaczWhoseDigestsAndIndexHold() throws Exception {
        Path out = export("wacz", "reports.wacz");
        try (ZipFile zip = new ZipFile(out.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .contains("datapackage.json", "datapackage-digest.json", "indexes/index.cdx", "pages/pages.jsonl");
            JsonNode about = JSON.readTree(read(zip, "datapackage.json"));
            assertThat(about.at("/wacz_version").asText()).startsWith("1.1");
            for (JsonNode resource : about.at("/resources")) {
                byte[] bytes = read(zip, resource.at("/path").asText());
                assertThat(resource.at("/bytes").asInt()).isEqualTo(bytes.length);
                assertThat(resource.at("/hash").asText())
                        .isEqualTo("sha256:"
                                + HexFormat.of()
                                        .formatHex(MessageDigest.getInstance("SHA-256")
                                                .digest(bytes)));
            }
            assertThat(new String(read(zip, "pages/pages.jsonl"), StandardCharsets.UTF_8))
                    .contains("郑州市人民政府 2019");
            List<String> lines = new String(read(zip, "indexes/index.cdx"), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(lines).isSorted().hasSizeGreaterThan(20);
            for (String line : lines) {
                JsonNode place = JSON.readTree(line.split(" ", 3)[2]);
                byte[] file = read(zip, "archive/" + place.at("/filename").asText());
                try (WarcReader reader = new WarcReader(new java.io.ByteArrayInputStream(
                        file, place.at("/offset").asInt(), place.at("/length").asInt()))) {
                    WarcRecord record = reader.next().orElseThrow();
                    assertThat(record.headers().first("WARC-Target-URI"))
                            .hasValue(place.at("/url").asText());
                }
            }
        }
    }

    private static byte[] read(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    @Test
    void givesTheSameBytesForTheSameCaptures() throws Exception {
        Path one = export("bagit", "one", "--portal", "sample-zhengzhou");
        Path other = export("bagit", "other", "--portal", "sample-zhengzhou");
        assertThat(digests(one)).isEqualTo(digests(other)).isNotEmpty();
        Path first = export("wacz", "first.wacz", "--year", "2019");
        Path second = export("wacz", "second.wacz", "--year", "2019");
        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void exportsOneReportWithAllThatItNeeds() throws Exception {
        Path out = export("warc", "altered", "--authority", "411602", "--year", "2020");
        String index = Files.readString(out.resolve("index.cdxj"));
        assertThat(index).contains("/zwgk/show/2041.html").doesNotContain("zhengzhou");
        for (String line :
                index.lines().filter(each -> each.contains("warc/revisit")).toList()) {
            String digest = JSON.readTree(line.split(" ", 3)[2]).at("/digest").asText();
            assertThat(index.lines())
                    .as("the body that the revisit refers to")
                    .anyMatch(each -> each.contains(digest) && !each.contains("warc/revisit"));
        }
    }

    @Test
    void leavesOutWhatWasThereBefore() throws Exception {
        Path out = export("warc", "later", "--since", "2100-01-01");
        assertThat(out.resolve("index.cdxj")).isEmptyFile();
        assertThat(files(out, ".warc.gz")).hasSize(1);
    }

    @Test
    void overwritesNothing() {
        export("warc", "taken");
        assertThat(ask("export", "warc", "--out", temp.resolve("taken").toString())
                        .status())
                .isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(ask("export", "tar", "--out", temp.resolve("x").toString()).err())
                .contains("bagit");
        assertThat(ask("events", "--type", "export").out()).contains("captures as warc to taken");
    }

    @Test
    void exportsFiguresAsTables() throws Exception {
        Path out = temp.resolve("figures.xlsx");
        Typed typed = ask("export", "xlsx", "--out", out.toString(), "--region", "410000", "--json");
        assertThat(typed.status()).as(typed.err()).isEqualTo(ExitStatus.DONE);
        JsonNode answer = JSON.readTree(typed.out());
        assertThat(answer.path("reports").asInt()).isEqualTo(4);
        assertThat(answer.path("rows").path("wide_cn_2021").asInt()).isEqualTo(1);
        assertThat(answer.path("files").path(0).asText()).isEqualTo("figures.xlsx");
        assertThat(out).isRegularFile();
        assertThat(ask("events", "--type", "export").out()).contains("4 reports as xlsx to figures.xlsx");
        assertThat(ask("export", "xlsx", "--out", out.toString()).status()).isEqualTo(ExitStatus.WRONG_USAGE);
    }

    @Test
    void writesADataPackageUnderBothNames() throws Exception {
        assertThat(digests(export("datapackage", "package", "--versions", "all")))
                .isEqualTo(digests(export("csv", "csv", "--versions", "all")))
                .containsKey("datapackage.json");
        // the demo's altered report has two versions
        assertThat(Files.readAllLines(temp.resolve("csv/wide_cn_2019.csv"))).hasSize(1 + 5);
        assertThat(Files.readAllLines(export("csv", "current").resolve("wide_cn_2019.csv")))
                .hasSize(1 + 4);
    }

    @Test
    void doesNotLetSamplesPassForRealReports() throws Exception {
        Path out = export("csv", "samples");
        for (String table : List.of("reports", "versions", "cells", "series", "wide_cn_2019", "status_cn_2021")) {
            try (CSVParser rows = CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(Files.newBufferedReader(out.resolve(table + ".csv")))) {
                assertThat(rows.getRecords()).as(table).isNotEmpty().allMatch(row -> row.get("sample")
                        .equals("true"));
            }
        }
        assertThat(JSON.readTree(out.resolve("datapackage.json").toFile())
                        .path("title")
                        .asText())
                .startsWith("SAMPLES, not real reports");
    }

    @Test
    void refusesConditionsThatTheFormatDoesNotTake() {
        for (String words : List.of(
                "export csv --portal sample-xinxiang",
                "export parquet --versions some",
                "export warc --region 410000",
                "export bagit --versions all")) {
            List<String> arguments = new ArrayList<>(List.of(words.split(" ")));
            arguments.addAll(List.of("--out", temp.resolve("refused").toString()));
            Typed typed = ask(arguments.toArray(String[]::new));
            assertThat(typed.status()).as(words).isEqualTo(ExitStatus.WRONG_USAGE);
            assertThat(typed.err()).as(words).contains(words.split(" ")[2]);
            assertThat(temp.resolve("refused")).doesNotExist();
        }
    }

    @Test
    void saysWhenNoReportWasChosen() {
        Typed typed = ask(
                "export",
                "sqlite",
                "--year",
                "1999",
                "--out",
                temp.resolve("none.sqlite").toString());
        assertThat(typed.status()).isEqualTo(ExitStatus.DONE);
        assertThat(typed.err()).contains("no report was chosen", "the archive has 11 reports");
    }
}
