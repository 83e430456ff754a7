package org.gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.gongkai.archive.export.ExportOrder;
import org.gongkai.archive.export.ExportReport;
import org.gongkai.archive.fixity.FixityProgress;
import org.gongkai.archive.fixity.FixityReport;
import org.gongkai.archive.intake.ForeignWarc;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Discovery;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/** What every archive hands on, whatever lies behind it. */
@ParameterizedClass
@MethodSource("homes")
class ExportContractIT {
    private static final String SITE = "http://www.example.gov.cn/";
    private static final Instant LATER = Visits.NOON.plus(Duration.ofDays(40));

    @Parameter
    Home home;

    @TempDir
    Path temp;

    private Archive archive;

    static List<Home> homes() {
        return Home.all().toList();
    }

    @BeforeEach
    void fill() {
        archive = home.open();
        if (!archive.isEmpty()) {
            return; // one home for all tests of the class
        }
        Digest one = archive.add(Visits.fetched("r1", SITE + "1", Visits.NOON, "页面 one"))
                .payload()
                .orElseThrow();
        archive.add(Visits.fetched("r1", SITE + "2", Visits.NOON.plusSeconds(1), "page two"));
        archive.add(Visits.fetched("r1", SITE + "copy", Visits.NOON.plusSeconds(2), "page two"));
        archive.add(Visits.visit(
                "r1",
                SITE + "moved",
                Visits.NOON.plusSeconds(3),
                new FetchOutcome.Fetched(List.of(
                        Visits.exchange(SITE + "moved", Visits.NOON.plusSeconds(3), 302, ""),
                        Visits.exchange(SITE + "there", Visits.NOON.plusSeconds(4), 200, "page there")))));
        archive.add(Visits.gone("r1", SITE + "gone", Visits.NOON.plusSeconds(5)));
        archive.add(Visits.failed("r1", SITE + "down", Visits.NOON.plusSeconds(6)));
        archive.add(Visits.unchanged("r2", SITE + "1", LATER, one));
        archive.add(Visits.fetched("r2", SITE + "2", LATER.plusSeconds(1), "page two"));
        archive.add(Visits.fetched("r2", SITE + "3", LATER.plusSeconds(2), "page three"));
        archive.commit();
    }

    @AfterEach
    void close() {
        archive.close();
    }

    private ExportReport export(Path out, Optional<Instant> since) throws InterruptedException {
        return archive.export(
                new ExportOrder(ExportOrder.Format.WARC, Optional.empty(), Optional.empty(), Optional.empty(), since),
                out,
                FixityProgress.none());
    }

