package org.gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gongkai.archive.export.ExportOrder;
import org.gongkai.archive.export.ExportReport;
import org.gongkai.archive.fixity.FixityProgress;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive of an earlier program, in which each note is a record of its own. */
class EarlierArchiveIT {
    private static final ReportKey KEY = new ReportKey("410100", 2020);
    private static final String PAGE = "http://www.example.gov.cn/nb/2020.html";

    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void copy() throws Exception {
        folder = temp.resolve("archive");
        Path from = Path.of(EarlierArchiveIT.class.getResource("/schema-1").toURI());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(from.relativize(file).toString()));
            }
        }
        Files.delete(folder.resolve("SOURCES.md"));
    }

    private Archive open() {
        return Archives.open(folder.toString(), TestSettings.SETTINGS, TestSettings.CLOCK);
    }

    private static Map<String, Object> kept(Archive archive) {
        Map<String, Object> kept = new TreeMap<>();
        archive.eachCapture(capture -> kept.put("capture " + capture.id(), capture));
        archive.eachPayload(payload -> kept.put("payload " + payload.digest(), payload));
        archive.histories().forEach(history -> kept.put("history of " + history.key(), history));
        archive.runs().forEach(run -> kept.put("run " + run.run(), run));
        return kept;
    }

    @Test
    void isOpenedVerifiedAndGoneOnWith() throws Exception {
        try (Archive archive = open()) {
            assertThat(archive.verify(100, FixityProgress.none()).damage()).isEmpty();
            assertThat(archive.timeline(URI.create(PAGE))).hasSize(3);
            assertThat(archive.history(KEY).orElseThrow().versions())
                    .hasSize(2)
                    .last()
                    .satisfies(
                            version -> assertThat(version.change().orElseThrow().kind())
                                    .isEqualTo(ReportVersion.ChangeKind.NUMBERS));
            Instant later = Visits.NOON.plusSeconds(40 * 86_400L);
            byte[] body = archive.payload(
                    archive.latestGood(URI.create(PAGE)).orElseThrow().payload().orElseThrow());
            archive.add(Visits.fetched("r4", PAGE, later, body));
            archive.commit();
            assertThat(archive.verify(100, FixityProgress.none()).damage()).isEmpty();
        }
    }

    @Test
    void isMarkedAsOneThatEarlierProgramsMisread() throws IOException {
        open().close();
        assertThat(folder.resolve("gongkai-archive.txt")).content().startsWith("gongkai archive, schema 2\n");
    }

    @Test
    void isBuiltAgainFromItsFilesTogetherWithWhatWasAdded() throws IOException {
        Map<String, Object> before;
        try (Archive archive = open()) {
            assertThat(kept(archive)).hasSize(8 + 4 + 1 + 3);
            Instant later = Visits.NOON.plusSeconds(40 * 86_400L);
            byte[] body = archive.payload(
                    archive.latestGood(URI.create(PAGE)).orElseThrow().payload().orElseThrow());
            archive.add(Visits.fetched("r4", PAGE, later, body));
            archive.add(Visits.gone("r4", PAGE + "?gone", later));
            before = kept(archive);
        }
        Files.delete(folder.resolve("metadata.mv"));
        Files.delete(folder.resolve("metadata.commit"));
        RebuildReport rebuilt =
                Archives.rebuild(folder.toString(), TestSettings.SETTINGS, TestSettings.CLOCK, FixityProgress.none());
        assertThat(rebuilt.damage()).isEmpty();
        try (Archive archive = open()) {
            assertThat(kept(archive)).containsExactlyInAnyOrderEntriesOf(before);
        }
    }

    @Test
    void isExportedWhole() throws Exception {
        try (Archive archive = open()) {
            ExportReport report = archive.export(
                    new ExportOrder(
                            ExportOrder.Format.WARC,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()),
                    temp.resolve("out"),
                    FixityProgress.none());
            assertThat(report.damage()).isEmpty();
            assertThat(report.captures()).isEqualTo(8);
        }
    }
}
