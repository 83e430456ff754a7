package org.gongkai.archive.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfigurationException;
import org.gongkai.config.Registry;
import org.gongkai.model.Authority;
import org.gongkai.model.Cell;
import org.gongkai.model.CellStatus;
import org.gongkai.model.Digest;
import org.gongkai.model.Finding;
import org.gongkai.model.Level;
import org.gongkai.model.Portal;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;
import org.gongkai.model.Severity;
import org.gongkai.model.Wording;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The city 410100 reports about 2019; its report is due on 2020-03-31. The portal {@code city} is its own. */
class CoverageTest {
    private static final int YEAR = 2019;
    private static final Authority CITY = authority("410100", "郑州市人民政府", Level.CITY, "410000", null);
    private static final Authority BUREAU = authority("410100-jyj", "郑州市教育局", Level.DEPARTMENT, "410100", null);
    private static final Authority OFFICE = authority("410100-bgs", "郑州市财政局", Level.DEPARTMENT, "410100", "city");
    private static final Authority PROVINCE = authority("410000", "河南省人民政府", Level.PROVINCE, null, null);
    private static final Authority DISSOLVED = new Authority(
            "410199",
            "旧区人民政府",
            Level.COUNTY,
            Optional.of("410100"),
            List.of(),
            Optional.empty(),
            Optional.of(LocalDate.parse("2012-12-31")),
            Optional.of("city"));
    private static final Portal PORTAL =
            new Portal("city", "门户", "410100", List.of(URI.create("http://a.gov.cn/")), Set.of("a.gov.cn"), "");

    private static Configuration configuration;

    private final MadeEvidence evidence = new MadeEvidence();
    private final List<RunReport> runs = evidence.runs;

    @BeforeAll
    static void load() throws ConfigurationException {
        configuration = Configuration.load(List.of());
    }

    private static Authority authority(
            String code, String name, Level level, @Nullable String parent, @Nullable String portal) {
        return new Authority(
                code,
                name,
                level,
                Optional.ofNullable(parent),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(portal));
    }

    private CoverageReport coverage(String asOf, Optional<String> region) {
        Registry registry = new Registry(List.of(PROVINCE, CITY, BUREAU, OFFICE, DISSOLVED));
        return new Coverage(registry, configuration.deadlines(), configuration.forms(), List.of(PORTAL))
                .of(evidence, YEAR, LocalDate.parse(asOf), region);
    }

    private CoverageRow city(String asOf) {
        return row("410100", asOf, Optional.empty());
    }

