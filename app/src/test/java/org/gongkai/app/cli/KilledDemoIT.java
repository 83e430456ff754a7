package org.gongkai.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.gongkai.app.Main;
import org.gongkai.app.demo.DemoArchive;
import org.gongkai.app.demo.SamplePortals;
import org.gongkai.archive.Archive;
import org.gongkai.archive.Archives;
import org.gongkai.config.ArchiveSettings;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo that is killed or told to stop at any moment is completed by the same command, as if it had not been. */
class KilledDemoIT {
    private static final int STOPS = 4;
    private static final ArchiveSettings SETTINGS = new ArchiveSettings(1L << 30, 100, 3, Duration.ofDays(3));

    @Test
    void completesWithoutLossOrDuplicatesAfterKillsAndInterruptions(@TempDir Path temp) throws Exception {
        // Recognising the scan takes longer than all else, and loses nothing when it is killed.
        Path settings = Files.createDirectory(temp.resolve("config")).resolve("settings.yaml");
        Files.writeString(settings, "extractor: {ocr: off}\n");
        Path undisturbed = temp.resolve("undisturbed");
        long began = System.nanoTime();
        assertThat(start(undisturbed).waitFor()).isZero();
        long whole = Duration.ofNanos(System.nanoTime() - began).toMillis();

        Path killed = temp.resolve("killed");
        Random random = new Random(20261121);
        // first while everything is new, then while most answers are that nothing has changed
        for (int walk = 0; walk < 2; walk++) {
            for (int stop = 0; stop < STOPS; stop++) {
                Process process = start(killed);
                // over the whole of an undisturbed run, its first half second being Java's own start
                if (!process.waitFor(500 + random.nextLong(Math.max(1, whole - 500)), TimeUnit.MILLISECONDS)) {
                    if (stop % 2 == 0) {
                        process.destroyForcibly();
                    } else {
                        process.destroy();
                    }
                    process.waitFor();
                }
            }
            assertThat(start(killed).waitFor()).isZero();
        }

        Kept expected = read(undisturbed);
        Kept found = read(killed);
        assertThat(found.reports()).isEqualTo(expected.reports());
        assertThat(found.lastRun()).isEqualTo(expected.lastRun());
    }

    private static Process start(Path archive) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--config",
                        archive.resolveSibling("config").toString(),
                        "--archive",
                        archive.toString(),
                        "demo",
                        "--exit")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /**
     * What an archive holds.
     *
     * @param reports content of each version of each report
     * @param lastRun the addresses that each portal's latest run captured
     */
    private record Kept(Map<String, List<Digest>> reports, Map<String, Set<String>> lastRun) {}

    private static Kept read(Path folder) throws IOException {
        try (Archive archive = Archives.open(folder.toString(), SETTINGS, Clock.systemUTC());
                SamplePortals samples = SamplePortals.start(0)) {
            assertThat(archive.problems()).isEmpty();
            Set<Digest> payloads = new HashSet<>();
            archive.eachPayload(payload -> {
                assertThat(payloads.add(payload.digest())).as("stored once").isTrue();
                assertThat(Digest.of(archive.payload(payload.digest()))).isEqualTo(payload.digest());
            });
            Map<String, List<Digest>> reports = new TreeMap<>();
            for (ReportHistory history : archive.histories()) {
                reports.put(
                        history.key().toString(),
                        history.versions().stream()
                                .map(version -> version.fingerprint())
                                .toList());
                history.versions().forEach(version -> {
                    assertThat(archive.extraction(version.extraction())).isPresent();
                    assertThat(archive.capture(version.capture())).isPresent();
                    assertThat(payloads).containsAll(version.digests());
                });
            }
            Map<String, Set<String>> lastRun = new TreeMap<>();
            samples.portals().forEach(portal -> {
                List<RunReport> runs = archive.runs(portal.id());
                assertThat(runs).allSatisfy(run -> assertThat(run.ended()).isPresent());
                assertThat(runs.stream().map(RunReport::run)).doesNotHaveDuplicates();
                RunReport last = runs.get(runs.size() - 1);
                assertThat(last).matches(DemoArchive::wentAsMeant);
                lastRun.put(
                        portal.id(),
                        last.reports().stream()
                                .map(report -> archive.capture(last.run(), report.uri())
                                        .map(Capture::uri)
                                        .orElseThrow()
                                        .toString())
                                .collect(Collectors.toCollection(TreeSet::new)));
            });
            return new Kept(reports, lastRun);
        }
    }
}
