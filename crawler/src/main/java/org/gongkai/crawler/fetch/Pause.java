package org.gongkai.crawler.fetch;

import java.time.Duration;
import java.util.concurrent.locks.Lock;

/** Waits; the seam by which tests see the waiting without doing it. */
public interface Pause {
    /** Returns after this time, which is positive. */
    void hold(Duration time) throws InterruptedException;

    /** Waits for a turn, and takes it. */
    default void queue(Lock turn) throws InterruptedException {
        turn.lockInterruptibly();
    }

    /** Hears that this thread asks somebody and waits for the answer from now on. */
    default void asking() {}

    /** Hears that the answer has come, or that none will. */
    default void answered() {}

    /** Waits in earnest. */
    static Pause real() {
        return time -> Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
    }
}
