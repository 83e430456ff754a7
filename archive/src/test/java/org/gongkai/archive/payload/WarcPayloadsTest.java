package org.gongkai.archive.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.gongkai.archive.warc.WarcEntry;
import org.gongkai.archive.warc.WarcScan;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Discovery;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.Header;
import org.gongkai.model.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.HeaderValidator;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.Warcinfo;

class WarcPayloadsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00.123456Z");

    @TempDir
    Path folder;

    private final Map<Digest, PayloadPlace> known = new HashMap<>();

    private List<Capture.Hop> write(WarcPayloads payloads, String run, FetchOutcome outcome) throws IOException {
        VisitNote note = VisitNote.of(new Visit(
                run,
                "zhengzhou",
                URI.create("http://a.gov.cn/1.html"),
                new Discovery("list-page", Optional.of(URI.create("http://a.gov.cn/")), Optional.of("年报\n2020")),
                NOON,
                outcome));
        PayloadStore.Written written =
                payloads.write(note, outcome.exchanges(), digest -> Optional.ofNullable(known.get(digest)));
        written.added().forEach(place -> known.put(place.digest(), place));
        return written.hops();
    }

    private static Exchange exchange(int status, String body) {
        return new Exchange(
                URI.create("http://a.gov.cn/1.html"),
                NOON,
                "GET /1.html HTTP/1.1",
                List.of(new Header("Host", "a.gov.cn")),
                "HTTP/1.1 " + status + " 好",
                status,
                List.of(new Header("CONTENT-type", "text/html"), new Header("ETag", "\"x\"")),
                body.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Optional.empty());
    }

    private WarcPayloads payloads() {
        return new WarcPayloads(folder, 1 << 20, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private record Read(WarcRecord record, byte[] block) {}

    private Path only() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().findFirst().orElseThrow();
        }
    }

    private List<Read> records() throws IOException {
        Path file = only();
        List<Read> records = new ArrayList<>();
        try (WarcReader reader = new WarcReader(file)) {
            reader.calculateBlockDigest();
            while (true) {
                Optional<WarcRecord> next = reader.next();
                if (next.isEmpty()) {
                    return records;
                }
                WarcRecord record = next.get();
                byte[] block = record.body().stream().readAllBytes();
                assertThat(HeaderValidator.warc_1_1(true).validate(record.headers()))
                        .as(record.type())
                        .isEmpty();
                record.blockDigest()
                        .ifPresent(digest -> assertThat(Digest.of(block).hex()).isEqualTo(digest.hex()));
                records.add(new Read(record, block));
            }
        }
    }

    @Test
    void writesAFileThatOtherToolsRead() throws IOException {
        try (WarcPayloads payloads = payloads()) {
            write(payloads, "r1", new FetchOutcome.Fetched(List.of(exchange(200, "body"))));
            assertThat(records()).hasSize(3);
            assertThat(payloads.force()).containsOnlyKeys("gongkai-20260302040000-00001.warc.gz");
            assertThat(payloads.force()).isEmpty();
        }
        List<Read> records = records();
        assertThat(records)
                .extracting(read -> (Object) read.record().getClass())
                .containsExactly(Warcinfo.class, WarcRequest.class, WarcResponse.class, WarcMetadata.class);
        assertThat(records)
                .allSatisfy(
                        read -> assertThat(read.record().version().toString()).isEqualTo("WARC/1.1"));
        WarcRequest request = (WarcRequest) records.get(1).record();
        WarcResponse response = (WarcResponse) records.get(2).record();
        assertThat(request.concurrentTo()).containsExactly(response.id());
        assertThat(records.get(1).block())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("GET /1.html HTTP/1.1\r\nHost: a.gov.cn\r\n\r\n");
        assertThat(records.get(2).block())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("HTTP/1.1 200 好\r\nCONTENT-type: text/html\r\nETag: \"x\"\r\n\r\nbody");
        assertThat(response.date()).isEqualTo(NOON);
        assertThat(response.payloadDigest().orElseThrow().raw())
                .isEqualTo("sha256:" + Digest.of("body".getBytes(StandardCharsets.UTF_8)));
        assertThat(records.get(3).block())
                .asString(StandardCharsets.UTF_8)
                .contains(
                        "\"run\":\"r1\"",
                        "\"portal\":\"zhengzhou\"",
                        "年报\\n2020",
                        "FETCHED",
                        response.id().toString());
    }

    @Test
    void refersToABodyThatIsStoredAlready() throws IOException {
        try (WarcPayloads payloads = payloads()) {
            write(payloads, "r1", new FetchOutcome.Fetched(List.of(exchange(200, "body"))));
            write(payloads, "r2", new FetchOutcome.Fetched(List.of(exchange(200, "body"))));
            write(
                    payloads,
                    "r3",
                    new FetchOutcome.Unchanged(
                            List.of(exchange(304, "")), Digest.of("body".getBytes(StandardCharsets.UTF_8))));
            payloads.force();
        }
        List<Read> records = records();
        WarcResponse original = (WarcResponse) records.get(2).record();
        WarcRevisit identical = (WarcRevisit) records.get(3).record();
        WarcRevisit unchanged = (WarcRevisit) records.get(4).record();
        assertThat(identical.profile()).isEqualTo(WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1);
        assertThat(unchanged.profile()).isEqualTo(WarcRevisit.SERVER_NOT_MODIFIED_1_1);
        for (WarcRevisit revisit : List.of(identical, unchanged)) {
            assertThat(revisit.refersTo()).contains(original.id());
            assertThat(revisit.refersToDate()).contains(original.date());
            assertThat(revisit.refersToTargetURI()).contains(original.targetURI());
            assertThat(revisit.payloadDigest().map(digest -> digest.raw()))
                    .isEqualTo(original.payloadDigest().map(digest -> digest.raw()));
        }
        assertThat(records.get(3).block()).asString(StandardCharsets.UTF_8).endsWith("\r\n\r\n");
    }

    @Test
    void keepsTheNotesOfAFileInIt() throws IOException {
        try (WarcPayloads payloads = new WarcPayloads(folder, 1, Clock.fixed(NOON, ZoneOffset.UTC))) {
            write(payloads, "r1", new FetchOutcome.Fetched(List.of(exchange(200, "one"))));
            write(payloads, "r2", new FetchOutcome.Fetched(List.of(exchange(200, "two"))));
            assertThat(payloads.force()).hasSize(2);
        }
        assertThat(records()).hasSize(4).last().satisfies(read -> assertThat(read.block())
                .asString(StandardCharsets.UTF_8)
                .contains("\"run\":\"r1\"")
                .doesNotContain("r2"));
    }

    @Test
    void bundlesNoMoreNotesThanAreWorthLosingTogether() throws IOException {
        try (WarcPayloads payloads = payloads()) {
            for (int note = 0; note < 101; note++) {
                payloads.write(URI.create("urn:gongkai:event:" + note), "{}");
            }
            payloads.force();
        }
        assertThat(records().stream().skip(1).map(read -> new String(read.block(), StandardCharsets.UTF_8)
                        .lines()
                        .count()))
                .containsExactly(100L, 1L);
    }

    @Test
    void keepsTheRequestOfARevisitWithItsNote() throws IOException {
        try (WarcPayloads payloads = payloads()) {
            write(payloads, "r1", new FetchOutcome.Fetched(List.of(exchange(200, "body"))));
            write(payloads, "r2", new FetchOutcome.Fetched(List.of(exchange(200, "body"))));
            payloads.force();
        }
        WarcEntry bundle;
        WarcEntry revisit;
        try (WarcScan scan = new WarcScan(only(), 0, Files.size(only()), true)) {
            List<WarcEntry> entries = new ArrayList<>();
            for (Optional<WarcScan.Found> next = scan.next(); next.isPresent(); next = scan.next()) {
                entries.add(((WarcScan.Found.Sound) next.get()).entry());
            }
            revisit = entries.get(3);
            bundle = entries.get(4);
        }
        NotedParts.OfVisit first = (NotedParts.OfVisit) NotedParts.of(bundle).get(0);
        NotedParts.OfVisit second = (NotedParts.OfVisit) NotedParts.of(bundle).get(1);
        assertThat(second.records()).containsExactly(revisit.head().id());
        assertThat(second.request(revisit.head()).orElseThrow())
                .asString(StandardCharsets.UTF_8)
                .contains(
                        "WARC-Type: request\r\n",
                        "WARC-Concurrent-To: " + revisit.head().id(),
                        "\r\n\r\nGET /1.html HTTP/1.1\r\nHost: a.gov.cn\r\n\r\n\r\n\r\n");
        assertThat(second.record(revisit.head()))
                .asString(StandardCharsets.UTF_8)
                .contains(
                        "\"capture\":\"r2/",
                        "\"payload\":\"" + Digest.of("body".getBytes(StandardCharsets.UTF_8)) + "\"");
        assertThat(first.records()).doesNotContain(revisit.head().id());
    }

    @Test
    void writesNotesThatAreNoVisits() throws IOException {
        String large = "{\"run\":\"" + "r".repeat(5_000) + "\"}";
        try (WarcPayloads payloads = payloads()) {
            payloads.write(URI.create("urn:gongkai:run:r1:zhengzhou"), "{\"run\":\"r1\"}");
            payloads.write(URI.create("urn:gongkai:run:r2:zhengzhou"), large);
            payloads.force();
        }
        List<Read> records = records();
        assertThat(((WarcMetadata) records.get(1).record()).target()).isEqualTo("urn:gongkai:run:r2:zhengzhou");
        assertThat(records.get(1).block()).asString(StandardCharsets.UTF_8).isEqualTo(large);
        assertThat(((WarcMetadata) records.get(2).record()).target()).startsWith("urn:gongkai:notes:");
        assertThat(records.get(2).block())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"target\":\"urn:gongkai:run:r1:zhengzhou\",\"date\":\"" + NOON
                        + "\",\"note\":{\"run\":\"r1\"}}\n");
    }

    @Test
    void takesBackAVisitThatCouldNotBeWrittenWhole() throws IOException {
        try (WarcPayloads payloads = payloads()) {
            write(payloads, "r1", new FetchOutcome.Fetched(List.of(exchange(200, "body"))));
            FileState before = payloads.force().values().iterator().next();
            VisitNote note = VisitNote.of(new Visit(
                    "r2",
                    "p",
                    URI.create("http://a.gov.cn/"),
                    Discovery.start(),
                    NOON,
                    new FetchOutcome.Fetched(List.of(exchange(200, "first"), exchange(200, "second")))));
            assertThatThrownBy(() ->
                            payloads.write(note, List.of(exchange(200, "first"), exchange(200, "second")), digest -> {
                                if (digest.equals(Digest.of("second".getBytes(StandardCharsets.UTF_8)))) {
                                    throw new IllegalStateException("the disk is full, say");
                                }
                                return Optional.empty();
                            }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(payloads.force().values()).containsExactly(before);
        }
        assertThat(records()).hasSize(4);
    }

    @Test
    void neverAppendsToAFileOfAnEarlierProcess() throws IOException {
        for (int process = 0; process < 2; process++) {
            try (WarcPayloads payloads = payloads()) {
                write(payloads, "r" + process, new FetchOutcome.Fetched(List.of(exchange(200, "body " + process))));
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly("gongkai-20260302040000-00001.warc.gz", "gongkai-20260302040000-00002.warc.gz");
        }
        try (WarcPayloads payloads = payloads()) {
            for (PayloadPlace place : known.values()) {
                assertThat(Digest.of(payloads.read(place))).isEqualTo(place.digest());
            }
        }
    }

    @Test
    void triesAsHardToPackAsTheBodyIsWorth() throws IOException {
        byte[] noise = new byte[40_000];
        new Random(1).nextBytes(noise);
        byte[] markup = "<td>公开</td>".repeat(4000).getBytes(StandardCharsets.UTF_8);
        byte[] characters = characters(13_000).getBytes(StandardCharsets.UTF_8);
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 60; row++) {
            rows.append(characters(12_000), 200 * row, 200 * (row + 1)).append("<td class=n>0</td>".repeat(9));
        }
        try (WarcFile file = new WarcFile(folder.resolve("effort.warc.gz"))) {
            assertThat(file.effort(noise)).isEqualTo(WarcFile.Effort.STORED);
            assertThat(file.effort(markup)).isEqualTo(WarcFile.Effort.FULL);
            assertThat(file.effort(new byte[0])).isEqualTo(WarcFile.Effort.FULL);
            assertThat(file.effort(characters)).isEqualTo(WarcFile.Effort.CHARACTERS);
            assertThat(file.effort(rows.toString().getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(WarcFile.Effort.LIGHT);
        }
    }

    private static String characters(int count) {
        return new Random(1)
                .ints(count, 0x4e00, 0x5800)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void doesNotFindARecordWhereAnotherStands() throws IOException {
        try (WarcPayloads payloads = payloads()) {
            write(payloads, "r1", new FetchOutcome.Fetched(List.of(exchange(200, "one"))));
            write(payloads, "r2", new FetchOutcome.Fetched(List.of(exchange(200, "two"))));
            PayloadPlace one = known.get(Digest.of("one".getBytes(StandardCharsets.UTF_8)));
            PayloadPlace two = known.get(Digest.of("two".getBytes(StandardCharsets.UTF_8)));
            PayloadPlace mixed = new PayloadPlace(
                    one.digest(),
                    one.length(),
                    one.file(),
                    two.offset(),
                    one.head(),
                    one.record(),
                    one.uri(),
                    one.date(),
                    one.sha512());
            assertThatThrownBy(() -> payloads.read(mixed))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("expected record");
        }
    }
}
