package org.gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.Header;
import org.gongkai.model.Level;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportJson;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;
import org.gongkai.model.RunReport;
import org.gongkai.model.RunSearch;
import org.gongkai.model.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every archive does, whatever lies behind it. */
@ParameterizedClass
@MethodSource("homes")
class ArchiveContractIT {
    private static final String PAGE = "http://www.example.gov.cn/zfxxgk/zfxxgknb/t20260120_1.html";
    private static final Instant NOON = Visits.NOON;

    @Parameter
    Home home;

    private Archive archive;

    static List<Home> homes() {
        return Home.all().toList();
    }

    @BeforeEach
    void open() {
        archive = home.open();
    }

    @AfterEach
    void close() {
        archive.close();
    }

    private void reopen() {
        archive.close();
        archive = home.open();
    }

    private static String run() {
        return "run-" + System.nanoTime();
    }

    @Test
    void givesBackACaptureAsItWasKept() {
        Visit visit = Visits.fetched(run(), PAGE, NOON, "<h1>年度报告</h1>");
        Capture kept = archive.add(visit);
        assertThat(archive.capture(visit.run(), visit.uri())).contains(kept);
        reopen();
        Capture read = archive.capture(visit.run(), visit.uri()).orElseThrow();
        assertThat(read).isEqualTo(kept);
        assertThat(read.kind()).isEqualTo(Capture.Kind.FETCHED);
        assertThat(read.found()).isEqualTo(visit.found());
        assertThat(read.at()).isEqualTo(NOON);
        assertThat(read.hops()).hasSize(1);
        Capture.Hop hop = read.hops().get(0);
        Exchange exchange = visit.outcome().exchanges().get(0);
        assertThat(hop.responseHeaders()).isEqualTo(exchange.responseHeaders());
        assertThat(hop.began()).isEqualTo(exchange.began());
        assertThat(hop.remote()).contains("127.0.0.1");
        assertThat(hop.record()).matches("<urn:uuid:[0-9a-f-]{36}>");
        assertThat(archive.payload(read.payload().orElseThrow())).isEqualTo(exchange.body());
    }

    @Test
    void addingTheSameVisitAgainChangesNothing() {
        String run = run();
        Capture first = archive.add(Visits.fetched(run, PAGE, NOON, "one"));
        assertThat(archive.add(Visits.fetched(run, PAGE, NOON.plusSeconds(9), "two")))
                .isEqualTo(first);
        reopen();
        assertThat(archive.add(Visits.fetched(run, PAGE, NOON.plusSeconds(9), "three")))
                .isEqualTo(first);
        assertThat(archive.holds(Digest.of("two".getBytes(StandardCharsets.UTF_8))))
                .isFalse();
        assertThat(archive.timeline(URI.create(PAGE)))
                .filteredOn(c -> c.run().equals(run))
                .hasSize(1);
    }

    @Test
    void keepsARedirectAndItsAnswerAsHops() {
        String run = run();
        Exchange redirect = Visits.exchange("http://a.gov.cn/", NOON, 301, "moved");
        Exchange answer = Visits.exchange("http://a.gov.cn/index.html", NOON.plusMillis(300), 200, "welcome");
        Capture kept = archive.add(
                Visits.visit(run, "http://a.gov.cn/", NOON, new FetchOutcome.Fetched(List.of(redirect, answer))));
        assertThat(kept.hops()).extracting(Capture.Hop::status).containsExactly(301, 200);
        assertThat(kept.payload()).contains(Digest.of(answer.body()));
        assertThat(archive.payload(Digest.of(redirect.body()))).isEqualTo(redirect.body());
    }

    @Test
    void keepsAVisitWithoutAnyAnswer() {
        String run = run();
        Capture kept = archive.add(Visits.failed(run, "http://dead.gov.cn/", NOON));
        assertThat(kept.kind()).isEqualTo(Capture.Kind.FAILED);
        assertThat(kept.reason()).isEqualTo("connection refused");
        assertThat(kept.payload()).isEmpty();
        reopen();
        assertThat(archive.capture(kept.id())).contains(kept);
        assertThat(archive.latestGood(URI.create("http://dead.gov.cn/"))).isEmpty();
    }

