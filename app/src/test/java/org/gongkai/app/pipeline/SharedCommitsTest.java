package org.gongkai.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SharedCommitsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T00:00:00Z"));
    private final AtomicInteger commits = new AtomicInteger();

    @Test
    void doesOneCommitForAllThatAskDuringAnother() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch rest = new CountDownLatch(1);
        AtomicInteger written = new AtomicInteger();
        List<Integer> covered = new ArrayList<>();
        SharedCommits shared = new SharedCommits(
                () -> {
                    covered.add(written.get());
                    begun.countDown();
                    await(rest);
                },
                now::get);
        List<Thread> threads = new ArrayList<>();
        threads.add(asking(shared, written));
        begun.await();
        for (int i = 0; i < 5; i++) {
            threads.add(asking(shared, written));
        }
        for (Thread other : threads) {
            while (other.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        rest.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(covered).containsExactly(1, 6);
    }

    @Test
    void waitsForOthersFourTimesAsLongAsTheLastCommitTookAndNeverForTheFirst() throws Exception {
        SharedCommits shared = new SharedCommits(
                () -> {
                    commits.incrementAndGet();
                    now.updateAndGet(at -> at.plusMillis(20));
                },
                now::get);
        assertThat(shared.patience()).isZero();
        shared.await();
        assertThat(shared.patience()).isEqualTo(Duration.ofMillis(80));
        now.updateAndGet(at -> at.plusMillis(90));
        assertThat(shared.patience()).isZero();
        shared.await();
        assertThat(commits).hasValue(2);
    }

    @Test
    void waitsForNoOthersOnceNobodyCrawls() throws Exception {
        SharedCommits shared = new SharedCommits(
                () -> {
                    commits.incrementAndGet();
                    now.updateAndGet(at -> at.plusSeconds(9));
                },
                now::get,
                Duration.ofHours(1));
        shared.crawling(1);
        shared.await();
        Thread ended = new Thread(() -> {
            try {
                shared.awaitCrawled();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        ended.setDaemon(true);
        ended.start();
        while (ended.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(commits).as("one more crawls").hasValue(1);
        shared.crawling(-1);
        ended.join();
        assertThat(commits).hasValue(2);
        shared.awaitCrawled();
        assertThat(commits).hasValue(3);
    }

    @Test
    void tellsEveryoneThatTheirCommitFailed() {
        SharedCommits shared = new SharedCommits(
                () -> {
                    throw new IllegalStateException("no room");
                },
                now::get);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(shared::await).hasMessage("no room");
        }
    }

    private static Thread asking(SharedCommits shared, AtomicInteger written) {
        Thread thread = new Thread(() -> {
            written.incrementAndGet();
            try {
                shared.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
