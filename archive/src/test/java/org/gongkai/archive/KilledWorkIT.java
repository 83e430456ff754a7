package org.gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gongkai.archive.export.ExportOrder;
import org.gongkai.archive.fixity.FixityProgress;
import org.gongkai.archive.intake.ForeignWarc;
import org.gongkai.archive.warc.WarcDigests;
import org.gongkai.config.ArchiveSettings;
import org.gongkai.model.Discovery;
import org.gongkai.model.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed while it imports, and while it exports: nothing lost, nothing twice, nothing half. With the
 * twenty of a crawl (KilledCrawlIT) fifty kills; {@code -Dkills=} asks for another number of each kind.
 */
class KilledWorkIT {
    private static final int IMPORTS = Integer.getInteger("kills", 18);
    private static final int EXPORTS = Integer.getInteger("kills", 12);
    private static final int RECORDS = 400;
    private static final ArchiveSettings SETTINGS = new ArchiveSettings(256 * 1024, 7, 3, Duration.ofDays(3));

    @Test
    void importsEachRecordOnceHoweverOftenItIsKilled(@TempDir Path temp) throws Exception {
        Path warc = foreign(temp.resolve("foreign.warc"));
        Path folder = temp.resolve("archive");
        Random random = new Random(5);
        for (int round = 0; round < IMPORTS; round++) {
            kill(random, "import", folder, warc);
            check(folder);
        }
        run("import", folder, warc);
        check(folder);
        try (Archive archive = Archives.open(folder.toString(), SETTINGS, TestSettings.CLOCK)) {
            Set<URI> addresses = new HashSet<>();
            archive.eachCapture(
                    capture -> assertThat(addresses.add(capture.uri())).isTrue());
            assertThat(addresses).hasSize(RECORDS);
        }
    }

    @Test
    void leavesNoHalfExport(@TempDir Path temp) throws Exception {
        Path warc = foreign(temp.resolve("foreign.warc"));
        Path folder = temp.resolve("archive");
        run("import", folder, warc);
        Path out = Files.createDirectories(temp.resolve("out"));
        Random random = new Random(6);
        for (int round = 0; round < EXPORTS; round++) {
            kill(random, "export", folder, out);
            check(folder);
            List<Path> bags;
            try (Stream<Path> list = Files.list(out)) {
                bags = list.filter(bag -> !bag.toString().endsWith(".partial")).toList();
            }
            for (Path bag : bags) {
                for (String line : Files.readAllLines(bag.resolve("manifest-sha512.txt"))) {
                    assertThat(WarcDigests.fits(
                                    "sha512:" + line.substring(0, 128),
                                    Files.readAllBytes(bag.resolve(line.substring(130))),
                                    0))
                            .contains(true);
                }
            }
        }
    }

    private static void check(Path folder) throws InterruptedException {
        if (!Archives.exists(folder.toString())) {
            return;
        }
        try (Archive archive = Archives.open(folder.toString(), SETTINGS, TestSettings.CLOCK)) {
            assertThat(archive.problems()).isEmpty();
            assertThat(archive.verify(100, FixityProgress.none()).damage()).isEmpty();
        }
    }

    private static Process start(String what, Path folder, Path other) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWorkIT.class.getName(),
                        what,
                        folder.toString(),
                        other.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** At some moment after the work has begun. */
    private static void kill(Random random, String what, Path folder, Path other) throws Exception {
        Process child = start(what, folder, other);
        int begun = child.getInputStream().read();
        assertThat(begun).isEqualTo('b');
        TimeUnit.MILLISECONDS.sleep(random.nextInt(150));
        child.destroyForcibly();
        child.waitFor();
    }

    private static void run(String what, Path folder, Path other) throws Exception {
        Process child = start(what, folder, other);
        child.getInputStream().readAllBytes();
        assertThat(child.waitFor()).isZero();
    }

    private static Path foreign(Path file) throws IOException {
        StringBuilder records = new StringBuilder();
        for (int index = 0; index < RECORDS; index++) {
            String block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + "page " + index / 2
                    + " ".repeat(index * 37 % 5000);
            records.append("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.gov.cn/")
                    .append(index)
                    .append("\r\nWARC-Date: 2021-02-01T00:00:00Z\r\nWARC-Record-ID: <urn:x:")
                    .append(index)
                    .append(">\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ")
                    .append(block.length())
                    .append("\r\n\r\n")
                    .append(block)
                    .append("\r\n\r\n");
        }
        return Files.writeString(file, records.toString(), StandardCharsets.ISO_8859_1);
    }

    /** The child. */
    public static void main(String[] arguments) throws Exception {
        Path other = Path.of(arguments[2]);
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out);
                Archive archive = Archives.open(arguments[1], SETTINGS, TestSettings.CLOCK)) {
            out.write('b');
            if (arguments[0].equals("import")) {
                new ForeignWarc(archive::payload, new Keeping(archive)).read(other, "foreign");
                return;
            }
            for (int number = 0; ; number++) {
                ExportOrder order = new ExportOrder(
                        ExportOrder.Format.BAGIT,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
                archive.export(order, other.resolve("bag-" + System.nanoTime() + "-" + number), FixityProgress.none());
            }
        }
    }

    private record Keeping(Archive archive) implements ForeignWarc.Listener {
        @Override
        public void exchanged(ForeignWarc.Exchanged exchanged) {
            Instant at = exchanged.at();
            archive.add(new Visit("import-1", "import", exchanged.uri(), Discovery.start(), at, exchanged.outcome()));
        }

        @Override
        public void refused(String place, String reason) {
            throw new AssertionError(place + ": " + reason);
        }

        @Override
        public void passedOver() {
            throw new AssertionError("nothing to pass over");
        }
    }
}