    @Test
    void keepsBinaryEmptyLargeAndCutBodies() {
        byte[] large = new byte[3 * 1024 * 1024];
        new Random(7).nextBytes(large);
        byte[] empty = {};
        byte[] nothingButHeads = "HTTP/1.1 200 OK\r\n\r\nWARC/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        List<byte[]> bodies = List.of(large, empty, nothingButHeads);
        String run = run();
        for (int index = 0; index < bodies.size(); index++) {
            archive.add(Visits.fetched(run, PAGE + "?" + index, NOON, bodies.get(index)));
        }
        Exchange whole = Visits.exchange(PAGE + "?cut", NOON, 200, "cut he");
        Exchange cut = new Exchange(
                whole.uri(),
                whole.began(),
                whole.requestLine(),
                whole.requestHeaders(),
                whole.statusLine(),
                200,
                whole.responseHeaders(),
                whole.body(),
                Optional.empty(),
                Optional.of("length"));
        Capture kept = archive.add(Visits.visit(run, PAGE + "?cut", NOON, new FetchOutcome.Fetched(List.of(cut))));
        assertThat(kept.hops().get(0).truncated()).contains("length");
        reopen();
        for (byte[] body : bodies) {
            assertThat(archive.payload(Digest.of(body))).isEqualTo(body);
        }
        assertThat(archive.payload(Digest.of(cut.body()))).isEqualTo(cut.body());
    }

    @Test
    void storesABodyOnceHoweverOftenItComes() {
        String body = "the same " + run();
        Digest digest = Digest.of(body.getBytes(StandardCharsets.UTF_8));
        archive.add(Visits.fetched(run(), PAGE, NOON, body));
        archive.add(Visits.fetched(run(), PAGE, NOON.plusSeconds(60), body));
        reopen();
        archive.add(Visits.fetched(run(), PAGE + "?copy", NOON.plusSeconds(120), body));
        List<Archive.StoredPayload> stored = new ArrayList<>();
        archive.eachPayload(stored::add);
        assertThat(stored)
                .filteredOn(payload -> payload.digest().equals(digest))
                .hasSize(1);
        assertThat(stored)
                .filteredOn(payload -> payload.digest().equals(digest))
                .allSatisfy(payload -> assertThat(payload.length()).isEqualTo(body.length()));
        assertThat(archive.payload(digest)).asString(StandardCharsets.UTF_8).isEqualTo(body);
    }

    @Test
    void anUnchangedAnswerPointsToTheBodyKeptEarlier() {
        String page = PAGE + "?" + run();
        Digest digest =
                archive.add(Visits.fetched(run(), page, NOON, "kept")).payload().orElseThrow();
        Capture unchanged = archive.add(Visits.unchanged(run(), page, NOON.plusSeconds(60), digest));
        assertThat(unchanged.payload()).contains(digest);
        assertThat(unchanged.hops()).extracting(Capture.Hop::status).containsExactly(304);
        assertThat(archive.latestGood(URI.create(page))).contains(unchanged);
    }

    @Test
    void ordersATimelineByTimeWhateverTheOrderOfArrival() {
        String page = PAGE + "?" + run();
        Capture second = archive.add(Visits.fetched(run(), page, NOON, "2"));
        Capture third = archive.add(Visits.gone(run(), page, NOON.plus(Duration.ofDays(40))));
        archive.commit();
        Capture first = archive.add(Visits.fetched(run(), page, NOON.minus(Duration.ofDays(400)), "1"));
        assertThat(archive.timeline(URI.create(page))).containsExactly(first, second, third);
        assertThat(archive.latestGood(URI.create(page))).contains(second);
        reopen();
        assertThat(archive.timeline(URI.create(page))).containsExactly(first, second, third);
        assertThat(archive.latestGood(URI.create(page))).contains(second);
    }

