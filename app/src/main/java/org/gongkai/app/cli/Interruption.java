package org.gongkai.app.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C, SIGTERM and a closed terminal into an interrupt of the command's thread, and lets the process live long
 * enough for the command to make its work durable. The JVM ends with 128 plus the signal's number: 130 after Ctrl-C.
 */
public final class Interruption {
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final CountDownLatch ended = new CountDownLatch(1);

    private Interruption() {}

    /** Watches over the calling thread, which must call {@link #commandEnded()} before it leaves the process. */
    public static Interruption ofThisThread() {
        Interruption interruption = new Interruption();
        Thread command = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.interrupt(command), "interruption"));
        return interruption;
    }

    /** Lets the process go. */
    public void commandEnded() {
        ended.countDown();
    }

    private void interrupt(Thread command) {
        if (ended.getCount() == 0) {
            return;
        }
        command.interrupt();
        try {
            if (!ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                // The command does not listen; what it committed is durable, the rest is done again by the next run.
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
