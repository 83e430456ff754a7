package org.gongkai.app.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfigurationException;
import org.gongkai.config.ConfiguredPortal;
import org.gongkai.model.Portal;
import org.gongkai.model.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CrawlScheduleIT {
    private static ConfiguredPortal portal(String schedule) throws ConfigurationException {
        Portal portal = new Portal(
                "p", "p", "410100", List.of(URI.create("http://www.a.example/")), Set.of("www.a.example"), schedule);
        return new ConfiguredPortal(
                portal, Configuration.load(List.of()).settings().crawler());
    }

    private static RunReport run(Instant started) {
        return new RunReport(
                started.toString(),
                "p",
                started,
                Optional.of(started),
                RunReport.Status.COMPLETE,
                new RunReport.Counts(0, 0, 0, 0, 0, 0),
                List.of(),
                List.of());
    }

    @Test
    void catchesUpOnceAndThenWaitsForTheNextTime() throws Exception {
        List<RunReport> runs = new CopyOnWriteArrayList<>(
                List.of(run(Instant.now(Clock.systemUTC()).minus(Duration.ofDays(30)))));
        CountDownLatch crawled = new CountDownLatch(1);
        AtomicInteger crawls = new AtomicInteger();
        try (CrawlSchedule schedule =
                CrawlSchedule.start(List.of(portal("0 0 3 * * ?")), 2, Clock.systemUTC(), id -> runs, id -> {
                    runs.add(run(Instant.now(Clock.systemUTC())));
                    crawls.incrementAndGet();
                    crawled.countDown();
                })) {
            assertThat(crawled.await(20, TimeUnit.SECONDS)).isTrue();
            // the next time is set after the crawl, on the same thread
            while (schedule.due()
                    .get(0)
                    .next()
                    .filter(next -> next.isAfter(Instant.now(Clock.systemUTC()).plusSeconds(1)))
                    .isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(crawls).hasValue(1);
        }
    }

    @Test
    void neverCrawlsAPortalTwiceAtOnceAndGoesOnAfterACrawlThatFailed() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch crawls = new CountDownLatch(3);
        try (CrawlSchedule schedule =
                CrawlSchedule.start(List.of(portal("* * * * * ?")), 4, Clock.systemUTC(), id -> List.of(), id -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    crawls.countDown();
                    atOnce.decrementAndGet();
                })) {
            assertThat(crawls.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(schedule.due()).hasSize(1);
        }
        assertThat(most).hasValue(1);
    }
}