    @Test
    void saysThatAPayloadIsNotThere() {
        Digest missing = Digest.of(new byte[] {1, 2, 3});
        assertThat(archive.holds(missing)).isFalse();
        assertThatThrownBy(() -> archive.payload(missing))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(missing.hex());
    }

    @Test
    void keepsRunsAndKnowsTheUnfinishedOne() {
        String portal = "portal-" + run();
        RunReport running = report("a", portal, NOON, Optional.empty(), RunReport.Status.RUNNING, 0);
        archive.keep(running);
        assertThat(archive.unfinishedRun(portal)).contains(running);
        reopen();
        assertThat(archive.unfinishedRun(portal)).contains(running);
        RunReport done = report("a", portal, NOON, Optional.of(NOON.plusSeconds(60)), RunReport.Status.COMPLETE, 2500);
        RunReport later = report(
                "b", portal, NOON.plusSeconds(90), Optional.of(NOON.plusSeconds(99)), RunReport.Status.BLOCKED, 0);
        archive.keep(later);
        archive.keep(done);
        assertThat(archive.unfinishedRun(portal)).isEmpty();
        reopen();
        assertThat(archive.runs(portal)).containsExactly(done, later);
        assertThat(archive.runs()).containsSubsequence(done, later);
        assertThat(archive.unfinishedRun(portal)).isEmpty();
        assertThat(archive.runs("nowhere")).isEmpty();
    }

    private static RunReport report(
            String run,
            String portal,
            Instant started,
            Optional<Instant> ended,
            RunReport.Status status,
            int failures) {
        return new RunReport(
                run,
                portal,
                started,
                ended,
                status,
                new RunReport.Counts(41, 40, 12, 1, 27, 0),
                List.of(new RunReport.SeenReport("410100", "郑州市人民政府", 2020, URI.create(PAGE))),
                IntStream.range(0, failures)
                        .mapToObj(index -> new RunReport.Failure(URI.create(PAGE + "?" + index), "status 500"))
                        .toList(),
                new RunSearch(
                        12,
                        Map.of("start", 1, "candidate", 4),
                        List.of(new RunSearch.Left("no-reason", 7, URI.create(PAGE))),
                        List.of(new RunSearch.Column(URI.create(PAGE), "政府信息公开年报", 3, true))),
                List.of(
                        new RunReport.Proposed(
                                "样例镇人民政府", Optional.of(Level.TOWNSHIP), Optional.of("410103"), URI.create(PAGE)),
                        new RunReport.Proposed("样例所", Optional.empty(), Optional.empty(), URI.create(PAGE))));
    }

    @Test
    void keepsAnExtractionDigitByDigit() {
        ReportDocument document = Reports.document(
                "24511.30", "9", "971246123456789", "0.000001", "123456789012345678901234567890123456789012.5");
        String key = "key/" + run();
        archive.keep(key, document);
        assertThat(archive.extraction(key)).contains(document);
        archive.keep(key, Reports.document("1"));
        reopen();
        ReportDocument read = archive.extraction(key).orElseThrow();
        assertThat(ReportJson.write(read)).isEqualTo(ReportJson.write(document));
        assertThat(read.cells().get(0).value()).isEqualTo(new BigDecimal("24511.30"));
        assertThat(archive.extraction("key/none")).isEmpty();
    }

    @Test
    void keepsAnExtractionThatNoSingleDocumentHolds() {
        String key = "key/" + run();
        StringBuilder text = new StringBuilder();
        Random random = new Random(5);
        while (text.length() < 20_000_000) {
            text.append((char) ('一' + random.nextInt(20000)));
        }
        ReportDocument document = Reports.withProse(text.toString(), "1");
        archive.keep(key, document);
        assertThat(archive.extraction(key)).contains(document);
        reopen();
        assertThat(archive.extraction(key).map(read -> read.equals(document))).contains(true);
    }

