package org.gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gongkai.archive.dating.Dating;
import org.gongkai.archive.dating.ReportDates;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.Header;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dates of a report, and what contradicts them. */
class DatingIT {
    private static final ReportKey KEY = new ReportKey("410100", 2020);
    private static final String PAGE = "http://www.example.gov.cn/zfxxgk/1.html";
    private static final String COPY = "http://other.example.gov.cn/1.html";
    private static final Instant NOON = Visits.NOON;

    private Home home;
    private Archive archive;

    @BeforeEach
    void open() {
        home = Home.folder();
        archive = home.open();
    }

    @AfterEach
    void close() {
        archive.close();
        home.close();
    }

    private ReportDates dates() {
        return new Dating(archive).of(archive.history(KEY).orElseThrow());
    }

    private void see(String place, Instant at, String number, LocalDate claimed, String prose) throws Exception {
        Exchange exchange = new Exchange(
                URI.create(place),
                at,
                "GET / HTTP/1.1",
                List.of(),
                "HTTP/1.1 200 OK",
                200,
                List.of(new Header("Last-Modified", "Mon, 18 Jan 2021 02:03:04 GMT")),
                (number + prose).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Optional.of(InetAddress.getLoopbackAddress()),
                Optional.empty());
        Capture capture =
                archive.add(Visits.visit("run-" + at, place, at, new FetchOutcome.Fetched(List.of(exchange))));
        Digest payload = capture.payload().orElseThrow();
        ReportDocument read = Reports.withProse(prose, number);
        archive.observe(new Sighting(
                KEY,
                "郑州市人民政府",
                capture.uri(),
                capture,
                List.of(payload),
                payload,
                payload + "/1/1",
                new ReportDocument(
                        read.source(),
                        true,
                        read.title(),
                        read.year(),
                        read.form(),
                        read.authority(),
                        read.period(),
                        claimed,
                        read.sections(),
                        read.cells(),
                        read.checks(),
                        read.findings())));
    }

    private void crawl(String run, Instant at, RunReport.Status status) {
        archive.keep(new RunReport(
                run,
                "zhengzhou",
                at,
                Optional.of(at.plusSeconds(60)),
                status,
                new RunReport.Counts(1, 1, 1, 0, 0, 0),
                List.of(),
                List.of()));
    }

    @Test
    void keepsFourDatesApart() throws Exception {
        see(PAGE, NOON, "8", LocalDate.of(2021, 1, 20), "一、总体情况\n郑州市人民政府\n二〇二一年一月十五日\n");
        ReportDates dates = dates();
        assertThat(dates.versions()).singleElement().satisfies(stated -> {
            assertThat(stated.claimed()).hasValue(LocalDate.of(2021, 1, 20));
            assertThat(stated.written()).hasValue(LocalDate.of(2021, 1, 15));
            assertThat(stated.lastModified()).hasValue(Instant.parse("2021-01-18T02:03:04Z"));
        });
        assertThat(dates.absent()).isEmpty();
        assertThat(dates.findings()).isEmpty();
    }

    @Test
    void takesNoDateInTheTextForTheOneUnderIt() throws Exception {
        see(PAGE, NOON, "8", LocalDate.of(2021, 1, 20), "本报告于2021年1月10日编制完成。\n2021年2月30日");
        assertThat(dates().versions().get(0).written()).isEmpty();
    }

    @Test
    void findsADateThatLiesBeforeALookThatFoundNothing() throws Exception {
        crawl("early", NOON.minus(Duration.ofDays(9)), RunReport.Status.COMPLETE);
        crawl("cut", NOON.minus(Duration.ofDays(1)), RunReport.Status.INCOMPLETE);
        see(PAGE, NOON, "8", LocalDate.of(2026, 1, 20), "一、总体情况");
        ReportDates dates = dates();
        assertThat(dates.absent()).hasValue(new ReportDates.Absent(NOON.minus(Duration.ofDays(9)), "early"));
        assertThat(dates.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("date-before-absence");
            assertThat(finding.message()).contains("2026-01-20", "2026-02-21", "early");
            assertThat(finding.messageZh()).contains("2026-01-20", "2026-02-21");
        });
    }

    @Test
    void believesADateAfterTheLastLookThatFoundNothing() throws Exception {
        archive.add(Visits.gone("r0", PAGE, NOON.minus(Duration.ofDays(3))));
        see(PAGE, NOON, "8", LocalDate.of(2026, 3, 1), "一、总体情况");
        assertThat(dates().absent())
                .hasValueSatisfying(absent -> assertThat(absent.at()).isEqualTo(NOON.minus(Duration.ofDays(3))));
        assertThat(dates().findings()).isEmpty();
    }

    @Test
    void findsAPlaceThatStillShowsAnOlderVersion() throws Exception {
        LocalDate claimed = LocalDate.of(2021, 1, 20);
        see(PAGE, NOON, "8", claimed, "一、总体情况");
        see(COPY, NOON.plusSeconds(1), "8", claimed, "一、总体情况");
        see(PAGE, NOON.plusSeconds(100), "9", claimed, "一、总体情况");
        assertThat(dates().findings()).isEmpty();
        see(COPY, NOON.plusSeconds(200), "8", claimed, "一、总体情况");
        assertThat(dates().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("places-disagree");
            assertThat(finding.message()).contains(COPY + " showed version 1");
            assertThat(finding.cells()).containsExactly("3/1/c0");
        });
        see(COPY, NOON.plusSeconds(300), "9", claimed, "一、总体情况");
        assertThat(dates().findings()).as("it was mended").isEmpty();
    }
}
