package org.gongkai.crawler.fetch;

import java.time.Duration;

/** Waits; the seam by which tests see the waiting without doing it. */
public interface Pause {
    /** Returns after this time, which is positive. */
    void hold(Duration time) throws InterruptedException;

    /** Waits in earnest. */
    static Pause real() {
        return time -> Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
    }
}
