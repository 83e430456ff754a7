package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other tools captured, taken over. */
class ImportCommandIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temp;

    private Typed ask(String... words) {
        List<String> arguments =
                new ArrayList<>(List.of("--archive", temp.resolve("archive").toString()));
        arguments.addAll(List.of(words));
        return Typed.inTime(arguments.toArray(String[]::new));
    }

    private JsonNode imported(int status, Path... paths) throws IOException {
        List<String> words = new ArrayList<>(List.of("import", "--json"));
        for (Path path : paths) {
            words.add(path.toString());
        }
        Typed typed = ask(words.toArray(String[]::new));
        assertThat(typed.status()).as(typed.out() + typed.err()).isEqualTo(status);
        return JSON.readTree(typed.out());
    }

    /** The report page of a sample portal. */
    private static byte[] report() throws IOException {
        return sample("epoch-2/www.chuanhui.example/zwgk/show/2041.html");
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream in = ImportCommandIT.class.getResourceAsStream("/org/gongkai/app/demo/" + name)) {
            return in.readAllBytes();
        }
    }

    @Test
    void takesAFileForTheReportOfThePageThatBearsItsTitle() throws Exception {
        String page = "http://www.sft.example/content/3257.html";
        byte[] html = sample("www.sifangtai.example/content/3257.html");
        byte[] pdf = sample("www.sifangtai.example/upload/2020/03/20200318094412.pdf");
        Path warc = temp.resolve("page-and-file.warc.gz");
        write(
                warc,
                response(
                        "http://www.sft.example/upload/2020/03/20200318094412.pdf",
                        "2021-02-01T00:00:01Z",
                        1,
                        pdf,
                        sha1(pdf)),
                response(page, "2021-02-01T00:00:02Z", 2, html, sha1(html)));
        JsonNode reports = imported(ExitStatus.DONE, warc).at("/files/0/reports");
        assertThat(reports).hasSize(1);
        assertThat(reports.at("/0/url").asText()).isEqualTo(page);
        JsonNode version =
                JSON.readTree(ask("history", "230505", "2019", "--json").out()).at("/versions/0");
        assertThat(version.at("/digests")).hasSize(2);
    }

    private static byte[] member(String head, byte[] block) throws IOException {
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
            gzip.write(("WARC/1.0\r\n" + head + "Content-Length: " + block.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            gzip.write(block);
            gzip.write("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        }
        return member.toByteArray();
    }

    /** As Heritrix writes it: angle brackets around nothing, SHA-1 over the body, chunks left in place. */
    private static byte[] response(String uri, String date, int number, byte[] body, String digest) throws IOException {
        byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + Integer.toHexString(body.length) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = "\r\n0\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        byte[] block = Arrays.copyOf(head, head.length + body.length + tail.length);
        System.arraycopy(body, 0, block, head.length, body.length);
        System.arraycopy(tail, 0, block, head.length + body.length, tail.length);
        return member(
                "WARC-Type: response\r\nWARC-Target-URI: " + uri + "\r\nWARC-Date: " + date
                        + "\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-00000000000" + number
                        + ">\r\nWARC-IP-Address: 192.0.2.7\r\nWARC-Payload-Digest: " + digest
                        + "\r\nContent-Type: application/http; msgtype=response\r\n",
                block);
    }

    private static String sha1(byte[] body) throws Exception {
        return "sha1:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(body));
    }

    private static void write(Path file, byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        Files.write(file, all.toByteArray());
    }

    @Test
    void readsReportsOfAForeignWarcAsACrawlWould() throws Exception {
        byte[] page = report();
        Path warc = temp.resolve("heritrix.warc.gz");
        write(
                warc,
                member(
                        "WARC-Type: warcinfo\r\nWARC-Date: 2021-02-01T00:00:00Z\r\nWARC-Record-ID:"
                                + " <urn:uuid:00000000-0000-4000-8000-000000000009>\r\nContent-Type:"
                                + " application/warc-fields\r\n",
                        "software: Heritrix/3.4\r\n".getBytes(StandardCharsets.UTF_8)),
                response("http://www.ch.gov.cn/2041.html", "2021-02-01T00:00:01Z", 1, page, sha1(page)));
        JsonNode first = imported(ExitStatus.DONE, warc).at("/files/0");
        assertThat(first.at("/imported").asInt()).isEqualTo(1);
        assertThat(first.at("/passedOver").asInt()).isEqualTo(1);
        assertThat(first.at("/reports/0/authority").asText()).isEqualTo("411602");
        JsonNode history =
                JSON.readTree(ask("history", "411602", "2020", "--json").out());
        assertThat(history.at("/versions/0/firstSeen").asText()).startsWith("2021-02-01T00:00:01");
        assertThat(history.at("/versions/0/places/0").asText()).isEqualTo("http://www.ch.gov.cn/2041.html");
        // the same again, and the same inside a WACZ, changes nothing
        assertThat(imported(ExitStatus.DONE, warc).at("/files/0/imported").asInt())
                .isZero();
        Path wacz = temp.resolve("browsertrix.wacz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wacz))) {
            zip.putNextEntry(new ZipEntry("archive/data.warc.gz"));
            Files.copy(warc, zip);
            zip.closeEntry();
        }
        JsonNode packed = imported(ExitStatus.DONE, wacz).at("/files/0");
        assertThat(packed.at("/imported").asInt()).isZero();
        assertThat(packed.at("/known").asInt()).isEqualTo(1);
        assertThat(JSON.readTree(ask("history", "411602", "2020", "--json").out())
                        .at("/versions"))
                .hasSize(1);
        assertThat(ask("verify").status()).isEqualTo(ExitStatus.DONE);
        assertThat(ask("events", "--type", "ingestion").out()).contains("heritrix.warc.gz");
    }

    @Test
    void takesWhatIsSoundAndListsTheRest() throws Exception {
        byte[] body = "<html>sound</html>".getBytes(StandardCharsets.UTF_8);
        byte[] cut = response("http://a.gov.cn/cut", "2021-02-01T00:00:01Z", 3, body, sha1(body));
        Path warc = temp.resolve("broken.warc.gz");
        write(
                warc,
                response("http://a.gov.cn/1", "2021-02-01T00:00:01Z", 1, body, sha1(body)),
                Arrays.copyOf(cut, cut.length - 20),
                response("http://a.gov.cn/wrong", "2021-02-01T00:00:01Z", 4, body, sha1(new byte[3])),
                "garbage between".getBytes(StandardCharsets.UTF_8),
                response("http://a.gov.cn/2", "2021-02-01T00:00:02Z", 2, body, sha1(body)),
                Arrays.copyOf(cut, cut.length / 2));
        JsonNode file = imported(ExitStatus.DOES_NOT_HOLD, warc).at("/files/0");
        assertThat(file.at("/imported").asInt()).isEqualTo(2);
        List<String> problems = new ArrayList<>();
        file.at("/problems").forEach(problem -> problems.add(problem.asText()));
        assertThat(problems)
                .anyMatch(problem -> problem.contains("a.gov.cn/wrong") && problem.contains("does not fit its digest"))
                .anyMatch(problem -> problem.contains("the file ends in the middle of a record"))
                .hasSizeBetween(3, 5);
        assertThat(ask("verify").status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void takesOverWhatGongkaiExported() throws Exception {
        Path warc = temp.resolve("heritrix.warc.gz");
        byte[] page = report();
        write(warc, response("http://www.ch.gov.cn/2041.html", "2021-02-01T00:00:01Z", 1, page, sha1(page)));
        imported(ExitStatus.DONE, warc);
        for (String format : List.of("warc", "bagit", "wacz")) {
            // a name that says nothing of what it is
            Path out = temp.resolve("handed-on-" + format);
            assertThat(ask("export", format, "--out", out.toString()).status()).isEqualTo(ExitStatus.DONE);
            // the same captures give the same bytes, though an export and a verification are events of their own
            assertThat(ask("verify").status()).isEqualTo(ExitStatus.DONE);
            Path again = temp.resolve("again-" + format);
            assertThat(ask("export", format, "--out", again.toString()).status())
                    .isEqualTo(ExitStatus.DONE);
            try (Stream<Path> written = Files.walk(out)) {
                for (Path file : written.filter(Files::isRegularFile).toList()) {
                    assertThat(again.resolve(out.relativize(file).toString()))
                            .hasBinaryContent(Files.readAllBytes(file));
                }
            }
            JsonNode files = imported(ExitStatus.DONE, out).at("/files");
            assertThat(files).hasSize(1);
            assertThat(files.at("/0/imported").asInt()).as(format).isZero();
            assertThat(files.at("/0/known").asInt()).as(format).isEqualTo(1);
        }
    }

    @Test
    void takesAFolderWithAnIndexAndASingleFile() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("folder"));
        Files.write(folder.resolve("2041.html"), report());
        Files.writeString(folder.resolve("stray.txt"), "who knows");
        Files.writeString(
                folder.resolve("index.csv"),
                "file,url,date\n2041.html,http://www.ch.gov.cn/2041.html,2021-01-30\nnone.html,a.gov.cn,30.1.2021\n");
        JsonNode answer = imported(ExitStatus.DOES_NOT_HOLD, folder);
        assertThat(answer.at("/files/0/imported").asInt()).isEqualTo(1);
        // a row tells all that is wrong with it
        assertThat(answer.toString())
                .contains("no file 'none.html'", "'a.gov.cn' is no address", "'30.1.2021' is no date", "stray.txt");
        assertThat(JSON.readTree(ask("history", "411602", "2020", "--json").out())
                        .at("/versions/0/firstSeen")
                        .asText())
                .isEqualTo("2021-01-29T16:00:00Z");
        Typed single = ask(
                "import",
                folder.resolve("2041.html").toString(),
                "--url",
                "http://www.ch.gov.cn/copy.html",
                "--date",
                "2021-03-01T09:30:00+08:00");
        assertThat(single.status()).as(single.out() + single.err()).isEqualTo(ExitStatus.DONE);
        JsonNode history =
                JSON.readTree(ask("history", "411602", "2020", "--json").out());
        assertThat(history.at("/versions")).hasSize(1);
        assertThat(history.at("/versions/0/places")).hasSize(2);
        assertThat(ask("import", temp.resolve("nowhere").toString()).status()).isEqualTo(ExitStatus.WRONG_USAGE);
    }

    @Test
    void keepsSamplesApartFromWhatIsReal() throws Exception {
        Path warc = temp.resolve("sample.warc.gz");
        String page = "http://www.chuanhui.example/zwgk/show/2041.html";
        write(warc, response(page, "2026-01-01T00:00:00Z", 1, report(), sha1(report())));
        Path real = temp.resolve("real.html");
        Files.write(real, report());
        String date = "2021-03-10";
        String apart = temp.resolve("samples").toString();
        assertThat(Typed.inTime("--archive", apart, "import", warc.toString()).status())
                .isEqualTo(ExitStatus.DONE);
        assertThat(Typed.inTime("--archive", apart, "missing", "--year", "2020").out())
                .startsWith("Bundled samples");
        assertThat(Typed.inTime(
                                "--archive",
                                apart,
                                "import",
                                real.toString(),
                                "--url",
                                "http://www.ch.gov.cn/1.html",
                                "--date",
                                date)
                        .out())
                .contains("does not belong beside the demo's samples");
        assertThat(Typed.inTime("--archive", apart, "import", warc.toString()).status())
                .as("the same again changes nothing")
                .isEqualTo(ExitStatus.DONE);
        String mine = temp.resolve("mine").toString();
        assertThat(Typed.inTime(
                                "--archive",
                                mine,
                                "import",
                                real.toString(),
                                "--url",
                                "http://www.ch.gov.cn/1.html",
                                "--date",
                                date)
                        .status())
                .isEqualTo(ExitStatus.DONE);
        Typed refused = Typed.inTime("--archive", mine, "import", warc.toString());
        assertThat(refused.status()).isEqualTo(ExitStatus.DOES_NOT_HOLD);
        assertThat(refused.out()).contains(page + " is a page of the demo's samples");
    }

    @Test
    void refusesATimeThatHasNotCome() throws Exception {
        Path file = temp.resolve("early.html");
        Files.write(file, report());
        String place = "http://www.ch.gov.cn/early.html";
        Typed typed = ask("import", file.toString(), "--url", place, "--date", "2999-01-01");
        assertThat(typed.status()).isEqualTo(ExitStatus.WRONG_USAGE);
        assertThat(typed.err()).contains("'2999-01-01' has not come");
        Path warc = temp.resolve("early.warc.gz");
        write(warc, response(place, "2999-01-01T00:00:00Z", 1, report(), sha1(report())));
        assertThat(imported(ExitStatus.DOES_NOT_HOLD, warc).toString())
                .contains(place + " was captured at 2999-01-01T00:00:00Z, which has not come");
    }

    @Test
    void takesWhatWgetCaptured() throws Exception {
        boolean wget;
        try {
            wget = new ProcessBuilder("wget", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            wget = false;
        }
        assumeThat(wget)
                .as("wget is not installed; its WARC files are not tried")
                .isTrue();
        byte[] page = report();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        try {
            Process process = new ProcessBuilder(
                            "wget",
                            "--quiet",
                            "--no-config",
                            "--no-proxy",
                            "--warc-file=captured",
                            "-O",
                            "out",
                            "http://127.0.0.1:" + server.getAddress().getPort() + "/2041.html")
                    .directory(temp.toFile())
                    .start();
            assertThat(process.waitFor()).isZero();
        } finally {
            server.stop(0);
        }
        JsonNode file =
                imported(ExitStatus.DONE, temp.resolve("captured.warc.gz")).at("/files/0");
        assertThat(file.at("/imported").asInt()).isGreaterThanOrEqualTo(1);
        assertThat(file.at("/reports")).hasSize(1);
    }
}