    private static Map<String, Digest> files(Path folder) throws IOException {
        Map<String, Digest> digests = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                digests.put(file.getFileName().toString(), Digest.of(Files.readAllBytes(file)));
            }
        }
        return digests;
    }

    private static List<String> records(Path folder) throws IOException {
        List<String> records = new ArrayList<>();
        try (WarcReader reader = new WarcReader(folder.resolve("gongkai-export-00001.warc.gz"))) {
            for (Optional<WarcRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                WarcRecord record = next.get();
                records.add(record.type() + " "
                        + record.headers().first("WARC-Target-URI").orElse("-"));
            }
        }
        return records;
    }

    @Test
    void holdsEveryCaptureSoThatAnotherArchiveCanTakeItOver() throws Exception {
        ExportReport report = export(temp.resolve("out"), Optional.empty());
        assertThat(report.damage()).isEmpty();
        assertThat(report.captures()).isEqualTo(9);
        Map<String, String> bodies = new HashMap<>();
        ForeignWarc.Listener listener = new ForeignWarc.Listener() {
            @Override
            public void exchanged(ForeignWarc.Exchanged exchanged) {
                try (Archive other =
                        Archives.open(temp.resolve("other").toString(), TestSettings.SETTINGS, TestSettings.CLOCK)) {
                    Capture capture = other.add(new Visit(
                            "import-" + exchanged.at().toEpochMilli(),
                            "import",
                            exchanged.uri(),
                            Discovery.start(),
                            exchanged.at(),
                            exchanged.outcome()));
                    capture.payload()
                            .ifPresent(payload -> bodies.put(
                                    exchanged.uri() + " " + exchanged.at().isBefore(LATER.minusSeconds(9)),
                                    new String(other.payload(payload), StandardCharsets.UTF_8)));
                }
            }

            @Override
            public void refused(String place, String reason) {
                throw new AssertionError(place + ": " + reason);
            }

            @Override
            public void passedOver() {
                // notes and warcinfo
            }
        };
        new ForeignWarc(archive::payload, listener).read(temp.resolve("out/gongkai-export-00001.warc.gz"), "exported");
        assertThat(bodies)
                .containsEntry(SITE + "1 true", "页面 one")
                .containsEntry(SITE + "1 false", "页面 one")
                .containsEntry(SITE + "copy true", "page two")
                .containsEntry(SITE + "2 false", "page two")
                .containsEntry(SITE + "3 false", "page three")
                .containsValue("page there");
        assertThat(temp).as("nothing is left beside it").isDirectoryNotContaining("glob:**/*.{source,partial}");
    }

    @Test
    void givesTheSameBytesAgain() throws Exception {
        export(temp.resolve("one"), Optional.of(Instant.EPOCH));
        export(temp.resolve("two"), Optional.of(Instant.EPOCH));
        assertThat(files(temp.resolve("two"))).hasSizeGreaterThan(1).isEqualTo(files(temp.resolve("one")));
    }

    @Test
    void doesNotRepeatWhatWasThereBefore() throws Exception {
        assertThat(export(temp.resolve("since"), Optional.of(LATER.minusSeconds(9)))
                        .captures())
                .isEqualTo(3);
        assertThat(records(temp.resolve("since")))
                .contains("revisit " + SITE + "1", "revisit " + SITE + "2", "response " + SITE + "3")
                .doesNotContain("response " + SITE + "1", "response " + SITE + "2");
    }

    @Test
    void leavesOutAndNamesACaptureWhoseExchangeIsLost() throws Exception {
        assumeThat(home.isFolder()).as("files have tests of their own").isFalse();
        String record = archive.capture("r1", URI.create(SITE + "copy"))
                .orElseThrow()
                .hops()
                .get(0)
                .record();
        Document[] kept = new Document[1];
        exchanges(all -> {
            kept[0] = all.find(Filters.eq("_id", record)).first();
            all.updateOne(Filters.eq("_id", record), Updates.set("status", "HTTP/1.1 200 Changed"));
        });
        FixityReport changed = archive.verify(100, FixityProgress.none());
        assertThat(changed.damage()).singleElement().satisfies(damage -> assertThat(damage.message())
                .contains(SITE + "copy", "not as it was written"));
        assertThat(changed.affected()).hasSize(1);
        exchanges(all -> all.deleteOne(Filters.eq("_id", record)));
        assertThat(archive.verify(100, FixityProgress.none()).damage())
                .singleElement()
                .satisfies(damage -> assertThat(damage.message()).contains("is not there"));
        ExportReport report = export(temp.resolve("lossy"), Optional.empty());
        assertThat(report.damage()).singleElement().asString().contains(SITE + "copy", "is left out");
        assertThat(report.captures()).isEqualTo(8);
        exchanges(all -> all.insertOne(kept[0]));
        assertThat(archive.verify(100, FixityProgress.none()).sound()).isTrue();
    }

    private void exchanges(Consumer<MongoCollection<Document>> work) {
        String name = new ConnectionString(home.where()).getDatabase();
        try (MongoClient client = MongoClients.create(home.where())) {
            work.accept(client.getDatabase(name).getCollection("exchanges"));
        }
    }
}
