package org.gongkai.crawler.fetch;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/**
 * Ends exchanges that take too long as a whole, however steadily their bytes drip, and those whose thread is told to
 * stop: a socket's read hears no interrupt.
 */
public final class Watchdog implements AutoCloseable {
    private static final long TICK_MILLIS = 50;

    private final ScheduledThreadPoolExecutor timer;

    /** A watchdog with one thread for any number of exchanges. */
    public Watchdog() {
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "gongkai-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Watches a request that the calling thread is about to send. */
    Watch watch(HttpUriRequestBase request, Duration limit) {
        return new Watch(request, Thread.currentThread(), System.nanoTime() + limit.toNanos());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** The watch over one exchange. */
    final class Watch implements AutoCloseable {
        private final HttpUriRequestBase request;
        private final Thread owner;
        private final long deadline;
        private final ScheduledFuture<?> task;
        private volatile boolean expired;

        private Watch(HttpUriRequestBase request, Thread owner, long deadline) {
            this.request = request;
            this.owner = owner;
            this.deadline = deadline;
            this.task = timer.scheduleWithFixedDelay(this::look, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }

        private void look() {
            if (System.nanoTime() - deadline >= 0) {
                expired = true;
            }
            if (expired || owner.isInterrupted()) {
                request.abort();
            }
        }

        /** Whether the exchange was ended because its time was over. */
        boolean expired() {
            return expired;
        }

        @Override
        public void close() {
            task.cancel(false);
        }
    }
}
