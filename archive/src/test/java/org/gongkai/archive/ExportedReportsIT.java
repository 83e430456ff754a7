package org.gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongkai.archive.export.ExportOrder;
import org.gongkai.archive.fixity.FixityProgress;
import org.gongkai.archive.reread.ExtractionRun;
import org.gongkai.archive.reread.KeptVersion;
import org.gongkai.archive.reread.Reread;
import org.gongkai.archive.reread.Reread.Outcome;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What is exported is a whole archive: another can be built from its WARC files, with the same reports. */
@ParameterizedClass
@MethodSource("homes")
class ExportedReportsIT {
    private static final ReportKey KEY = new ReportKey("410100", 2020);
    private static final String PLACE = "http://www.example.gov.cn/1.html";

    @Parameter
    Home home;

    @TempDir
    Path temp;

    static List<Home> homes() {
        return Home.all().toList();
    }

    private static void see(Archive archive, String run, Instant at, String body, String number) {
        Capture capture = archive.add(Visits.fetched(run, PLACE, at, body));
        Digest digest = Digest.of(body.getBytes(StandardCharsets.UTF_8));
        archive.observe(new Sighting(
                KEY,
                "郑州市人民政府",
                URI.create(PLACE),
                capture,
                List.of(digest),
                digest,
                "first/" + number,
                Reports.document(number)));
    }

    private static void readAgain(Archive archive) {
        KeptVersion kept = archive.readings().versions().get(0);
        archive.keep("again/50", Reports.document("50"));
        List<Reread> results = List.of(
                new Reread(KEY, 1, kept.original(), kept.version().extraction(), "again/50", Outcome.CHANGED, ""));
        ExtractionRun run = new ExtractionRun(
                "x1",
                Visits.NOON,
                Optional.empty(),
                "9.9",
                Digest.of(new byte[0]),
                "all",
                1,
                Map.of(),
                Optional.empty(),
                List.of());
        archive.readings().begin(run);
        archive.readings().add(run.with(results), results);
        archive.readings().end(run.with(results).endedAt(Visits.NOON));
        archive.readings().accept("x1", Visits.NOON);
    }

    @Test
    void makesTheSameReportsKnownWhereItIsBuiltAnew() throws Exception {
        List<ReportHistory> histories;
        List<ExtractionRun> runs;
        Path out = temp.resolve("out");
        try (Archive archive = home.open()) {
            see(archive, "r1", Visits.NOON, "one", "5");
            see(archive, "r2", Visits.NOON.plus(Duration.ofDays(1)), "two", "7");
            see(archive, "r3", Visits.NOON.plus(Duration.ofDays(2)), "two", "7");
            Instant later = Visits.NOON.plus(Duration.ofDays(3));
            archive.observeGone(URI.create(PLACE), archive.add(Visits.gone("r4", PLACE, later)));
            readAgain(archive);
            archive.commit();
            histories = archive.histories();
            runs = archive.readings().runs();
            archive.export(
                    new ExportOrder(
                            ExportOrder.Format.WARC,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()),
                    out,
                    FixityProgress.none());
        }
        Path folder = temp.resolve("anew");
        try (Archive begun = Archives.open(folder.toString(), TestSettings.SETTINGS, TestSettings.CLOCK)) {
            assertThat(begun.histories()).isEmpty();
        }
        Path payloads = new ArchiveFolder(folder).payloads();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".warc.gz")).toList()) {
                Files.copy(file, payloads.resolve(file.getFileName().toString()));
            }
        }
        RebuildReport report =
                Archives.rebuild(folder.toString(), TestSettings.SETTINGS, TestSettings.CLOCK, FixityProgress.none());
        assertThat(report.damage()).isEmpty();
        try (Archive anew = Archives.open(folder.toString(), TestSettings.SETTINGS, TestSettings.CLOCK)) {
            assertThat(anew.histories()).isEqualTo(histories).hasSize(1);
            assertThat(anew.histories().get(0).versions()).hasSize(2);
            assertThat(anew.histories().get(0).versions().get(0).extraction()).isEqualTo("again/50");
            assertThat(anew.readings().runs()).isEqualTo(runs);
        }
    }
}
