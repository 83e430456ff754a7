package org.gongkai.app.pipeline;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.gongkai.crawler.fetch.Pause;
import org.jspecify.annotations.Nullable;

/**
 * Work that can wait, done on the cores that crawling leaves idle: what was not fetched yet is lost when a portal changes,
 * what is in the archive can be read at any time. Who crawls says so, and rests while it holds a {@link #resting pause},
 * waits for its turn, or for an answer that does not come at once; who waits for work does not wait long all the same.
 * Used by any number of threads.
 */
final class SpareTime implements AutoCloseable {
    /** After this an answer is waited for; before it, it is on its way, and what comes of it is next. */
    private static final Duration SLOW = Duration.ofMillis(50);

    /** After this, work that somebody waits for is begun whoever is busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final int cores;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(SpareTime::thread);
    /** Since when threads wait for an answer, by {@link System#nanoTime}. */
    private final Map<Thread, Long> asking = new HashMap<>();

    private final Deque<Work> waiting = new ArrayDeque<>();
    private int busy;
    private int running;
    private final Duration patience;
    private boolean looking;
    private boolean closed;

    /** @param cores how many there are, and how much is done at once at most */
    SpareTime(int cores) {
        this(cores, PATIENCE);
    }

    /** @param patience of those who wait for work */
    SpareTime(int cores, Duration patience) {
        this.cores = cores;
        this.patience = patience;
        this.threads = Executors.newFixedThreadPool(cores, SpareTime::thread);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "gongkai-reader");
        thread.setDaemon(true);
        return thread;
    }

    /** Something to be done. */
    private static final class Work {
        private final Runnable what;
        /** By {@link System#nanoTime}; null while nobody waits for it. */
        private @Nullable Long wanted;

        Work(Runnable what) {
            this.what = what;
        }

        boolean isOverdue(long now, Duration patience) {
            return wanted != null && now - wanted >= patience.toNanos();
        }
    }

    /** Lines up work. */
    synchronized void execute(Runnable what) {
        waiting.add(new Work(what));
        begin();
    }

    /** Has what was lined up as this not wait for spare time for longer than a moment. */
    synchronized void hurry(Runnable what) {
        long now = System.nanoTime();
        waiting.stream().filter(work -> work.what == what).forEach(work -> work.wanted = now);
        begin();
    }

    /** Takes note that so many cores are kept busy from now on, or, when negative, no more. */
    synchronized void busy(int more) {
        busy += more;
        begin();
    }

    private void begin() {
        if (waiting.isEmpty() || closed) {
            return;
        }
        long now = System.nanoTime();
        int atWork = busy - slow(now);
        Iterator<Work> each = waiting.iterator();
        while (running < cores && each.hasNext()) {
            Work next = each.next();
            if (running + atWork < cores || next.isOverdue(now, patience)) {
                each.remove();
                running++;
                threads.execute(() -> run(next.what));
            }
        }
        if (!waiting.isEmpty() && !looking) {
            looking = true;
            timer.schedule(this::look, SLOW.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private int slow(long now) {
        return (int) asking.values().stream()
                .filter(since -> now - since >= SLOW.toNanos())
                .count();
    }

    private synchronized void look() {
        looking = false;
        begin();
    }

    private synchronized void asks(Thread thread) {
        asking.put(thread, System.nanoTime());
        begin();
    }

    private synchronized void hasAnswer(Thread thread) {
        asking.remove(thread);
    }

    private void run(Runnable what) {
        try {
            what.run();
        } finally {
            ended();
        }
    }

    private synchronized void ended() {
        running--;
        begin();
    }

    /** Waits as the given pause does, and keeps no core busy meanwhile. */
    Pause resting(Pause pause) {
        return new Pause() {
            @Override
            public void hold(Duration time) throws InterruptedException {
                busy(-1);
                try {
                    pause.hold(time);
                } finally {
                    busy(1);
                }
            }

            @Override
            public void queue(Lock turn) throws InterruptedException {
                if (!turn.tryLock(0, TimeUnit.SECONDS)) { // without a time it would jump the queue
                    busy(-1);
                    try {
                        pause.queue(turn);
                    } finally {
                        busy(1);
                    }
                }
            }

            @Override
            public void asking() {
                asks(Thread.currentThread());
            }

            @Override
            public void answered() {
                hasAnswer(Thread.currentThread());
            }
        };
    }

    /** Ends what is under way and begins nothing more. */
    @Override
    public synchronized void close() {
        closed = true;
        timer.shutdownNow();
        threads.shutdownNow();
    }
}
