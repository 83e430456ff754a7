package org.gongkai.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.gongkai.crawler.fetch.Pause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SpareTimeTest {
    private final SpareTime spare = new SpareTime(2, Duration.ofMillis(20));
    private final List<String> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        spare.close();
    }

    /** Work that says when it was done. */
    private final class Work implements Runnable {
        private final String name;
        private final CountDownLatch ended = new CountDownLatch(1);

        Work(String name) {
            this.name = name;
        }

        @Override
        public void run() {
            done.add(name);
            ended.countDown();
        }

        void await() throws InterruptedException {
            assertThat(ended.await(10, TimeUnit.SECONDS)).as(name).isTrue();
        }
    }

    @Test
    void beginsNothingWhileAllCoresAreBusyButWhatSomebodyHasWaitedFor() throws Exception {
        spare.busy(2);
        Work later = new Work("later");
        spare.execute(later);
        Work wanted = new Work("wanted");
        spare.execute(wanted);
        spare.hurry(wanted);
        wanted.await();
        assertThat(done).containsExactly("wanted");
        spare.busy(-1);
        later.await();
        assertThat(done).containsExactly("wanted", "later");
    }

    @Test
    void leavesTheOtherCoreToWhoeverCrawls() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        spare.busy(1);
        spare.execute(() -> {
            done.add("first");
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        begun.await();
        Work second = new Work("second");
        spare.execute(second);
        assertThat(done).containsExactly("first");
        end.countDown();
        second.await();
    }

    @Test
    void usesThePausesOfACrawl() throws Exception {
        spare.busy(2);
        Work work = new Work("in the pause");
        spare.execute(work);
        Pause pause = spare.resting(time -> {
            try {
                work.await();
            } finally {
                done.add("pause over");
            }
        });
        pause.hold(Duration.ofSeconds(1));
        assertThat(done).containsExactly("in the pause", "pause over");
        Work after = new Work("after");
        spare.execute(after);
        ReentrantLock turn = new ReentrantLock();
        pause.queue(turn);
        assertThat(turn.isHeldByCurrentThread()).isTrue();
        assertThat(done).as("who had not to wait is as busy as before").doesNotContain("after");
    }

    @Test
    void usesTheTimeInWhichACrawlWaitsForItsTurn() throws Exception {
        spare.busy(2);
        ReentrantLock turn = new ReentrantLock(true);
        turn.lock();
        Work work = new Work("while another has the turn");
        spare.execute(work);
        Pause pause = spare.resting(Pause.real());
        Thread queueing = new Thread(() -> {
            try {
                pause.queue(turn);
                turn.unlock();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        queueing.start();
        work.await();
        turn.unlock();
        queueing.join();
    }

    @Test
    void usesTheTimeInWhichAnAnswerDoesNotCome() throws Exception {
        spare.busy(2);
        Work work = new Work("while a slow server thinks");
        spare.execute(work);
        Pause pause = spare.resting(Pause.real());
        pause.asking();
        work.await();
        pause.answered();
        Work after = new Work("after");
        spare.execute(after);
        assertThat(done).as("who has its answer is busy again").containsExactly("while a slow server thinks");
    }
}
