package org.gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongkai.archive.fixity.FixityProgress;
import org.gongkai.archive.reread.ExtractionRun;
import org.gongkai.archive.reread.KeptVersion;
import org.gongkai.archive.reread.Readings;
import org.gongkai.archive.reread.Reread;
import org.gongkai.archive.reread.Reread.Outcome;
import org.gongkai.archive.version.ReportTracks;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("homes")
class ReadingsContractIT {
    private static final Instant NOON = Visits.NOON;
    private static final Instant LATER = NOON.plus(Duration.ofDays(1));
    /** The archive is that of all tests of its home; each has a report of its own. */
    private static final AtomicInteger YEAR = new AtomicInteger(2008);

    private final ReportKey key = new ReportKey("410100", YEAR.incrementAndGet());
    private final String place = "http://www.example.gov.cn/" + key.year() + ".html";
    private final String first = "first-" + key.year();
    private final String x1 = "x" + key.year() + "-1";
    private final String x2 = "x" + key.year() + "-2";

    @Parameter
    Home home;

    private Archive archive;

    static List<Home> homes() {
        return Home.all().toList();
    }

    @BeforeEach
    void keepTwoVersions() {
        archive = home.open();
        see("r1-" + key.year(), NOON, "one", "5");
        see("r2-" + key.year(), NOON.plus(Duration.ofDays(1)), "two", "7");
        archive.commit();
    }

    @AfterEach
    void close() {
        archive.close();
    }

    private void see(String run, Instant at, String content, String number) {
        String body = content + key;
        Capture capture = archive.add(Visits.fetched(run, place, at, body));
        Digest digest = Digest.of(body.getBytes(StandardCharsets.UTF_8));
        archive.observe(new Sighting(
                key,
                "郑州市人民政府",
                URI.create(place),
                capture,
                List.of(digest),
                digest,
                first + "/" + number,
                Reports.document(number)));
    }

    private Readings readings() {
        return archive.readings();
    }

    private ReportHistory history() {
        return archive.history(key).orElseThrow();
    }

    private List<String> shown() {
        return history().versions().stream().map(ReportVersion::extraction).toList();
    }

    /** A run that reads every version as this number. */
    private ExtractionRun run(String id, Map<Integer, String> numbers) {
        ExtractionRun run = new ExtractionRun(
                id,
                NOON,
                Optional.empty(),
                "9.9",
                Digest.of(new byte[0]),
                "all",
                numbers.size(),
                Map.of(),
                Optional.empty(),
                List.of());
        readings().begin(run);
        List<Reread> results = new ArrayList<>();
        for (KeptVersion kept : readings().versions()) {
            String number = numbers.get(kept.version().version());
            if (kept.key().equals(key) && number != null) {
                String after = id + "/" + number;
                archive.keep(after, Reports.document(number));
                results.add(new Reread(
                        key,
                        kept.version().version(),
                        kept.original(),
                        kept.version().extraction(),
                        after,
                        Outcome.CHANGED,
                        ""));
            }
        }
        ExtractionRun read = run.with(results);
        readings().add(read, results);
        ExtractionRun ended = read.endedAt(NOON.plusSeconds(1));
        readings().end(ended);
        return ended;
    }

    private void reopen() {
        archive.close();
        archive = home.open();
    }

    @Test
    void showsNothingOfARunThatIsNotAccepted() {
        ExtractionRun run = run(x1, Map.of(1, "50", 2, "70"));
        reopen();
        assertThat(shown()).containsExactly(first + "/5", first + "/7");
        assertThat(readings().runs()).contains(run);
        assertThat(readings().run(x1)).contains(run);
        List<Reread> results = new ArrayList<>();
        readings().eachResult(x1, results::add);
        assertThat(results).extracting(Reread::after).containsExactly(x1 + "/50", x1 + "/70");
    }

    @Test
    void showsAnAcceptedRunAndWhatChangedAccordingToIt() {
        run(x1, Map.of(1, "50", 2, "70"));
        long before = archive.changes();
        assertThat(readings().accept(x1, NOON)).isEqualTo(new Readings.Moved(2, 0));
        assertThat(archive.changes()).isGreaterThan(before);
        reopen();
        assertThat(shown()).containsExactly(x1 + "/50", x1 + "/70");
        assertThat(history().versions().get(1).change().orElseThrow().cells())
                .singleElement()
                .satisfies(
                        cell -> assertThat(cell.before() + " → " + cell.after()).isEqualTo("50 → 70"));
        assertThat(archive.histories()).contains(history());
        assertThat(readings().run(x1).orElseThrow().accepted()).contains(NOON);
        assertThat(readings().accept(x1, NOON)).as("accepting again").isEqualTo(new Readings.Moved(0, 0));
    }