    @Test
    void makesAVersionWhenANumberChangesAndNoneWhenNothingDoes() {
        ReportKey key = new ReportKey("410100", (int) (System.nanoTime() % 100_000_000));
        String page = PAGE + "?" + key.year();
        observe(key, page, NOON, "r1", Reports.document("9", "5"));
        observe(key, page, NOON.plusSeconds(60), "r2", Reports.document("9", "5"));
        reopen();
        ReportHistory history = observe(key, page, NOON.plusSeconds(120), "r3", Reports.document("8", "5"));
        assertThat(history.status()).isEqualTo(ReportHistory.Status.CURRENT);
        assertThat(history.versions()).hasSize(2);
        ReportVersion first = history.versions().get(0);
        assertThat(first.firstSeen()).isEqualTo(NOON);
        assertThat(first.lastSeen()).isEqualTo(NOON.plusSeconds(60));
        assertThat(first.change()).isEmpty();
        ReportVersion second = history.versions().get(1);
        assertThat(second.change().orElseThrow().kind()).isEqualTo(ReportVersion.ChangeKind.NUMBERS);
        assertThat(second.change().orElseThrow().cells())
                .containsExactly(new ReportVersion.CellChange("3/1/c0", new BigDecimal("9"), new BigDecimal("8")));
        assertThat(archive.capture(second.capture())).isPresent();
        assertThat(archive.extraction(second.extraction())).isPresent();
        assertThat(observe(key, page, NOON.plusSeconds(120), "r3", Reports.document("8", "5")))
                .isEqualTo(history);
        reopen();
        assertThat(archive.history(key)).contains(history);
        assertThat(archive.histories()).contains(history);
    }

    @Test
    void concludesRemovalFromRepeatedAnswersAndNoticesTheReturn() {
        ReportKey key = new ReportKey("410100", (int) (System.nanoTime() % 100_000_000));
        String page = PAGE + "?" + key.year();
        observe(key, page, NOON, "r1" + key.year(), Reports.document("9"));
        for (int day = 1; day <= 4; day++) {
            assertThat(archive.history(key).orElseThrow().status()).isEqualTo(ReportHistory.Status.CURRENT);
            Capture gone = archive.add(Visits.gone("gone" + day, page, NOON.plus(Duration.ofDays(day))));
            archive.observeGone(URI.create(page), gone);
        }
        reopen();
        assertThat(archive.history(key).orElseThrow().status()).isEqualTo(ReportHistory.Status.REMOVED);
        ReportHistory back = observe(key, page, NOON.plus(Duration.ofDays(9)), "r9", Reports.document("9"));
        assertThat(back.status()).isEqualTo(ReportHistory.Status.CURRENT);
        assertThat(back.versions()).hasSize(2);
        assertThat(back.versions().get(1).change().orElseThrow().kind()).isEqualTo(ReportVersion.ChangeKind.RETURNED);
    }

    @Test
    void anOutageMakesAReportUnreachableAndNeverRemoved() {
        ReportKey key = new ReportKey("410100", (int) (System.nanoTime() % 100_000_000));
        String page = PAGE + "?" + key.year();
        observe(key, page, NOON, "r1" + key.year(), Reports.document("9"));
        for (int day = 1; day <= 9; day++) {
            archive.add(Visits.failed("out" + day, page, NOON.plus(Duration.ofDays(day))));
        }
        assertThat(archive.history(key).orElseThrow().status()).isEqualTo(ReportHistory.Status.UNREACHABLE);
        reopen();
        assertThat(archive.history(key).orElseThrow().status()).isEqualTo(ReportHistory.Status.UNREACHABLE);
        assertThat(archive.histories())
                .filteredOn(history -> history.key().equals(key))
                .extracting(ReportHistory::status)
                .containsExactly(ReportHistory.Status.UNREACHABLE);
    }

