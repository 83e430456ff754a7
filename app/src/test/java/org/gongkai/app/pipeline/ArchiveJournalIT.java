package org.gongkai.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.gongkai.archive.Archive;
import org.gongkai.archive.ArchiveException;
import org.gongkai.archive.Archives;
import org.gongkai.config.ArchiveSettings;
import org.gongkai.crawler.CrawlJournal;
import org.gongkai.model.Digest;
import org.gongkai.model.Discovery;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.Header;
import org.gongkai.model.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveJournalIT {
    private static final Instant NOON = Instant.parse("2020-02-10T04:00:00Z");
    private static final URI PAGE = URI.create("http://www.example.gov.cn/a.html");
    private static final byte[] BODY = "政府信息公开".getBytes(StandardCharsets.UTF_8);

    private Archive archive;

    @BeforeEach
    void open(@TempDir Path folder) {
        archive = Archives.open(
                folder.resolve("archive").toString(),
                new ArchiveSettings(1 << 20, 100, 3, Duration.ofDays(3)),
                Clock.fixed(NOON, ZoneOffset.UTC));
        record("run-1", new FetchOutcome.Fetched(List.of(exchange(200, BODY, new Header("ETag", "\"1\""), TYPE))));
        record("run-2", new FetchOutcome.Unchanged(List.of(exchange(304, new byte[0])), Digest.of(BODY)));
    }

    private static final Header TYPE = new Header("Content-Type", "text/html; charset=utf-8");

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void recallsAnAnswerWithoutABodyWhenARunGoesOn() throws Exception {
        Optional<FetchOutcome> recalled = journal("run-2").visited("run-2", PAGE);

        assertThat(recalled).hasValueSatisfying(outcome -> {
            assertThat(outcome).isInstanceOf(FetchOutcome.Unchanged.class);
            assertThat(outcome.exchanges()).singleElement().satisfies(exchange -> assertThat(exchange.body())
                    .isEmpty());
        });
    }

    @Test
    void offersWhatAnEarlierRunKeptWithTheHeadersThatCameWithTheBytes() throws Exception {
        Optional<CrawlJournal.Kept> kept = journal("run-3").kept(PAGE);

        assertThat(kept).hasValueSatisfying(found -> {
            assertThat(found.payload()).isEqualTo(Digest.of(BODY));
            assertThat(found.etag()).contains("\"1\"");
            assertThat(found.contentType()).contains("text/html; charset=utf-8");
        });
        assertThat(kept.orElseThrow().body().read()).isEqualTo(BODY);
    }

    @Test
    void doesNotOfferARunWhatItKeptItself() {
        record("run-3", new FetchOutcome.Fetched(List.of(exchange(200, new byte[] {1}, TYPE))));

        assertThat(journal("run-3").kept(PAGE)).map(CrawlJournal.Kept::payload).contains(Digest.of(BODY));
    }

    @Test
    void knowsWhatItsRunCapturedAtAnotherPortal() throws Exception {
        RunMemory memory = new RunMemory(false, false);
        URI shared = URI.create("http://www.example.gov.cn/shared.html");
        try (ArchiveJournal one = new ArchiveJournal(archive, "run-3", memory, WriteRoom.ofThisProcess());
                ArchiveJournal other = new ArchiveJournal(archive, "run-3", memory, WriteRoom.ofThisProcess())) {
            assertThat(other.visited("run-3", shared)).isEmpty();
            FetchOutcome outcome = new FetchOutcome.Gone(List.of(exchange(404, new byte[0])), "status 404");
            Thread asking = Thread.currentThread();
            one.whenStored(() -> {
                while (asking.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
            });
            one.record(new Visit("run-3", "one", shared, Discovery.start(), NOON, outcome));
            // which waits until it is stored
            assertThat(other.visited("run-3", shared))
                    .hasValueSatisfying(seen -> assertThat(seen).isInstanceOf(FetchOutcome.Gone.class));
        }
    }

    @Test
    void tellsTheNextCallerThatAWriteFailed() throws Exception {
        try (ArchiveJournal journal = journal("run-3")) {
            archive.close();
            journal.record(new Visit("run-3", "p", PAGE, Discovery.start(), NOON, new FetchOutcome.Disallowed("no")));
            assertThatThrownBy(journal::commit).isInstanceOf(ArchiveException.class);
        }
    }

    private ArchiveJournal journal(String run) {
        return new ArchiveJournal(archive, run, new RunMemory(true, false), WriteRoom.ofThisProcess());
    }

    private void record(String run, FetchOutcome outcome) {
        archive.add(new Visit(run, "example", PAGE, Discovery.start(), NOON, outcome));
        archive.commit();
    }

    private static Exchange exchange(int status, byte[] body, Header... headers) {
        return new Exchange(
                PAGE,
                NOON,
                "GET /a.html HTTP/1.1",
                List.of(new Header("Host", "www.example.gov.cn")),
                "HTTP/1.1 " + status + " -",
                status,
                List.of(headers),
                body,
                Optional.empty(),
                Optional.empty());
    }
}
