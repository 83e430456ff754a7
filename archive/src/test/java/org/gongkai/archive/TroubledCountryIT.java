package org.gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gongkai.archive.coverage.Coverage;
import org.gongkai.archive.coverage.CoverageRow;
import org.gongkai.archive.coverage.CoverageStatus;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfigurationException;
import org.gongkai.config.Registry;
import org.gongkai.config.Succession;
import org.gongkai.model.Authority;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Level;
import org.gongkai.model.Portal;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;
import org.gongkai.model.RunReport.SeenReport;
import org.gongkai.model.RunReport.Status;
import org.gongkai.model.Visit;
import org.junit.jupiter.api.Test;

/**
 * What the simulated country has none of: an authority with two portals, a merger, a report that nobody could be named
 * for. All about 2019, due on 2020-03-31; what is expected is written out.
 */
class TroubledCountryIT {
    private static final int YEAR = 2019;
    private static final RunReport.Counts COUNTS = new RunReport.Counts(1, 1, 0, 0, 1, 0);

    private static final Registry REGISTRY = new Registry(List.of(
                    county("990000", "某市人民政府", "", "", Optional.empty()),
                    county("990001", "双门县人民政府", "990000", "", Optional.empty()),
                    county("990002", "小县人民政府", "990000", "2020-02-15", Optional.of("small")),
                    county("990003", "大县人民政府", "990000", "", Optional.of("first")),
                    county("990004", "问县人民政府", "990000", "", Optional.of("first"))))
            .with(List.of(new Succession("990002", "990003", LocalDate.parse("2020-02-16"), Succession.Kind.MERGE)));

    private static final List<Portal> PORTALS =
            List.of(portal("first", "990001"), portal("second", "990001"), portal("small", "990000"));

    private static Authority county(String code, String name, String parent, String to, Optional<String> portal) {
        return new Authority(
                code,
                name,
                parent.isEmpty() ? Level.CITY : Level.COUNTY,
                parent.isEmpty() ? Optional.empty() : Optional.of(parent),
                List.of(),
                Optional.empty(),
                to.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(to)),
                portal);
    }

    private static Portal portal(String id, String authority) {
        return new Portal(
                id, id, authority, List.of(URI.create("http://" + id + ".gov.cn/")), Set.of(id + ".gov.cn"), "");
    }

    private static Instant noon(String day) {
        return LocalDate.parse(day)
                .atTime(LocalTime.NOON)
                .atZone(CountryPlan.CHINA)
                .toInstant();
    }

    private static void run(Archive archive, String portal, String day, Status status, SeenReport... seen) {
        archive.keep(new RunReport(
                "run-" + day,
                portal,
                noon(day),
                Optional.of(noon(day).plusSeconds(600)),
                status,
                COUNTS,
                List.of(seen),
                List.of()));
    }

    private static SeenReport see(Archive archive, String portal, String day, String authority, String name) {
        URI page = URI.create("http://" + portal + ".gov.cn/2019.html");
        Visit fetched = Visits.fetched("run-" + day, page.toString(), noon(day).plusSeconds(60), authority);
        Capture capture =
                archive.add(new Visit(fetched.run(), portal, page, fetched.found(), fetched.at(), fetched.outcome()));
        Digest digest = Digest.of(authority.getBytes(StandardCharsets.UTF_8));
        archive.observe(new Sighting(
                new ReportKey(authority, YEAR),
                name,
                page,
                capture,
                List.of(digest),
                digest,
                digest + "/1.0.0/forms",
                Reports.document("9")));
        return new SeenReport(authority, name, YEAR, page);
    }

    private static Map<String, CoverageStatus> asked(Archive archive, String day) throws ConfigurationException {
        Configuration configuration = Configuration.load(List.of());
        Coverage coverage = new Coverage(REGISTRY, configuration.deadlines(), configuration.forms(), PORTALS);
        LocalDate asOf = LocalDate.parse(day);
        Map<String, CoverageStatus> statuses = new TreeMap<>();
        for (CoverageRow row : coverage.of(archive.evidence(), YEAR, asOf, Optional.of("990000"))
                .rows()) {
            statuses.put(row.code(), row.status());
            assertThat(coverage.of(archive.evidence(), YEAR, asOf, Optional.of(row.code()))
                            .rows())
                    .as("asked about alone")
                    .contains(row);
        }
        return statuses;
    }

    @Test
    void severalPortalsHeirsAndUnsettledReportsGiveTheStatusThatIsKnownAndNoMore() throws Exception {
        try (Home home = Home.folder();
                Archive archive = home.open()) {
            run(archive, "small", "2020-04-10", Status.COMPLETE);
            run(archive, "first", "2020-04-10", Status.COMPLETE);
            run(archive, "second", "2020-04-10", Status.BLOCKED);
            assertThat(asked(archive, "2020-04-10"))
                    .as("one of two portals could not be looked at; the small county's heir owes both")
                    .isEqualTo(Map.of(
                            "990000", CoverageStatus.MISSING,
                            "990001", CoverageStatus.UNKNOWN,
                            "990003", CoverageStatus.MISSING,
                            "990004", CoverageStatus.MISSING));

            SeenReport doubtful = see(archive, "first", "2020-05-10", "?问县", "问县");
            run(archive, "first", "2020-05-10", Status.COMPLETE, doubtful);
            SeenReport found = see(archive, "second", "2020-05-11", "990001", "双门县人民政府");
            run(archive, "second", "2020-05-11", Status.COMPLETE, found);
            assertThat(asked(archive, "2020-05-20"))
                    .as("what was found where nobody had looked before is not late; a report may be 问县's")
                    .isEqualTo(Map.of(
                            "990000", CoverageStatus.MISSING,
                            "990001", CoverageStatus.DATE_UNKNOWN,
                            "990003", CoverageStatus.MISSING,
                            "990004", CoverageStatus.UNKNOWN));
            assertThat(asked(archive, "2020-05-09"))
                    .as("nothing of that is known the day before")
                    .containsEntry("990004", CoverageStatus.MISSING);
            assertThat(asked(archive, "2020-02-10"))
                    .containsOnlyKeys("990000", "990001", "990002", "990003", "990004")
                    .containsEntry("990002", CoverageStatus.NOT_DUE);
        }
    }
}