    @Test
    void anAnswerWithoutABodyHasAPayloadOfNoBytes() {
        Digest nothing = Digest.of(new byte[0]);
        try (Home fresh = home.isFolder() ? Home.folder() : Home.sharedServer();
                Archive other = fresh.open()) {
            Digest kept = other.add(Visits.fetched("r1", PAGE, NOON, "kept"))
                    .payload()
                    .orElseThrow();
            Capture unchanged = other.add(Visits.unchanged("r2", PAGE, NOON.plusSeconds(60), kept));
            assertThat(unchanged.hops()).extracting(Capture.Hop::digest).containsExactly(nothing);
            other.commit();
            assertThat(other.holds(nothing)).isTrue();
            assertThat(other.payload(nothing)).isEmpty();
            List<Digest> stored = new ArrayList<>();
            other.eachPayload(payload -> stored.add(payload.digest()));
            assertThat(stored).containsExactly(kept);
        }
    }

    @Test
    void aReplacedPageRemovesTheReportThatStoodThereAfterRepeatedLooks() {
        int year = (int) (System.nanoTime() % 100_000_000);
        ReportKey old = new ReportKey("410100", year);
        ReportKey now = new ReportKey("410100", year + 1);
        String page = PAGE + "?" + run();
        observe(old, page, NOON, "o0" + year, Reports.document("9"));
        for (int day = 1; day <= 4; day++) {
            assertThat(archive.history(old).orElseThrow().status()).isEqualTo(ReportHistory.Status.CURRENT);
            observe(now, page, NOON.plus(Duration.ofDays(day)), "o" + year + day, Reports.document("5"));
        }
        reopen();
        ReportHistory gone = archive.history(old).orElseThrow();
        assertThat(gone.status()).isEqualTo(ReportHistory.Status.REMOVED);
        assertThat(gone.versions()).hasSize(1);
        assertThat(archive.evidence()
                        .reports(List.of(old))
                        .get(old)
                        .removed(archive.evidence().removal()))
                .isTrue();
        assertThat(archive.history(now).orElseThrow().status()).isEqualTo(ReportHistory.Status.CURRENT);
    }

    @Test
    void aReplacedPageRemovesAReportThatIsImportedLaterToo() {
        int year = (int) (System.nanoTime() % 100_000_000);
        ReportKey old = new ReportKey("410100", year);
        ReportKey now = new ReportKey("410100", year + 1);
        String page = PAGE + "?" + run();
        for (int day = 10; day <= 13; day++) {
            observe(now, page, NOON.plus(Duration.ofDays(day)), "i" + year + day, Reports.document("5", "" + day));
        }
        ReportHistory imported = observe(old, page, NOON, "i0" + year, Reports.document("9"));
        assertThat(imported.status()).isEqualTo(ReportHistory.Status.REMOVED);
    }

    @Test
    void aNameThatTheRegistryDoesNotKnowRemovesNothing() {
        int year = (int) (System.nanoTime() % 100_000_000);
        ReportKey named = new ReportKey("410100", year);
        String page = PAGE + "?" + run();
        observe(named, page, NOON, "u0" + year, Reports.document("9"));
        for (int day = 1; day <= 9; day++) {
            observe(
                    new ReportKey("?郑州", year),
                    page,
                    NOON.plus(Duration.ofDays(day)),
                    "u" + year + day,
                    Reports.document("" + day));
        }
        assertThat(archive.history(named).orElseThrow().status()).isEqualTo(ReportHistory.Status.CURRENT);
    }

    @Test
    void aCodeTakesOverTheHistoryThatWasKeptUnderAName() {
        int year = (int) (System.nanoTime() % 100_000_000);
        ReportKey unknown = new ReportKey("?郑州市政府", year);
        ReportKey coded = new ReportKey("410100", year);
        String page = PAGE + "?" + run();
        String copy = page + "&copy";
        observe(unknown, page, NOON, "n0" + year, Reports.document("9"));
        observe(unknown, page, NOON.plusSeconds(60), "n1" + year, Reports.document("8"));
        observe(unknown, copy, NOON.plusSeconds(61), "n1" + year, Reports.document("8"));
        long before = archive.changes();
        ReportHistory merged = observe(coded, page, NOON.plusSeconds(120), "n2" + year, Reports.document("8"));
        assertThat(archive.changes()).isGreaterThan(before);
        reopen();
        assertThat(archive.history(coded)).contains(merged);
        assertThat(merged.versions()).hasSize(2);
        assertThat(merged.versions().get(0).firstSeen()).isEqualTo(NOON);
        assertThat(merged.versions().get(1).lastSeen()).isEqualTo(NOON.plusSeconds(120));
        assertThat(merged.versions().get(1).places()).containsExactly(URI.create(page), URI.create(copy));
        assertThat(archive.history(unknown)).isEmpty();
        assertThat(archive.histories())
                .extracting(ReportHistory::key)
                .contains(coded)
                .doesNotContain(unknown);
        assertThat(archive.evidence()
                        .reports(List.of(coded, unknown))
                        .get(coded)
                        .tracks())
                .hasSize(2);
        assertThat(archive.evidence().seenBefore(Instant.MAX))
                .contains("410100")
                .doesNotContain("?郑州市政府");
    }

