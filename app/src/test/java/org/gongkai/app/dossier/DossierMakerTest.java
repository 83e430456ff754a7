package org.gongkai.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gongkai.app.coverage.HomePortals;
import org.gongkai.archive.Archive;
import org.gongkai.archive.ArchiveException;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.archive.coverage.CoverageStatus;
import org.gongkai.config.Configuration;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Discovery;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;
import org.gongkai.model.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dossier knows on its day. */
class DossierMakerTest {
    private static final LocalDate DAY = LocalDate.of(2020, 4, 2);
    private static final Instant MORNING = Instant.parse("2020-04-02T00:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2020-04-03T00:00:00Z");
    private static final URI PLACE = URI.create("http://fq.example/1");
    private static final URI MOVED = URI.create("http://fq.example/2");
    private static final Digest BYTES = Digest.of(new byte[] {1});
    private static final Digest LATER_BYTES = Digest.of(new byte[] {2});

    @TempDir
    static Path folder;

    private static Configuration configuration(String more) throws Exception {
        Files.createDirectories(folder.resolve("portals"));
        Files.createDirectories(folder.resolve("authorities"));
        Files.writeString(folder.resolve("portals/fq.yaml"), """
                id: fq
                name: 凤泉区
                authority: "410704"
                start: ["http://fq.example/"]
                """);
        Files.writeString(
                folder.resolve("authorities/more.csv"),
                "code,name,level,parent,aliases,valid_from,valid_to,portal\n" + more);
        return Configuration.load(List.of(folder));
    }

    private static Capture capture(URI uri, Instant at, Digest payload) {
        return new Capture(
                "run/" + at,
                "run",
                "fq",
                uri,
                at,
                Discovery.start(),
                Capture.Kind.FETCHED,
                "",
                List.of(),
                Optional.of(payload));
    }

    /** A run that began on the day and ended on the next one, and a report that was seen again later elsewhere. */
    private static Archive archive(boolean lost) {
        RunReport run = new RunReport(
                "run",
                "fq",
                MORNING,
                Optional.of(NEXT_DAY),
                RunReport.Status.COMPLETE,
                new RunReport.Counts(9, 9, 9, 0, 0, 0),
                List.of(new RunReport.SeenReport("410704", "新乡市凤泉区人民政府", 2019, PLACE)),
                List.of());
        ReportVersion version = new ReportVersion(
                1,
                MORNING,
                NEXT_DAY,
                List.of(BYTES, LATER_BYTES),
                List.of(PLACE, MOVED),
                Optional.empty(),
                "x",
                BYTES,
                "run/c");
        ReportHistory history = new ReportHistory(
                new ReportKey("410704", 2019), "新乡市凤泉区人民政府", ReportHistory.Status.CURRENT, List.of(version));
        return (Archive) Proxy.newProxyInstance(
                DossierMakerTest.class.getClassLoader(),
                new Class<?>[] {Archive.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "runs" -> List.of(run);
                    case "history" -> Optional.of(history);
                    case "capture" ->
                        arguments.length == 1 && arguments[0].equals("run/c")
                                ? Optional.of(capture(PLACE, MORNING, BYTES))
                                : Optional.empty();
                    case "payload" -> {
                        if (lost) {
                            throw new ArchiveException("gone");
                        }
                        yield new byte[] {1};
                    }
                    case "timeline" ->
                        arguments[0].equals(PLACE)
                                ? List.of(capture(PLACE, MORNING, BYTES))
                                : List.of(capture(MOVED, NEXT_DAY, LATER_BYTES));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Dossier dossier(LocalDate day) throws Exception {
        return dossier(day, false);
    }

    private static Dossier dossier(LocalDate day, boolean lost) throws Exception {
        Configuration configuration = configuration("");
        CoverageRow row = new CoverageRow(
                "410704",
                "新乡市凤泉区人民政府",
                CoverageStatus.ON_TIME,
                Optional.empty(),
                Optional.empty(),
                Optional.of(MORNING),
                Optional.of(PLACE),
                List.of("run/c"),
                "reason",
                "理由");
        return new DossierMaker(archive(lost), configuration, false)
                .make(configuration.registry().find("410704").orElseThrow(), row, 2019, day);
    }

    @Test
    void knowsNothingOfHowARunEndedLater() throws Exception {
        assertThat(dossier(DAY).runs()).singleElement().satisfies(run -> {
            assertThat(run.ended()).isNull();
            assertThat(run.saw()).isNull();
            assertThat(run.status().en()).isEqualTo("not ended");
        });
        assertThat(dossier(DAY.plusDays(1)).runs()).singleElement().satisfies(run -> assertThat(run.saw())
                .isEqualTo(PLACE));
    }

    @Test
    void knowsNothingOfPlacesAndBytesSeenLater() throws Exception {
        assertThat(dossier(DAY).versions()).singleElement().satisfies(version -> {
            assertThat(version.places()).containsExactly(PLACE);
            assertThat(version.digests()).containsExactly(BYTES.hex());
            assertThat(version.lastSeen()).isEqualTo(MORNING);
        });
        assertThat(dossier(DAY.plusDays(1)).versions()).singleElement().satisfies(version -> {
            assertThat(version.places()).containsExactly(PLACE, MOVED);
            assertThat(version.lastSeen()).isEqualTo(NEXT_DAY);
        });
    }

    @Test
    void saysWhichBytesTheArchiveHasNoLonger() throws Exception {
        assertThat(dossier(DAY).captures()).singleElement().satisfies(capture -> {
            assertThat(capture.lost()).isFalse();
            assertThat(capture.replay()).startsWith("/replay/view/");
        });
        assertThat(dossier(DAY, true).captures()).singleElement().satisfies(capture -> {
            assertThat(capture.lost()).isTrue();
            assertThat(capture.sha256()).isEqualTo(BYTES.hex());
            assertThat(capture.replay()).isNull();
        });
    }

    @Test
    void looksNowhereElseWhenTheRegistryNamesAPortalThatNobodyConfigured() throws Exception {
        assertThat(new HomePortals(configuration("")).of("410704")).hasSize(1);
        assertThat(new HomePortals(configuration("410704-x,甲局,department,410704,,,,elsewhere\n")).of("410704-x"))
                .isEmpty();
        assertThat(new HomePortals(configuration("410704-x,甲局,department,410704,,,,fq\n")).of("410704-x"))
                .hasSize(1);
    }
}
