package org.gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.gongkai.archive.coverage.Reading;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;
import org.gongkai.model.RunReport.SeenReport;
import org.junit.jupiter.api.Test;

/** What coverage asks is kept beside what it follows from, and is the same when it is made anew from that. */
class EvidenceMadeAnewIT {
    private static final ReportKey KEY = new ReportKey("410100", 2019);
    private static final String PAGE = "http://www.example.gov.cn/2019.html";
    private static final String EXTRACTION = "x/1.0.0/forms";

    /** All answers that an archive gives about what {@link #fill} put into it. */
    private record Answers(Set<RunReport> runs, Set<String> seen, Map<String, Reading> readings) {
        static Answers of(Archive archive) {
            return new Answers(
                    Set.copyOf(archive.evidence()
                            .runs(
                                    List.of("a", "b"),
                                    Instant.parse("2019-01-01T00:00:00Z"),
                                    Visits.NOON.plusSeconds(1))),
                    archive.evidence().seenBefore(Visits.NOON.plusSeconds(1)),
                    archive.evidence().readings(List.of(EXTRACTION)));
        }
    }

    private static void fill(Archive archive) {
        Capture capture = archive.add(Visits.fetched("r1", PAGE, Visits.NOON, "page"));
        Digest digest = Digest.of("page".getBytes(StandardCharsets.UTF_8));
        archive.observe(new Sighting(
                KEY, "郑州市人民政府", URI.create(PAGE), capture, List.of(digest), digest, EXTRACTION, Reports.document("9")));
        SeenReport own = new SeenReport("410100", "郑州市人民政府", 2019, URI.create(PAGE));
        SeenReport doubtful = new SeenReport("?某县", "某县", 2019, URI.create(PAGE + "?2"));
        for (String portal : List.of("a", "b")) {
            for (int year = 2019; year <= 2026; year++) {
                Instant begun = Instant.parse(year + "-03-01T00:00:00Z");
                boolean ended = year != 2025;
                archive.keep(new RunReport(
                        "r-" + year,
                        portal,
                        begun,
                        ended ? Optional.of(begun.plusSeconds(60)) : Optional.empty(),
                        ended ? RunReport.Status.COMPLETE : RunReport.Status.RUNNING,
                        new RunReport.Counts(1, 1, 0, 0, 1, 0),
                        year % 2 == 0 ? List.of(own, doubtful) : List.of(own),
                        List.of()));
            }
        }
        archive.commit();
    }

    @Test
    void anArchiveThatLacksItIsGoneThroughWhenItIsOpened() {
        try (Home home = Home.sharedServer()) {
            Answers before;
            try (Archive archive = home.open()) {
                fill(archive);
                before = Answers.of(archive);
            }
            assertThat(before.runs()).hasSize(16);
            assertThat(before.runs().stream()
                            .flatMap(run -> run.reports().stream())
                            .map(SeenReport::authority)
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("?某县", "410100");
            assertThat(before.seen()).containsExactly("410100");
            assertThat(before.readings()).containsOnlyKeys(EXTRACTION);
            try (MongoClient client = MongoClients.create(home.where())) {
                MongoDatabase database = client.getDatabase("archive");
                for (String name : List.of("facts", "run-years", "authorities")) {
                    assertThat(database.getCollection(name)
                                    .deleteMany(new Document())
                                    .getDeletedCount())
                            .as(name)
                            .isPositive();
                }
                database.getCollection("archive").deleteOne(new Document("_id", "in short"));
            }
            try (Archive archive = home.open()) {
                assertThat(Answers.of(archive)).isEqualTo(before);
            }
        }
    }

    @Test
    void theSameRunAgainTakesThePlaceOfWhatItSawBefore() {
        try (Home home = Home.folder();
                Archive archive = home.open()) {
            fill(archive);
            Answers before = Answers.of(archive);
            fill(archive);
            assertThat(Answers.of(archive)).isEqualTo(before);
            RunReport run = archive.runs("a").get(1);
            archive.keep(new RunReport(
                    run.run(),
                    run.portal(),
                    run.started(),
                    run.ended(),
                    RunReport.Status.INCOMPLETE,
                    run.counts(),
                    List.of(),
                    List.of()));
            assertThat(Answers.of(archive).runs())
                    .filteredOn(kept -> kept.portal().equals("a") && kept.run().equals(run.run()))
                    .singleElement()
                    .satisfies(kept -> {
                        assertThat(kept.status()).isEqualTo(RunReport.Status.INCOMPLETE);
                        assertThat(kept.reports()).isEmpty();
                    });
        }
    }
}
