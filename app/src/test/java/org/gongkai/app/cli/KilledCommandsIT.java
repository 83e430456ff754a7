package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.gongkai.app.Main;
import org.gongkai.archive.Archive;
import org.gongkai.archive.Archives;
import org.gongkai.archive.fixity.FixityProgress;
import org.gongkai.config.ArchiveSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code import} and {@code export}, killed, and given again until they are through. */
@Timeout(600)
class KilledCommandsIT {
    private static final int KILLS = Integer.getInteger("kills", 5);
    private static final int PAGES = 600;
    private static final ArchiveSettings SETTINGS = new ArchiveSettings(1L << 30, 100, 3, Duration.ofDays(3));

    @TempDir
    Path temp;

    private Path warc;

    @BeforeEach
    void makeAWarcFile() throws IOException {
        warc = temp.resolve("foreign.warc.gz");
        Random random = new Random(3);
        try (OutputStream out = Files.newOutputStream(warc)) {
            for (int page = 0; page < PAGES; page++) {
                String body = "<html><title>关于召开会议的通知</title><p>" + random.nextLong() + "</p></html>";
                byte[] block = ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body)
                        .getBytes(StandardCharsets.UTF_8);
                GZIPOutputStream member = new GZIPOutputStream(out);
                member.write(("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.gov.cn/" + page
                                + "\r\nWARC-Date: 2021-02-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-"
                                + String.format("%012d", page)
                                + ">\r\nContent-Type: application/http;msgtype=response\r\n"
                                + "Content-Length: " + block.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
                member.write(block);
                member.write("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                member.finish();
            }
        }
    }

    private static Process start(Path archive, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--archive",
                archive.toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** How long it takes when nobody kills it, in milliseconds. */
    private static long through(Path archive, String... words) throws Exception {
        long begun = System.nanoTime();
        assertThat(start(archive, words).waitFor()).isZero();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    /** Payloads by address of all captures, after every reference and every bit was checked. */
    private static Map<String, String> sound(Path folder) throws InterruptedException {
        try (Archive archive = Archives.open(folder.toString(), SETTINGS, Clock.systemUTC())) {
            assertThat(archive.problems()).isEmpty();
            assertThat(archive.verify(100, FixityProgress.none()).sound()).isTrue();
            Map<String, String> captures = new TreeMap<>();
            archive.eachCapture(capture -> assertThat(
                            captures.put(capture.uri().toString(), capture.kind() + " " + capture.payload()))
                    .as("a second capture of " + capture.uri())
                    .isNull());
            return captures;
        }
    }

    private static Map<String, byte[]> bytes(Path folder) throws IOException {
        Map<String, byte[]> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return bytes;
    }

    @Test
    void endAsIfNobodyHadKilledThem() throws Exception {
        Random random = new Random(20261121);
        Path undisturbed = temp.resolve("undisturbed");
        Path killed = temp.resolve("killed");
        long took = through(undisturbed, "import", warc.toString());
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start(killed, "import", warc.toString());
            process.waitFor(took / 3 + random.nextInt((int) took / 2), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }
        through(killed, "import", warc.toString());
        assertThat(sound(killed)).isEqualTo(sound(undisturbed)).hasSize(PAGES);

        Path whole = temp.resolve("whole");
        took = through(killed, "export", "warc", "--out", whole.toString());
        Path out = temp.resolve("out");
        for (int kill = 0; kill < KILLS && !Files.exists(out); kill++) {
            Process process = start(killed, "export", "warc", "--out", out.toString());
            process.waitFor(took / 3 + random.nextInt((int) took / 2), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }
        if (!Files.exists(out)) {
            through(killed, "export", "warc", "--out", out.toString());
        }
        assertThat(bytes(out).keySet()).isEqualTo(bytes(whole).keySet());
        assertThat(bytes(out).get("index.cdxj")).isEqualTo(bytes(whole).get("index.cdxj"));
        assertThat(sound(killed)).hasSize(PAGES);
    }
}
