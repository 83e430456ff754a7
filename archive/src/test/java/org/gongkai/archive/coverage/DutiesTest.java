package org.gongkai.archive.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfigurationException;
import org.gongkai.config.Registry;
import org.gongkai.config.Succession;
import org.gongkai.config.Succession.Kind;
import org.gongkai.model.Authority;
import org.gongkai.model.Digest;
import org.gongkai.model.Level;
import org.gongkai.model.Portal;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who owes the reports about 2019, due on 2020-03-31. East and West were one county, Old, until 2020-02-15; Small was
 * merged into Big in June 2019; Lone ended on 2020-02-15, and nobody is named for it.
 */
class DutiesTest {
    private static final int YEAR = 2019;
    private static final Registry REGISTRY = new Registry(List.of(
                    county("old", "", "2020-02-15"),
                    county("east", "2020-02-16", ""),
                    county("west", "2020-02-16", ""),
                    county("small", "", "2019-06-30"),
                    county("big", "", ""),
                    county("lone", "", "2020-02-15")))
            .with(List.of(
                    new Succession("old", "east", LocalDate.parse("2020-02-16"), Kind.SPLIT),
                    new Succession("old", "west", LocalDate.parse("2020-02-16"), Kind.SPLIT),
                    new Succession("small", "big", LocalDate.parse("2019-07-01"), Kind.MERGE)));
    private static final Portal PORTAL =
            new Portal("city", "门户", "x", List.of(URI.create("http://a.gov.cn/")), Set.of("a.gov.cn"), "");

    private static Configuration configuration;

    private final MadeEvidence evidence = new MadeEvidence();

    @BeforeAll
    static void load() throws ConfigurationException {
        configuration = Configuration.load(List.of());
    }

    private static Authority county(String code, String from, String to) {
        return new Authority(
                code,
                code + "县人民政府",
                Level.COUNTY,
                Optional.empty(),
                List.of(),
                from.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(from)),
                to.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(to)),
                Optional.of("city"));
    }

    private Map<String, CoverageStatus> statuses(String asOf) {
        return rows(asOf).stream().collect(Collectors.toMap(CoverageRow::code, CoverageRow::status));
    }

    private List<CoverageRow> rows(String asOf) {
        return new Coverage(REGISTRY, configuration.deadlines(), configuration.forms(), List.of(PORTAL))
                .of(evidence, YEAR, LocalDate.parse(asOf), Optional.empty())
                .rows();
    }

    private static Instant noon(String day) {
        return LocalDate.parse(day)
                .atTime(LocalTime.NOON)
                .atZone(Coverage.CHINA)
                .toInstant();
    }

    private void crawl(String day) {
        evidence.runs.add(new RunReport(
                "run-" + day,
                "city",
                noon(day),
                Optional.of(noon(day).plusSeconds(600)),
                RunReport.Status.COMPLETE,
                new RunReport.Counts(1, 1, 0, 0, 1, 0),
                List.of(),
                List.of()));
    }

    private void report(String code, String day) {
        ReportDocument document = new ReportDocument(
                new ReportDocument.Source("a", Digest.of(new byte[0]), "text/html", "html", "1"),
                true,
                "报告",
                YEAR,
                "cn-2019",
                null,
                null,
                LocalDate.parse(day),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        evidence.see(new ReportKey(code, YEAR), "http://a.gov.cn/" + code, noon(day), "seen-" + day, document);
    }

    @Test
    void whoTookThePlaceReportsForWhoeverWasGoneWhenTheReportWasDue() {
        assertThat(statuses("2020-02-15"))
                .as("nobody knows of the split before it happens")
                .containsOnlyKeys("old", "big", "lone");
        crawl("2020-04-10");
        assertThat(statuses("2020-04-10"))
                .containsOnly(
                        Map.entry("east", CoverageStatus.MISSING),
                        Map.entry("west", CoverageStatus.MISSING),
                        Map.entry("big", CoverageStatus.MISSING),
                        Map.entry("lone", CoverageStatus.UNKNOWN));
        CoverageRow east = rows("2020-04-10").get(1);
        assertThat(east.reason()).contains("took the place of old县人民政府", "2020-02-15", "run-2020-04-10");
        assertThat(east.reasonZh()).contains("承继的old县人民政府");
        CoverageRow lone = rows("2020-04-10").get(2);
        assertThat(lone.reason()).contains("ceased to exist on 2020-02-15", "nobody who took its place");
    }

    @Test
    void whatWasPublishedBeforeTheEndCounts() {
        crawl("2020-04-10");
        report("old", "2020-01-20");
        report("lone", "2020-01-20");
        assertThat(statuses("2020-04-10"))
                .containsOnly(
                        Map.entry("old", CoverageStatus.ON_TIME),
                        Map.entry("big", CoverageStatus.MISSING),
                        Map.entry("lone", CoverageStatus.ON_TIME));
    }

    @Test
    void theReportOfTheOneThatTookThePlaceCounts() {
        crawl("2020-04-10");
        report("east", "2020-03-20");
        assertThat(statuses("2020-04-10"))
                .contains(Map.entry("east", CoverageStatus.ON_TIME), Map.entry("west", CoverageStatus.MISSING));
    }

    @Test
    void theAnswerDoesNotDependOnWhoElseIsAskedAbout() {
        crawl("2020-04-10");
        for (CoverageRow whole : rows("2020-04-10")) {
            List<CoverageRow> alone = new Coverage(
                            REGISTRY, configuration.deadlines(), configuration.forms(), List.of(PORTAL))
                    .of(evidence, YEAR, LocalDate.parse("2020-04-10"), Optional.of(whole.code()))
                    .rows();
            assertThat(alone).as(whole.code()).containsExactly(whole);
        }
        assertThat(new Coverage(REGISTRY, configuration.deadlines(), configuration.forms(), List.of(PORTAL))
                        .of(evidence, YEAR, LocalDate.parse("2020-04-10"), Optional.of("old"))
                        .rows())
                .as("who was asked about is gone: its heirs answer")
                .extracting(CoverageRow::code)
                .containsExactly("east", "west");
    }
}