    @Test
    void coverageAsksForTheReadingThatWasShownOnTheDay() {
        run(x1, Map.of(2, "70"));
        Instant accepted = NOON.plus(Duration.ofDays(9));
        Map<ReportKey, ReportTracks> reports = archive.evidence().reports(List.of(key));
        assertThat(archive.evidence().rereads(reports.values(), accepted.plusSeconds(1)))
                .isEmpty();
        readings().accept(x1, accepted);
        reopen();
        assertThat(archive.evidence().rereads(reports.values(), accepted)).isEmpty();
        assertThat(archive.evidence().rereads(reports.values(), accepted.plusSeconds(1)))
                .isEqualTo(Map.of(key, Map.of(first + "/7", x1 + "/70")));
        assertThat(archive.evidence().readings(List.of(first + "/5", x1 + "/70", "none")))
                .containsOnlyKeys(first + "/5", x1 + "/70");
        Instant putBack = accepted.plus(Duration.ofDays(2));
        readings().putBack(x1, putBack);
        reopen();
        assertThat(archive.evidence().rereads(reports.values(), accepted)).isEmpty();
        assertThat(archive.evidence().rereads(reports.values(), putBack))
                .as("it was shown until then, whatever came later")
                .isEqualTo(Map.of(key, Map.of(first + "/7", x1 + "/70")));
        assertThat(archive.evidence().rereads(reports.values(), putBack.plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void aReadingPutBackStoodOnTheOneBeforeIt() {
        run(x1, Map.of(1, "50"));
        readings().accept(x1, NOON);
        run(x2, Map.of(1, "500"));
        readings().accept(x2, NOON.plusSeconds(10));
        readings().putBack(x2, NOON.plusSeconds(20));
        Map<ReportKey, ReportTracks> reports = archive.evidence().reports(List.of(key));
        assertThat(archive.evidence().rereads(reports.values(), NOON.plusSeconds(5)))
                .isEqualTo(Map.of(key, Map.of(first + "/5", x1 + "/50")));
        assertThat(archive.evidence().rereads(reports.values(), NOON.plusSeconds(15)))
                .isEqualTo(Map.of(key, Map.of(first + "/5", x2 + "/500")));
        assertThat(archive.evidence().rereads(reports.values(), NOON.plusSeconds(25)))
                .isEqualTo(Map.of(key, Map.of(first + "/5", x1 + "/50")));
    }

    @Test
    void putsBackWhatWasShownBefore() {
        ReportHistory before = history();
        run(x1, Map.of(1, "50", 2, "70"));
        readings().accept(x1, NOON);
        assertThat(readings().putBack(x1, LATER)).isEqualTo(new Readings.Moved(2, 0));
        reopen();
        assertThat(history()).isEqualTo(before);
        assertThatThrownBy(() -> readings().putBack(x1, LATER)).hasMessageContaining("not accepted");
    }

    @Test
    void refusesToPutBackARunOnWhichAnotherStands() {
        run(x1, Map.of(1, "50"));
        readings().accept(x1, NOON);
        run(x2, Map.of(1, "500"));
        readings().accept(x2, NOON);
        assertThatThrownBy(() -> readings().putBack(x1, LATER)).hasMessageContaining(x2 + " stands on");
        assertThat(shown()).containsExactly(x2 + "/500", first + "/7");
        readings().putBack(x2, LATER);
        readings().putBack(x1, LATER);
        assertThat(shown()).containsExactly(first + "/5", first + "/7");
    }

    @Test
    void leavesAVersionThatWasReadAnewSinceAsItIs() {
        run(x1, Map.of(1, "50", 2, "70"));
        run(x2, Map.of(1, "500"));
        readings().accept(x2, NOON);
        assertThat(readings().accept(x1, NOON)).isEqualTo(new Readings.Moved(1, 1));
        assertThat(shown()).containsExactly(x2 + "/500", x1 + "/70");
    }

    @Test
    void refusesARunThatHasNotEnded() {
        readings()
                .begin(new ExtractionRun(
                        x1,
                        NOON,
                        Optional.empty(),
                        "9.9",
                        Digest.of(new byte[0]),
                        "all",
                        2,
                        Map.of(),
                        Optional.empty(),
                        List.of()));
        assertThatThrownBy(() -> readings().accept(x1, NOON)).hasMessageContaining("has not ended");
        assertThatThrownBy(() -> readings().accept("x9", NOON)).hasMessageContaining("no extraction run x9");
    }

    @Test
    void isBuiltAgainFromThePayloadFilesAlone() throws Exception {
        if (!home.isFolder()) {
            return;
        }
        run(x1, Map.of(1, "50", 2, "70"));
        readings().accept(x1, NOON);
        run(x2, Map.of(1, "500"));
        readings().accept(x2, NOON);
        readings().putBack(x2, LATER);
        List<ExtractionRun> runs = readings().runs();
        ReportHistory history = history();
        archive.close();
        Archives.rebuild(home.where(), TestSettings.SETTINGS, TestSettings.CLOCK, FixityProgress.none());
        archive = home.open();
        assertThat(history()).isEqualTo(history);
        assertThat(readings().runs()).isEqualTo(runs);
    }
}