    private CoverageRow row(String code, String asOf, Optional<String> region) {
        return coverage(asOf, region).rows().stream()
                .filter(row -> row.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Instant noon(String day) {
        return LocalDate.parse(day)
                .atTime(LocalTime.NOON)
                .atZone(Coverage.CHINA)
                .toInstant();
    }

    private void run(String id, String day, RunReport.Status status, RunReport.SeenReport... seen) {
        boolean ended = status != RunReport.Status.RUNNING;
        runs.add(new RunReport(
                id,
                "city",
                noon(day),
                ended ? Optional.of(noon(day).plusSeconds(600)) : Optional.empty(),
                status,
                new RunReport.Counts(1, 1, 0, 0, 1, 0),
                List.of(seen),
                List.of()));
    }

    private void report(String code, String firstSeen, ReportDocument document) {
        evidence.see(
                new ReportKey(code, YEAR), "http://a.gov.cn/1.html", noon(firstSeen), "seen-" + firstSeen, document);
    }

    private static ReportDocument published(@Nullable String day) {
        return document(
                day,
                "cn-2019",
                Map.of("2/a/b", CellStatus.BLANK, "3/1/total", CellStatus.BLANK, "4/a/b", CellStatus.BLANK));
    }

    private static ReportDocument document(@Nullable String day, @Nullable String form, Map<String, CellStatus> cells) {
        return new ReportDocument(
                new ReportDocument.Source("a", Digest.of(new byte[0]), "text/html", "html", "1"),
                true,
                "报告",
                YEAR,
                form,
                null,
                null,
                day == null ? null : LocalDate.parse(day),
                List.of(),
                cells.entrySet().stream()
                        .map(cell -> new Cell(cell.getKey(), "", null, cell.getValue(), List.of(), null))
                        .toList(),
                List.of(),
                List.of());
    }

    private static ReportDocument scan() {
        return new ReportDocument(
                new ReportDocument.Source("a.pdf", Digest.of(new byte[0]), "application/pdf", "none", "1"),
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(new Finding(
                        "unreadable", Severity.ERROR, new Wording("the pages are pictures", "页面是图片"), List.of())));
    }

    private static void is(CoverageRow row, CoverageStatus status, String... words) {
        assertThat(row.status()).as(row.reason()).isEqualTo(status);
        assertThat(words).allSatisfy(word -> assertThat(row.reason()).contains(word));
    }

    @Test
    void nothingIsDueBeforeTheDeadlineHasPassedInChina() {
        run("r1", "2020-03-20", RunReport.Status.COMPLETE);
        is(city("2020-03-31"), CoverageStatus.NOT_DUE, "2020-03-31");
        is(city("2020-04-01"), CoverageStatus.UNKNOWN, "not crawled");
        assertThat(city("2020-04-01").due().orElseThrow().date()).isEqualTo(LocalDate.parse("2020-03-31"));
    }

    @Test
    void missingNeedsACompleteCrawlBegunAfterTheDeadline() {
        run("before", "2020-03-31", RunReport.Status.COMPLETE);
        is(city("2020-04-30"), CoverageStatus.UNKNOWN, "not crawled");
        run("after", "2020-04-01", RunReport.Status.COMPLETE);
        CoverageRow row = city("2020-04-30");
        is(row, CoverageStatus.MISSING, "after", "2020-04-01", "complete");
        assertThat(row.evidence()).containsExactly("after");
    }

    @Test
    void whatCouldNotBeLookedAtIsUnknown() {
        Map<RunReport.Status, String> words = Map.of(
                RunReport.Status.BLOCKED, "anti-robot",
                RunReport.Status.UNREACHABLE, "could not reach",
                RunReport.Status.DISALLOWED, "robots.txt",
                RunReport.Status.INCOMPLETE, "did not get everything",
                RunReport.Status.RUNNING, "has not ended");
        words.forEach((status, word) -> {
            runs.clear();
            run("r1", "2020-04-10", status);
            is(city("2020-04-30"), CoverageStatus.UNKNOWN, word, "r1");
        });
    }

    @Test
    void aRunBegunBeforeTheDeadlineOrNotEndedSettlesNothing() {
        RunReport.Counts counts = new RunReport.Counts(1, 1, 0, 0, 1, 0);
        runs.add(new RunReport(
                "resumed",
                "city",
                noon("2020-03-31"),
                Optional.of(noon("2020-04-20")),
                RunReport.Status.COMPLETE,
                counts,
                List.of(),
                List.of()));
        is(city("2020-04-30"), CoverageStatus.UNKNOWN, "not crawled");
        runs.add(new RunReport(
                "open",
                "city",
                noon("2020-04-05"),
                Optional.empty(),
                RunReport.Status.COMPLETE,
                counts,
                List.of(),
                List.of()));
        is(city("2020-04-30"), CoverageStatus.UNKNOWN, "open", "has not ended");
    }

    @Test
    void aLaterOutageDoesNotUndoACompleteCrawl() {
        run("r1", "2020-04-10", RunReport.Status.COMPLETE);
        run("r2", "2020-04-17", RunReport.Status.UNREACHABLE);
        is(city("2020-04-30"), CoverageStatus.MISSING, "r1");
    }

    @Test
    void whatWasLearntLaterIsLeftOut() {
        run("r1", "2020-04-10", RunReport.Status.COMPLETE);
        report("410100", "2020-04-20", published("2020-04-18"));
        is(city("2020-04-09"), CoverageStatus.UNKNOWN);
        is(city("2020-04-10"), CoverageStatus.MISSING);
        is(city("2020-04-19"), CoverageStatus.MISSING);
        is(city("2020-04-20"), CoverageStatus.LATE, "2020-04-18");
    }

    @Test
    void theDateShownDecidesAndThenTheFirstSighting() {
        Map<String, CoverageStatus> statusByDate = Map.of(
                "2020-03-31", CoverageStatus.ON_TIME,
                "2020-04-01", CoverageStatus.LATE,
                "2020-01-01", CoverageStatus.ON_TIME,
                "2019-03-02", CoverageStatus.DATE_UNKNOWN);
        statusByDate.forEach((date, status) -> {
            evidence.forget();
            report("410100", "2022-05-05", published(date));
            is(city("2022-06-01"), status);
            assertThat(city("2022-06-01").published()).contains(LocalDate.parse(date));
        });
        evidence.forget();
        report("410100", "2022-05-05", published(null));
        is(city("2022-06-01"), CoverageStatus.DATE_UNKNOWN, "no date of publication");
        evidence.forget();
        report("410100", "2020-03-31", published("2021-07-07"));
        is(city("2022-06-01"), CoverageStatus.ON_TIME, "seen on 2020-03-31");
        evidence.forget();
        report("410100", "2022-05-05", published("2021-04-01"));
        is(city("2022-06-01"), CoverageStatus.DATE_UNKNOWN, "put up again");
        run("r0", "2020-04-10", RunReport.Status.COMPLETE);
        is(city("2022-06-01"), CoverageStatus.LATE, "published on 2021-04-01");
    }

    @Test
    void anImplausibleDateDoesNotHideAPlausibleOne() {
        // the second was seen before the day that it shows
        report("410100", "2020-05-01", published("2019-03-02"));
        report("410100", "2020-05-02", published("2020-05-05"));
        report("410100", "2020-05-03", published("2020-04-02"));
        is(city("2020-06-01"), CoverageStatus.LATE, "published on 2020-04-02");
        assertThat(city("2020-06-01").published()).contains(LocalDate.parse("2020-04-02"));
    }

    @Test
    void aPageThatIsPutUpAgainSaysNothingOfTheFirstPublication() {
        ReportKey key = new ReportKey("410100", YEAR);
        evidence.see(key, "http://a.gov.cn/old.html", noon("2020-04-20"), "r1", published(null));
        evidence.see(key, "http://a.gov.cn/new.html", noon("2021-08-01"), "r2", published("2021-07-30"));
        CoverageRow row = city("2021-09-01");
        is(row, CoverageStatus.DATE_UNKNOWN, "first seen on 2020-04-20", "2021-07-30", "put up again");
        assertThat(row.reasonZh()).contains("重新上传");
        assertThat(row.published()).isEmpty();
    }

    @Test
    void anUndatedReportIsLateWhenACompleteCrawlAfterTheDeadlineMissedIt() {
        run("r1", "2020-04-03", RunReport.Status.COMPLETE);
        report("410100", "2020-04-10", published(null));
        CoverageRow row = city("2020-06-01");
        is(row, CoverageStatus.LATE, "r1", "2020-04-10");
        assertThat(row.evidence()).containsExactly("seen-2020-04-10/capture", "r1");
    }

    @Test
    void aDateThatACompleteCrawlContradictsIsReported() {
        run("r1", "2020-04-03", RunReport.Status.COMPLETE);
        report("410100", "2020-04-10", published("2020-03-30"));
        is(city("2020-06-01"), CoverageStatus.ON_TIME, "yet the complete crawl r1", "set back");
    }

    @Test
    void unreadableAndIncompleteAreSaidUnlessItWasLate() {
        report("410100", "2020-03-30", scan());
        is(city("2020-06-01"), CoverageStatus.UNREADABLE, "pictures");
        evidence.forget();
        report(
                "410100",
                "2020-03-30",
                document("2020-03-30", "cn-2019", Map.of("2/a/b", CellStatus.BLANK, "4/a/b", CellStatus.ABSENT)));
        is(city("2020-06-01"), CoverageStatus.INCOMPLETE, "table 4");
        evidence.forget();
        report("410100", "2020-03-30", document("2020-03-30", null, Map.of()));
        is(city("2020-06-01"), CoverageStatus.INCOMPLETE, "tables");
        evidence.forget();
        report("410100", "2020-04-30", document("2020-04-30", null, Map.of()));
        is(city("2020-06-01"), CoverageStatus.LATE, "tables");
    }

    @Test
    void removedIsSaidFromTheDayItWasConcluded() {
        ReportKey key = new ReportKey("410100", YEAR);
        String place = "http://a.gov.cn/1.html";
        report("410100", "2020-03-30", published("2020-03-30"));
        report("410100", "2020-05-01", published("2020-03-30"));
        evidence.gone(key, place, noon("2020-05-10"), "r7");
        evidence.gone(key, place, noon("2020-05-12"), "r8");
        evidence.gone(key, place, noon("2020-05-20"), "r9");
        evidence.gone(key, place, noon("2020-05-30"), "r10");
        is(city("2020-05-19"), CoverageStatus.ON_TIME);
        CoverageRow removed = city("2020-05-20");
        is(removed, CoverageStatus.REMOVED, "2020-05-20", "last seen on 2020-05-01");
        assertThat(removed.evidence())
                .as("the answers that were known by then")
                .filteredOn(id -> !id.endsWith("/capture"))
                .extracting(id -> id.substring(0, id.indexOf('/')))
                .containsExactly("r7", "r8", "r9");
        report("410100", "2020-06-09", published("2020-03-30"));
        is(city("2020-06-09"), CoverageStatus.ON_TIME);
        is(city("2020-06-08"), CoverageStatus.REMOVED);
    }

    @Test
    void aDepartmentIsNotMissingBecauseItsCityWasCrawled() {
        run("r1", "2020-04-10", RunReport.Status.COMPLETE);
        is(row("410100-jyj", "2020-04-30", Optional.of("410000")), CoverageStatus.UNKNOWN, "no portal is configured");
        is(row("410100-bgs", "2020-04-30", Optional.of("410000")), CoverageStatus.MISSING, "r1");
    }

    @Test
    void departmentsAreDueInJanuary() {
        run("r1", "2020-02-01", RunReport.Status.COMPLETE);
        CoverageRow row = row("410100-bgs", "2020-02-10", Optional.empty());
        is(row, CoverageStatus.MISSING);
        assertThat(row.due().orElseThrow().date()).isEqualTo(LocalDate.parse("2020-01-31"));
        assertThat(row.due().orElseThrow().sourceZh()).contains("第四十九条");
        is(city("2020-02-10"), CoverageStatus.NOT_DUE);
    }

    @Test
    void expectsThoseWithAPortalOrAReportAndInARegionAll() {
        assertThat(coverage("2020-06-01", Optional.empty()).rows())
                .extracting(CoverageRow::code)
                .containsExactly("410100", "410100-bgs");
        report("410100-jyj", "2020-03-30", published("2020-01-30"));
        CoverageReport report = coverage("2020-06-01", Optional.empty());
        assertThat(report.rows()).extracting(CoverageRow::code).containsExactly("410100", "410100-bgs", "410100-jyj");
        assertThat(report.counts())
                .containsExactlyInAnyOrderEntriesOf(Map.of(CoverageStatus.ON_TIME, 1, CoverageStatus.UNKNOWN, 2));
        assertThat(coverage("2020-06-01", Optional.of("410100")).rows())
                .extracting(CoverageRow::code)
                .as("without the province above, and without what was dissolved before the year")
                .containsExactly("410100", "410100-bgs", "410100-jyj");
    }

    @Test
    void aReportThatMayBeItsIsNotIgnored() {
        run(
                "r1",
                "2020-04-10",
                RunReport.Status.COMPLETE,
                new RunReport.SeenReport("?郑州市", "郑州市", YEAR, URI.create("http://a.gov.cn/x")));
        is(city("2020-04-30"), CoverageStatus.UNKNOWN, "may be its");
        is(row("410100-bgs", "2020-04-30", Optional.empty()), CoverageStatus.MISSING);
    }

    @Test
    void aReportThatARunSawAndNobodyHasAnyMoreIsNotMissing() {
        run("r1", "2020-04-05", RunReport.Status.COMPLETE, seenByRun("410100"));
        is(city("2020-04-06"), CoverageStatus.UNKNOWN, "r1 saw its report", "damaged or lost");
        run("r2", "2020-04-10", RunReport.Status.COMPLETE, seenByRun("410100-bgs"));
        is(city("2020-04-30"), CoverageStatus.MISSING, "r2");
    }

    private static RunReport.SeenReport seenByRun(String code) {
        return new RunReport.SeenReport(code, "某机关", YEAR, URI.create("http://a.gov.cn/x"));
    }

    @Test
    void aDateThatIsTouchedLaterChangesNothing() {
        ReportKey key = new ReportKey("410100", YEAR);
        evidence.seeAgain(key, "http://a.gov.cn/1.html", noon("2020-04-10"), published("2020-03-20"));
        evidence.seeAgain(key, "http://a.gov.cn/1.html", noon("2020-06-10"), published("2020-06-01"));
        is(city("2020-05-01"), CoverageStatus.ON_TIME, "published on 2020-03-20");
        assertThat(city("2020-05-01").reason()).doesNotContain("06-01");
        is(city("2020-07-01"), CoverageStatus.ON_TIME, "published on 2020-03-20", "shows 2020-06-01", "put up again");
    }

    @Test
    void aCrawlOfOneOfTwoPortalsProvesNothing() {
        Portal second =
                new Portal("second", "门户", "410100", List.of(URI.create("http://b.gov.cn/")), Set.of("b.gov.cn"), "");
        run("r1", "2020-04-03", RunReport.Status.COMPLETE);
        report("410100", "2020-05-10", published(null));
        is(only(List.of(PORTAL, second)), CoverageStatus.DATE_UNKNOWN, "no date of publication");
        evidence.runs.add(new RunReport(
                "s1",
                "second",
                noon("2020-04-05"),
                Optional.of(noon("2020-04-06")),
                RunReport.Status.COMPLETE,
                new RunReport.Counts(1, 1, 0, 0, 1, 0),
                List.of(),
                List.of()));
        is(only(List.of(PORTAL, second)), CoverageStatus.LATE, "s1");
        is(only(List.of(second)), CoverageStatus.DATE_UNKNOWN, "first seen on 2020-05-10");
    }

    private CoverageRow only(List<Portal> portals) {
        return new Coverage(
                        new Registry(List.of(PROVINCE, CITY)),
                        configuration.deadlines(),
                        configuration.forms(),
                        portals)
                .of(evidence, YEAR, LocalDate.parse("2020-06-01"), Optional.of("410100"))
                .rows()
                .get(0);
    }

    @Test
    void onlyThePortalThatTheRegistryNamesCounts() {
        Authority named = authority("410100", "郑州市人民政府", Level.CITY, "410000", "elsewhere");
        run("r1", "2020-04-10", RunReport.Status.COMPLETE);
        CoverageRow row = new Coverage(
                        new Registry(List.of(PROVINCE, named)),
                        configuration.deadlines(),
                        configuration.forms(),
                        List.of(PORTAL))
                .of(evidence, YEAR, LocalDate.parse("2020-06-01"), Optional.of("410100"))
                .rows()
                .get(0);
        is(row, CoverageStatus.UNKNOWN, "portal 'elsewhere', which is not configured");
    }

    @Test
    void aCompleteLookHoldsForHalfAYearUnlessToldOtherwise() {
        run("r1", "2020-04-10", RunReport.Status.COMPLETE);
        run("r2", "2020-05-10", RunReport.Status.BLOCKED);
        run("r3", "2020-06-10", RunReport.Status.INCOMPLETE);
        is(city("2020-10-07"), CoverageStatus.MISSING, "r1", "2 crawls since then could not look");
        is(city("2020-10-08"), CoverageStatus.UNKNOWN, "r1", "more than 180 days ago");
        evidence.lookHolds = Duration.ofDays(10);
        is(city("2020-04-20"), CoverageStatus.MISSING, "r1", "did not find it");
        is(city("2020-04-21"), CoverageStatus.UNKNOWN, "r1", "more than 10 days ago");
    }

    @Test
    void theRegionOfAllZerosIsTheWholeCountry() {
        assertThat(coverage("2020-06-01", Optional.of(Registry.COUNTRY)).rows())
                .extracting(CoverageRow::code)
                .containsExactlyElementsOf(Stream.of(PROVINCE, CITY, BUREAU, OFFICE)
                        .map(Authority::code)
                        .sorted()
                        .toList());
    }

    @Test
    void aDateThatStandsInTheListAloneIsNamedSo() {
        ReportDocument onPage = published("2020-05-02");
        Finding listed = new Finding(Finding.DATE_FROM_LIST, Severity.INFO, new Wording("en", "zh"), List.of());
        report("410100", "2020-05-10", with(onPage, listed));
        CoverageRow row = city("2020-06-01");
        is(row, CoverageStatus.LATE, "published on 2020-05-02, as the portal's list says, due on 2020-03-31");
        assertThat(row.reasonZh()).contains("网站列表所示发布日期为2020-05-02");
        assertThat(row.published()).contains(LocalDate.parse("2020-05-02"));
        evidence.forget();
        report("410100", "2020-05-10", onPage);
        assertThat(city("2020-06-01").reason()).doesNotContain("list");
    }

    private static ReportDocument with(ReportDocument document, Finding finding) {
        return new ReportDocument(
                document.source(),
                document.report(),
                document.title(),
                document.year(),
                document.form(),
                document.authority(),
                document.period(),
                document.published(),
                document.sections(),
                document.cells(),
                document.checks(),
                List.of(finding));
    }

    @Test
    void whatAnImportedFileSaysIsNamedSo() {
        ReportKey key = new ReportKey("410100", YEAR);
        evidence.see(key, "http://a.gov.cn/1.html", noon("2020-03-10"), "import-1f", published(null));
        is(
                city("2020-06-01"),
                CoverageStatus.ON_TIME,
                "seen on 2020-03-10",
                "that it was there on 2020-03-10 is what an imported file says");
        evidence.forget();
        report("410100", "2020-03-10", published(null));
        assertThat(city("2020-06-01").reason()).doesNotContain("imported");
    }

    @Test
    void whatWasThereBeforeTheYearWasOverIsNotItsReport() {
        run("r1", "2020-04-10", RunReport.Status.COMPLETE);
        ReportKey titled = new ReportKey("410100", YEAR + 1);
        evidence.see(titled, "http://a.gov.cn/1.html", noon("2020-04-10"), "r1", published("2020-03-30"));
        is(city("2020-06-01"), CoverageStatus.UNKNOWN, "about 2020 was seen on 2020-04-10", "may be this one");
        CoverageRow next = new Coverage(
                        new Registry(List.of(PROVINCE, CITY)),
                        configuration.deadlines(),
                        configuration.forms(),
                        List.of(PORTAL))
                .of(evidence, YEAR + 1, LocalDate.parse("2021-06-01"), Optional.of("410100"))
                .rows()
                .get(0);
        is(next, CoverageStatus.UNKNOWN, "seen on 2020-04-10, before the year was over");
        evidence.see(titled, "http://a.gov.cn/2.html", noon("2021-03-10"), "r2", published("2021-03-09"));
        next = new Coverage(
                        new Registry(List.of(PROVINCE, CITY)),
                        configuration.deadlines(),
                        configuration.forms(),
                        List.of(PORTAL))
                .of(evidence, YEAR + 1, LocalDate.parse("2021-06-01"), Optional.of("410100"))
                .rows()
                .get(0);
        is(next, CoverageStatus.ON_TIME, "seen on 2021-03-10");
    }

    @Test
    void runsAreAskedForBeforeReports() {
        run("r1", "2020-04-10", RunReport.Status.COMPLETE);
        city("2020-06-01");
        assertThat(evidence.asked.indexOf("runs")).isNotNegative().isLessThan(evidence.asked.indexOf("reports"));
    }
}