    @Test
    void anotherReportTakesNothingOverFromAName() {
        int year = (int) (System.nanoTime() % 100_000_000);
        ReportKey unknown = new ReportKey("?郑州市政府", year);
        String page = PAGE + "?" + run();
        observe(unknown, page, NOON, "m0" + year, Reports.document("9"));
        observe(new ReportKey("410100", year + 1), page, NOON.plusSeconds(60), "m1" + year, Reports.document("9"));
        observe(new ReportKey("410200", year), page, NOON.plusSeconds(90), "m2" + year, Reports.document("8"));
        assertThat(archive.history(unknown).orElseThrow().versions()).hasSize(1);
    }

    @Test
    void countsChangesOfRunsAndHistoriesOnly() {
        int year = (int) (System.nanoTime() % 100_000_000);
        String page = PAGE + "?" + run();
        ReportKey key = new ReportKey("410100", year);
        long opened = archive.changes();
        archive.add(Visits.fetched(run(), page + "&other", NOON, "no report"));
        archive.keep("key/" + run(), Reports.document("1"));
        assertThat(archive.changes()).isEqualTo(opened);
        observe(key, page, NOON, "c0" + year, Reports.document("9"));
        long seen = archive.changes();
        assertThat(seen).isGreaterThan(opened);
        observe(key, page, NOON, "c0" + year, Reports.document("9"));
        assertThat(archive.changes()).as("the same again").isEqualTo(seen);
        archive.add(Visits.failed("c1" + year, page, NOON.plusSeconds(60)));
        assertThat(archive.changes()).as("the status depends on it").isGreaterThan(seen);
        long failed = archive.changes();
        archive.observeGone(URI.create(page), archive.add(Visits.gone("c2" + year, page, NOON.plusSeconds(90))));
        long gone = archive.changes();
        assertThat(gone).isGreaterThan(failed + 1);
        RunReport ended =
                report("a", "p-" + run(), NOON, Optional.of(NOON.plusSeconds(60)), RunReport.Status.COMPLETE, 1);
        archive.keep(ended);
        assertThat(archive.changes()).isGreaterThan(gone);
        long kept = archive.changes();
        archive.keep(ended);
        assertThat(archive.changes()).as("the same run").isEqualTo(kept);
    }

    @Test
    void knowsTheNewestOfSeveralUnfinishedRuns() {
        String p = "p-" + run();
        String q = "q-" + run();
        RunReport newest = report("a", p, NOON.plusSeconds(9), Optional.empty(), RunReport.Status.RUNNING, 0);
        RunReport older = report("b", p, NOON, Optional.empty(), RunReport.Status.RUNNING, 0);
        RunReport elsewhere = report("a", q, NOON.plusSeconds(5), Optional.empty(), RunReport.Status.RUNNING, 0);
        archive.keep(newest);
        archive.keep(older);
        archive.keep(elsewhere);
        archive.keep(report("c", q, NOON, Optional.of(NOON.plusSeconds(7)), RunReport.Status.COMPLETE, 0));
        reopen();
        assertThat(archive.unfinishedRun(p)).contains(newest);
        assertThat(archive.unfinishedRuns())
                .allMatch(unfinished -> unfinished.ended().isEmpty())
                .containsSubsequence(older, elsewhere, newest);
    }

