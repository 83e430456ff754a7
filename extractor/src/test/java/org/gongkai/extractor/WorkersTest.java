package org.gongkai.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static final int CELLS = Integer.MAX_VALUE;

    @Test
    void stopsAReaderThatWouldRunLongThoughItsInterruptionIsLost() throws InterruptedException {
        Budget budget = new Budget(CELLS);
        CountDownLatch stopped = new CountDownLatch(1);

        assertThatThrownBy(() -> new Workers(Duration.ofMillis(20)).run("long", budget, () -> {
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
    void beginsNoMoreFilesWhileTooManyAreStillBeingRead() {
        Workers workers = new Workers(Duration.ofMillis(200));
        CountDownLatch release = new CountDownLatch(1);
        try {
            for (int i = 0; i <= Workers.MOST_ABANDONED; i++) {
                assertThatThrownBy(() -> workers.run("stuck", new Budget(CELLS), () -> stuck(release)))
                        .isInstanceOf(TimeoutException.class);
            }

            assertThatThrownBy(() -> workers.run("next", new Budget(CELLS), () -> "read"))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("5 files");
        } finally {
            release.countDown();
        }
    }

    /** Like a library that takes no notice of interruptions. */
    private static Optional<String> stuck(CountDownLatch release) {
        while (release.getCount() > 0) {
            Thread.onSpinWait();
        }
        return Optional.empty();
    }
}
