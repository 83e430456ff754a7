package org.gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.gongkai.config.ArchiveSettings;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.RunReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with the place of an archive, and what is said then. */
class FolderArchiveIT {
    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void name() {
        folder = temp.resolve("archive");
    }

    private Archive open() {
        return Archives.open(folder.toString(), TestSettings.SETTINGS, TestSettings.CLOCK);
    }

    private Digest fill() {
        try (Archive archive = open()) {
            Capture capture = archive.add(Visits.fetched("r1", "http://a.gov.cn/1.html", Visits.NOON, "page one"));
            archive.commit();
            archive.add(Visits.fetched("r1", "http://a.gov.cn/2.html", Visits.NOON, "page two"));
            return capture.payload().orElseThrow();
        }
    }

    private Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.equals("lock")) {
                    content.put(name, Digest.of(Files.readAllBytes(file)).hex());
                }
            }
        }
        return content;
    }

    private Path warc() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("payloads"))) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void commitsWithTheFirstWriteTwoSecondsAfterTheLastCommit() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(Visits.NOON);
        Clock clock = showing(now);
        Path copy = temp.resolve("copy");
        try (Archive archive = Archives.open(folder.toString(), TestSettings.SETTINGS, clock)) {
            archive.add(Visits.fetched("r1", "http://a.gov.cn/1.html", Visits.NOON, "page one"));
            now.set(Visits.NOON.plusSeconds(2));
            archive.add(Visits.fetched("r1", "http://a.gov.cn/2.html", Visits.NOON, "page two"));
            archive.add(Visits.fetched("r1", "http://a.gov.cn/3.html", Visits.NOON, "page three"));
            copy(folder, copy); // what a process that is killed now leaves
        }
        folder = copy;
        try (Archive archive = open()) {
            assertThat(archive.capture("r1", URI.create("http://a.gov.cn/1.html")))
                    .isPresent();
            assertThat(archive.capture("r1", URI.create("http://a.gov.cn/2.html")))
                    .isPresent();
            assertThat(archive.capture("r1", URI.create("http://a.gov.cn/3.html")))
                    .isEmpty();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(path -> !path.endsWith("lock")).toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    /** A clock that shows what it is set to. */
    private static Clock showing(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    @Test
    void refusesAFile() throws IOException {
        Files.writeString(folder, "not a folder");
        assertThatThrownBy(this::open)
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("it is a file");
    }

    @Test
    void refusesAFolderBelowAFile() throws IOException {
        Files.writeString(temp.resolve("file"), "");
        folder = temp.resolve("file").resolve("archive");
        assertThatThrownBy(this::open).isInstanceOf(ArchiveException.class).hasMessageContaining("file");
    }

    @Test
    void refusesAFolderThatHoldsOtherThings() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("thesis.doc"), "precious");
        assertThatThrownBy(this::open)
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("thesis.doc")
                .hasMessageContaining("empty folder");
        assertThat(content()).containsOnlyKeys("thesis.doc");
    }

    @Test
    void beginsInAnEmptyFolderAndInOneOnlyTheSystemWroteTo() throws IOException {
        Files.createDirectories(folder.resolve("lost+found"));
        Files.writeString(folder.resolve(".gitkeep"), "");
        fill();
        assertThat(content()).containsKeys("gongkai-archive.txt", "metadata.mv", ".gitkeep");
        assertThat(warc().getFileName().toString()).matches("gongkai-20260302040000-00001\\.warc\\.gz");
    }

    @Test
    void refusesAFolderThatCannotBeMade() {
        Path nowhere = Path.of("/proc/gongkai-archive");
        assumeTrue(Files.isDirectory(Path.of("/proc")));
        folder = nowhere;
        assertThatThrownBy(this::open)
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("/proc/gongkai-archive");
    }

    @Test
    void refusesASecondOpeningInTheSameProcessAndKeepsTheLockThen() throws Exception {
        try (Archive archive = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("open already in this process");
            assertThat(openElsewhere())
                    .contains("in use by another process")
                    .contains("pid " + ProcessHandle.current().pid());
            archive.add(Visits.fetched("r1", "http://a.gov.cn/1.html", Visits.NOON, "still writable"));
        }
        assertThat(openElsewhere()).isEqualTo("opened");
        open().close();
    }

    private String openElsewhere() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FolderArchiveIT.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return out;
    }

    /** Opens the archive and says how it went. */
    public static void main(String[] arguments) throws IOException {
        String answer;
        try (Archive archive = Archives.open(arguments[0], TestSettings.SETTINGS, TestSettings.CLOCK)) {
            answer = "opened" + String.join("", archive.problems());
        } catch (ArchiveException e) {
            answer = e.getMessage();
        }
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write(answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aLockFileThatADeadProcessLeftDoesNotBlock() throws IOException {
        fill();
        Files.writeString(folder.resolve("lock"), "pid 1, since ever, a process long gone\n");
        open().close();
    }

    @Test
    void refusesDamagedMetadataAndChangesNothing() throws IOException {
        fill();
        Path metadata = folder.resolve("metadata.mv");
        byte[] sound = Files.readAllBytes(metadata);
        byte[] garbage = "no store at all, ".repeat(2000).getBytes(StandardCharsets.UTF_8);
        byte[] half = Arrays.copyOf(sound, sound.length / 2);
        byte[] headOnly = Arrays.copyOf(sound, 100);
        byte[] overwritten = sound.clone();
        Arrays.fill(overwritten, 8192, overwritten.length, (byte) 7);
        for (byte[] damaged : List.of(garbage, half, headOnly, new byte[0], overwritten)) {
            Files.write(metadata, damaged);
            Map<String, String> before = content();
            assertThatThrownBy(this::open)
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("metadata.mv")
                    .hasMessageContaining("backup");
            assertThat(content()).isEqualTo(before);
        }
        Files.write(metadata, sound);
        open().close();
    }

    @Test
    void refusesMetadataThatLostItsLastCommitsWithoutAWord() throws IOException {
        fill();
        byte[] older = Files.readAllBytes(folder.resolve("metadata.mv"));
        try (Archive archive = open()) {
            archive.add(Visits.fetched("r2", "http://a.gov.cn/1.html", Visits.NOON, "page three"));
        }
        Files.write(folder.resolve("metadata.mv"), older);
        Map<String, String> before = content();
        assertThatThrownBy(this::open).isInstanceOf(ArchiveException.class).hasMessageContaining("commit");
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void refusesPayloadsWithoutMetadata() throws IOException {
        fill();
        Files.delete(folder.resolve("metadata.mv"));
        assertThatThrownBy(this::open).isInstanceOf(ArchiveException.class).hasMessageContaining("metadata.mv");
        Files.delete(folder.resolve("metadata.commit"));
        assertThatThrownBy(this::open).isInstanceOf(ArchiveException.class).hasMessageContaining("metadata.mv");
        assertThat(folder.resolve("set-aside")).doesNotExist();
    }

    @Test
    void refusesAnArchiveOfANewerProgram() throws IOException {
        fill();
        Files.writeString(folder.resolve("gongkai-archive.txt"), "gongkai archive, schema 99\n");
        assertThatThrownBy(this::open).isInstanceOf(ArchiveException.class).hasMessageContaining("schema 99");
    }

    @Test
    void reportsAShortPayloadFileAndReadsTheRest() throws IOException {
        Digest first = fill();
        Digest second = Digest.of("page two".getBytes(StandardCharsets.UTF_8));
        byte[] sound = Files.readAllBytes(warc());
        Files.write(warc(), Arrays.copyOf(sound, sound.length - 900));
        try (Archive archive = open()) {
            assertThat(archive.problems()).singleElement().asString().contains(warc().toString(), "backup");
            assertThat(archive.payload(first)).asString(StandardCharsets.UTF_8).isEqualTo("page one");
            assertThatThrownBy(() -> archive.payload(second))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining(second.hex())
                    .hasMessageContaining(warc().toString());
            assertThat(archive.capture("r1", URI.create("http://a.gov.cn/2.html")))
                    .isPresent();
        }
        assertThat(Files.size(warc())).isEqualTo(sound.length - 900);
    }

    @Test
    void reportsAMissingPayloadFile() throws IOException {
        Digest first = fill();
        Path file = warc();
        Files.delete(file);
        try (Archive archive = open()) {
            assertThat(archive.problems()).singleElement().asString().contains(file.toString(), "missing");
            assertThatThrownBy(() -> archive.payload(first))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("missing");
        }
    }

    @Test
    void noticesAFlippedBitInAPayload() throws IOException {
        Digest first = fill();
        byte[] bytes = Files.readAllBytes(warc());
        int failures = 0;
        for (int at = 600; at < bytes.length; at += 97) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 4;
            Files.write(warc(), flipped);
            try (Archive archive = open()) {
                assertThat(archive.payload(first))
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo("page one");
            } catch (ArchiveException e) {
                failures++;
                assertThat(e).hasMessageContaining(first.hex());
            }
        }
        assertThat(failures).isPositive();
    }

    @Test
    void movesAsideWhatWasNeverCommitted() throws IOException {
        Digest first = fill();
        Path file = warc();
        byte[] committed = Files.readAllBytes(file);
        Files.write(file, "half a record".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        Files.write(folder.resolve("payloads/gongkai-20260101000000-00001.warc.gz"), new byte[] {1, 2, 3});
        Files.write(folder.resolve("payloads/somebody-elses.warc.gz"), new byte[] {4});
        try (Archive archive = open()) {
            assertThat(archive.problems()).isEmpty();
            assertThat(archive.payload(first)).asString(StandardCharsets.UTF_8).isEqualTo("page one");
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(committed);
        assertThat(folder.resolve("set-aside/gongkai-20260101000000-00001.warc.gz"))
                .hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(folder.resolve("set-aside")
                        .resolve(file.getFileName() + "." + committed.length + "-" + (committed.length + 13) + ".tail"))
                .hasContent("half a record");
        assertThat(folder.resolve("payloads/somebody-elses.warc.gz")).exists();
    }

    @Test
    void writesAnEndedRunBesideThePayloadsOnce() throws IOException {
        try (Archive archive = open()) {
            RunReport ended = new RunReport(
                    "r 1",
                    "zhengzhou",
                    Visits.NOON,
                    Optional.of(Visits.NOON),
                    RunReport.Status.COMPLETE,
                    new RunReport.Counts(1, 1, 1, 0, 0, 0),
                    List.of(),
                    List.of(new RunReport.Failure(URI.create("http://a.gov.cn/x"), "status 500")));
            archive.keep(ended);
            archive.commit();
            archive.keep(ended);
        }
        try (InputStream warc = new GZIPInputStream(Files.newInputStream(warc()))) {
            assertThat(new String(warc.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"COMPLETE\"", "status 500")
                    .containsOnlyOnce("urn:gongkai:run:r+1:zhengzhou");
        }
    }

    @Test
    void beginsAnotherFileWhenOneIsFull() throws IOException {
        try (Archive archive = Archives.open(
                folder.toString(), new ArchiveSettings(2000, 100, 3, Duration.ofDays(3)), TestSettings.CLOCK)) {
            for (int index = 0; index < 12; index++) {
                archive.add(Visits.fetched("r1", "http://a.gov.cn/" + index, Visits.NOON, "page " + index));
            }
        }
        try (Stream<Path> files = Files.list(folder.resolve("payloads"))) {
            assertThat(files.count()).isBetween(3L, 12L);
        }
        try (Archive archive = open()) {
            archive.eachPayload(
                    payload -> assertThat(archive.payload(payload.digest())).isNotEmpty());
        }
    }

    @Test
    void givesUpOnAServerThatDoesNotAnswer() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        String address = "mongodb://reader:secret@127.0.0.1:" + port + "/reports";
        long begin = System.nanoTime();
        assertThatThrownBy(() -> Archives.open(address, TestSettings.SETTINGS, TestSettings.CLOCK))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("127.0.0.1:" + port)
                .hasMessageNotContaining("secret");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        assertThatThrownBy(() -> Archives.open("mongodb://", TestSettings.SETTINGS, TestSettings.CLOCK))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("mongodb://");
    }
}
