package org.gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.gongkai.config.ArchiveSettings;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed at any moment loses nothing that it acknowledged, and leaves nothing half. */
class KilledProcessIT {
    private static final int ROUNDS = 6;
    private static final String UNENDED = "unended";
    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);
    /** Small files and batches, so that kills fall into every step: rolling, flushing, committing, compacting. */
    private static final ArchiveSettings SETTINGS = new ArchiveSettings(256 * 1024, 7, 3, Duration.ofDays(3));

    @Test
    void keepsWhatWasAcknowledgedAndNothingHalf(@TempDir Path temp) throws Exception {
        Path folder = temp.resolve("archive");
        Random random = new Random(20260302);
        Set<String> acknowledged = new LinkedHashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(runAndKill(folder, round, random));
            check(folder, acknowledged);
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 10);
    }

    private static List<String> runAndKill(Path folder, int round, Random random)
            throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-ea",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcessIT.class.getName(),
                        folder.toString(),
                        Integer.toString(round))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> acknowledged = new ArrayList<>();
        int linesToWaitFor = 1 + random.nextInt(60);
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            String line = "";
            while (linesToWaitFor-- > 0 && (line = out.readLine()) != null) {
                acknowledged.add(line);
            }
            assertThat(line).as("the child goes on until it is killed").isNotNull();
            // somewhere between two acknowledgements
            TimeUnit.MICROSECONDS.sleep(random.nextInt(12_000));
            // through the handle: the process object would close the pipe with what is still in it
            child.toHandle().destroyForcibly();
            while ((line = out.readLine()) != null) {
                acknowledged.add(line);
            }
        }
        child.waitFor();
        // the last line may have been cut by the kill
        acknowledged.removeIf(id -> !id.endsWith(";"));
        return acknowledged.stream().map(id -> id.substring(0, id.length() - 1)).toList();
    }

    private static void check(Path folder, Set<String> acknowledged) {
        try (Archive archive = Archives.open(folder.toString(), SETTINGS, TestSettings.CLOCK)) {
            assertThat(archive.problems()).isEmpty();
            Set<Digest> payloads = new HashSet<>();
            archive.eachPayload(payload -> {
                assertThat(payloads.add(payload.digest())).as("stored once").isTrue();
                assertThat(Digest.of(archive.payload(payload.digest()))).isEqualTo(payload.digest());
            });
            for (String id : acknowledged) {
                Capture capture = archive.capture(id).orElseThrow(() -> new AssertionError("lost " + id));
                assertThat(payloads).contains(capture.payload().orElseThrow());
                assertThat(archive.timeline(capture.uri())).contains(capture);
            }
            for (ReportHistory history : archive.histories()) {
                assertThat(history.versions()).isNotEmpty();
                history.versions().forEach(version -> {
                    assertThat(archive.extraction(version.extraction())).isPresent();
                    assertThat(archive.capture(version.capture())).isPresent();
                    assertThat(payloads).containsAll(version.digests());
                });
                assertThat(history.versions().stream().map(version -> version.fingerprint()))
                        .as("no version twice")
                        .doesNotHaveDuplicates();
            }
            for (RunReport run : archive.runs()) {
                assertThat(archive.trail(run.run(), run.portal(), 0)).isEmpty();
                for (int block = 0; block < 9; block++) {
                    archive.trail(run.run(), UNENDED, block)
                            .ifPresent(id -> assertThat(archive.capture(new String(id, StandardCharsets.UTF_8)))
                                    .as("a trail leads to what is kept")
                                    .isPresent());
                }
                run.reports().forEach(report -> assertThat(archive.capture(run.run(), report.uri()))
                        .isPresent());
            }
        }
    }

    /** The child: adds captures, reports and runs until it is killed, and prints what is committed. */
    public static void main(String[] arguments) throws IOException {
        String round = arguments[1];
        Random random = new Random(Long.parseLong(round));
        try (Archive archive = Archives.open(arguments[0], SETTINGS, TestSettings.CLOCK)) {
            for (int batch = 0; ; batch++) {
                String run = "run-" + round + "-" + batch;
                List<Capture> captures = new ArrayList<>();
                for (int index = 0; index < 1 + random.nextInt(9); index++) {
                    captures.add(archive.add(Visits.fetched(
                            run,
                            "http://www.example.gov.cn/" + index,
                            Visits.NOON.plusSeconds(1000L * Long.parseLong(round) + batch),
                            "page " + index + " of " + batch / 3 + " in " + round
                                    + " ".repeat(random.nextInt(20_000)))));
                    archive.keepTrail(
                            run, UNENDED, index, captures.get(index).id().getBytes(StandardCharsets.UTF_8));
                }
                Capture first = captures.get(0);
                Digest payload = first.payload().orElseThrow();
                archive.observe(new Sighting(
                        new ReportKey("410100", 2020),
                        "郑州市人民政府",
                        first.uri(),
                        first,
                        List.of(payload),
                        payload,
                        payload + "/1/1",
                        Reports.document(round, Integer.toString(batch))));
                archive.keep(new RunReport(
                        run,
                        "zhengzhou",
                        Visits.NOON,
                        Optional.of(Visits.NOON),
                        RunReport.Status.COMPLETE,
                        new RunReport.Counts(1, 1, 1, 0, 0, 0),
                        List.of(new RunReport.SeenReport("410100", "郑州市人民政府", 2020, first.uri())),
                        List.of()));
                archive.commit();
                acknowledge(captures);
            }
        }
    }

    private static void acknowledge(List<Capture> captures) throws IOException {
        StringBuilder lines = new StringBuilder();
        captures.forEach(capture -> lines.append(capture.id()).append(";\n"));
        OUT.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
