package org.gongkai.app.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.app.across.CorpusFinding;
import org.gongkai.app.coverage.HomePortals;
import org.gongkai.archive.coverage.CoverageReport;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.archive.coverage.CoverageStatus;
import org.gongkai.config.Configuration;
import org.gongkai.config.Due;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;
import org.gongkai.model.RunReport;
import org.gongkai.model.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes an event, when, and how it is written. */
class FeedEventsTest {
    private static final Instant FIRST = Instant.parse("2020-04-02T00:00:00Z");

    @TempDir
    static Path folder;

    private static HomePortals home() throws Exception {
        Files.createDirectories(folder.resolve("portals"));
        Files.writeString(folder.resolve("portals/fq.yaml"), """
                id: fq
                name: 凤泉区
                authority: "410704"
                start: ["http://fq.example/"]
                """);
        return new HomePortals(Configuration.load(List.of(folder)));
    }

    private static RunReport run(String id, String portal, Instant started, RunReport.Status status) {
        return new RunReport(
                id,
                portal,
                started,
                Optional.of(started.plusSeconds(60)),
                status,
                new RunReport.Counts(1, 1, 0, 0, 1, 0),
                List.of(),
                List.of());
    }

    private static CoverageReport coverage(CoverageStatus status, Instant firstSeen) {
        return new CoverageReport(
                2019,
                LocalDate.of(2020, 6, 1),
                List.of(new CoverageRow(
                        "410704",
                        "新乡市凤泉区人民政府",
                        status,
                        Optional.of(new Due(LocalDate.of(2020, 3, 31), Due.Basis.LAW, "条例", "Art. 49")),
                        Optional.empty(),
                        Optional.ofNullable(firstSeen),
                        Optional.empty(),
                        List.of("run-3"),
                        "reason",
                        "理由")));
    }

    private static ReportVersion version(int number, Optional<ReportVersion.Change> change) {
        Digest digest = Digest.of(new byte[] {(byte) number});
        Instant at = FIRST.plusSeconds(number);
        return new ReportVersion(
                number, at, at, List.of(digest), List.of(URI.create("http://fq.example/1")), change, "x", digest, "c");
    }

    private static ReportVersion.Change change(ReportVersion.ChangeKind kind) {
        return new ReportVersion.Change(kind, List.of());
    }

    @Test
    void tellsOfAMissingReportWhenItWasFirstKnownAndNotAgainWithEveryRun() throws Exception {
        List<FeedEvent> events = FeedEvents.of(
                List.of(),
                Map.of(),
                List.of(coverage(CoverageStatus.MISSING, null)),
                List.of(
                        run("run-0", "fq", FIRST.minusSeconds(30 * 86_400), RunReport.Status.COMPLETE),
                        run("run-1", "fq", FIRST, RunReport.Status.INCOMPLETE),
                        run("run-2", "fq", FIRST.plusSeconds(3600), RunReport.Status.COMPLETE),
                        run("run-2", "other", FIRST.plusSeconds(1), RunReport.Status.COMPLETE),
                        run("run-3", "fq", FIRST.plusSeconds(86_400), RunReport.Status.COMPLETE)),
                home());
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(FeedEvent.Kind.MISSING);
            assertThat(event.at()).isEqualTo(FIRST.plusSeconds(3660));
        });
    }

    @Test
    void tellsOfLateReportsAndNotOfThoseThatNobodyCouldLookFor() throws Exception {
        assertThat(FeedEvents.of(List.of(), Map.of(), List.of(coverage(CoverageStatus.LATE, FIRST)), List.of(), home()))
                .singleElement()
                .satisfies(event -> assertThat(event.kind()).isEqualTo(FeedEvent.Kind.LATE));
        assertThat(FeedEvents.of(
                        List.of(), Map.of(), List.of(coverage(CoverageStatus.UNKNOWN, null)), List.of(), home()))
                .isEmpty();
    }

    @Test
    void tellsOfAlteredAndRemovedReportsAndNotOfMovedOnes() throws Exception {
        ReportHistory history = new ReportHistory(
                new ReportKey("410704", 2019),
                "新乡市凤泉区人民政府",
                ReportHistory.Status.REMOVED,
                List.of(
                        version(1, Optional.empty()),
                        version(2, Optional.of(change(ReportVersion.ChangeKind.MOVED))),
                        version(3, Optional.of(change(ReportVersion.ChangeKind.TEXT)))));
        Map<ReportKey, Instant> removed = Map.of(history.key(), FIRST.plusSeconds(9));
        assertThat(FeedEvents.of(List.of(history), removed, List.of(), List.of(), home()))
                .extracting(event -> event.kind() + " " + event.version())
                .containsExactly("REMOVED 3", "ALTERED 3", "NEW 1");
    }

    @Test
    void tellsFindingsOfOneReportApart() {
        FeedEvent years = FeedEvents.finding(finding(CorpusFinding.Kind.YEARS, "3/2/total"));
        FeedEvent other = FeedEvents.finding(finding(CorpusFinding.Kind.YEARS, "3/2/natural_person"));
        assertThat(years.id()).isNotEqualTo(other.id());
        assertThat(years.id())
                .isEqualTo(FeedEvents.finding(finding(CorpusFinding.Kind.YEARS, "3/2/total"))
                        .id());
        assertThat(years.what().en()).isEqualTo("contradicts the year before");
        assertThat(years.at()).isEqualTo(FIRST);
    }

    private static CorpusFinding finding(CorpusFinding.Kind kind, String cell) {
        return new CorpusFinding(
                kind,
                new ReportKey("410704", 2019),
                "新乡市凤泉区人民政府",
                new Wording("x", "y"),
                List.of(cell),
                Optional.empty(),
                0,
                List.of(),
                List.of("capture"),
                Optional.empty(),
                FIRST);
    }

    @Test
    void writesWhatXmlAllowsAndNothingElse() throws Exception {
        FeedEvent event = new FeedEvent(
                FeedEvent.Kind.NEW,
                new ReportKey("?<b>", 2019),
                "<b>&\u0001\"",
                FIRST,
                1,
                "",
                Optional.of(URI.create("http://fq.example/a?b=%22")),
                new Wording("x", "x"),
                new Wording("y", "y"));
        byte[] xml = new AtomFeed(
                        URI.create("http://127.0.0.1:1/"),
                        AtomFeed.id("new", Optional.empty()),
                        "t",
                        "en",
                        FIRST,
                        "/feeds/new.atom?page=2",
                        "/feeds/new.atom",
                        "/feeds/new.atom?page=3",
                        Optional.of("/feeds/new.atom"),
                        Optional.of("/feeds/new.atom?page=3"),
                        "/",
                        List.of(event),
                        each -> new AtomFeed.Entry(each.name(), "s"),
                        each -> "/report/%3F%3Cb%3E/2019")
                .bytes();
        SyndFeed feed =
                new SyndFeedInput().build(new InputStreamReader(new ByteArrayInputStream(xml), StandardCharsets.UTF_8));
        assertThat(feed.getEntries().get(0).getTitle()).isEqualTo("<b>&\uFFFD\"");
        assertThat(feed.getEntries().get(0).getLink()).isEqualTo("http://127.0.0.1:1/report/%3F%3Cb%3E/2019");
        assertThat(feed.getLinks())
                .extracting(link -> link.getRel() + " " + link.getHref())
                .contains(
                        "previous http://127.0.0.1:1/feeds/new.atom",
                        "next http://127.0.0.1:1/feeds/new.atom?page=3",
                        "last http://127.0.0.1:1/feeds/new.atom?page=3");
    }
}
