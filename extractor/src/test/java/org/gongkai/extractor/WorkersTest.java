package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static final int CELLS = Integer.MAX_VALUE;

    @Test
    void stopsAReaderThatWouldRunLongThoughItsInterruptionIsLost() throws InterruptedException {
        Budget budget = new Budget(CELLS);
        CountDownLatch stopped = new CountDownLatch(1);

        assertThatThrownBy(() -> new Workers(Duration.ofMillis(20)).run("long", 1, budget, () -> {
                    try {
                        while (true) {
                            Thread.interrupted();
                            budget.checkTime();
                        }
                    } catch (UnreadableFileException e) {
                        stopped.countDown();
                        throw e;
                    }
                }))
                .isInstanceOf(TimeoutException.class);

        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void readsOtherFilesWhileSomeNeverEnd() throws Exception {
        Workers workers = new Workers(Duration.ofMillis(200), 1_000);
        CountDownLatch release = new CountDownLatch(1);
        try {
            for (int i = 0; i < 8; i++) {
                abandon(workers, 100, release);
            }

            assertThat(workers.run("next", 100, new Budget(CELLS), () -> "read"))
                    .isEqualTo("read");
        } finally {
            release.countDown();
        }
    }

    @Test
    void beginsNoMoreFilesWhileThoseGivenUpWouldFillTheMemory() throws Exception {
        Workers workers = new Workers(Duration.ofMillis(50), 1_000);
        CountDownLatch release = new CountDownLatch(1);
        try {
            abandon(workers, 600, release);
            abandon(workers, 600, release);

            assertThatThrownBy(() -> workers.run("next", 1, new Budget(CELLS), () -> "read"))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("2 files of together 1200 bytes");
        } finally {
            release.countDown();
        }
    }

    @Test
    void beginsNoMoreFilesWhileTooManyAreStillBeingRead() {
        Workers workers = new Workers(Duration.ofMillis(150), Long.MAX_VALUE);
        CountDownLatch release = new CountDownLatch(1);
        try {
            for (int i = 0; i < Workers.MOST_ABANDONED; i++) {
                abandon(workers, 1, release);
            }

            assertThatThrownBy(() -> workers.run("next", 1, new Budget(CELLS), () -> "read"))
                    .isInstanceOf(RejectedExecutionException.class);
        } finally {
            release.countDown();
        }
    }

    private static void abandon(Workers workers, long bytes, CountDownLatch release) {
        assertThatThrownBy(() -> workers.run("stuck", bytes, new Budget(CELLS), () -> stuck(release)))
                .isInstanceOf(TimeoutException.class);
    }

    /** Like a library that takes no notice of interruptions. */
    private static Optional<String> stuck(CountDownLatch release) {
        while (release.getCount() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
        return Optional.empty();
    }
}