    private ReportHistory observe(ReportKey key, String page, Instant at, String run, ReportDocument document) {
        String json = ReportJson.write(document);
        Capture capture = archive.add(Visits.fetched(run, page, at, json));
        archive.observe(new Sighting(
                key,
                "郑州市人民政府",
                URI.create(page),
                capture,
                List.of(capture.payload().orElseThrow()),
                Digest.of(json.getBytes(StandardCharsets.UTF_8)),
                capture.payload().orElseThrow() + "/1.0.0/forms",
                document));
        return archive.history(key).orElseThrow();
    }

    @Test
    void keepsHeadersThatWouldForgeOthersOnOneLine() {
        String run = run();
        Exchange exchange = Visits.exchange(PAGE, NOON, 200, "x");
        Exchange forged = new Exchange(
                exchange.uri(),
                exchange.began(),
                exchange.requestLine(),
                exchange.requestHeaders(),
                exchange.statusLine(),
                200,
                List.of(new Header("X-Odd", "a\r\nContent-Length: 0\r\n\r\nzzz")),
                exchange.body(),
                Optional.empty(),
                Optional.empty());
        Capture kept = archive.add(Visits.visit(run, PAGE, NOON, new FetchOutcome.Fetched(List.of(forged))));
        reopen();
        assertThat(archive.payload(kept.payload().orElseThrow())).isEqualTo(exchange.body());
    }

    @Test
    void keepsTheTrailOfARunUntilItEndsAtThePortal() {
        String run = run();
        String portal = "portal-" + run;
        byte[] first = {0, -1, 7};
        byte[] second = new byte[100_000];
        new Random(3).nextBytes(second);
        archive.keepTrail(run, portal, 0, new byte[] {1});
        archive.keepTrail(run, portal, 0, first);
        archive.keepTrail(run, portal, 1, second);
        archive.keepTrail(run, "other", 0, first);
        assertThat(archive.trail(run, portal, 0)).hasValue(first);
        reopen();
        assertThat(archive.trail(run, portal, 0)).hasValue(first);
        assertThat(archive.trail(run, portal, 1)).hasValue(second);
        assertThat(archive.trail(run, portal, 2)).isEmpty();
        archive.keepTrail(run, portal, 2, first);
        archive.keep(report(run, portal, NOON, Optional.of(NOON), RunReport.Status.COMPLETE, 0));
        for (int block = 0; block < 3; block++) {
            assertThat(archive.trail(run, portal, block)).isEmpty();
        }
        reopen();
        for (int block = 0; block < 3; block++) {
            assertThat(archive.trail(run, portal, block)).isEmpty();
        }
        assertThat(archive.trail(run, "other", 0)).hasValue(first);
    }

    @Test
    void keepsTheOutboxUntilItIsTakenAway() {
        String name = run();
        archive.keepInOutbox(Map.of(name + "/a", "{\"n\":1}", name + "/b", "{}"), Set.of());
        archive.keepInOutbox(Map.of(name + "/a", "{\"n\":2}"), Set.of());
        reopen();
        assertThat(archive.outbox()).containsEntry(name + "/a", "{\"n\":2}").containsEntry(name + "/b", "{}");
        archive.keepInOutbox(Map.of(name + "/c", "{}"), Set.of(name + "/a", name + "/b"));
        reopen();
        assertThat(archive.outbox())
                .containsKey(name + "/c")
                .doesNotContainKey(name + "/a")
                .doesNotContainKey(name + "/b");
    }

    @Test
    void aClosedArchiveSaysSo() {
        archive.close();
        assertThatThrownBy(() -> archive.holds(Digest.of(new byte[0])))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void anInterruptedThreadStillWritesAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        Capture kept = archive.add(Visits.fetched(run(), PAGE, NOON, "written under interrupt"));
        archive.commit();
        assertThat(Thread.interrupted()).isTrue();
        reopen();
        assertThat(archive.capture(kept.id())).contains(kept);
    }
}
