package org.gongkai.app.pipeline;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes in the order given, a few at a time behind the thread that gives them, so that fetching and storing go on side by
 * side. Once a write has failed no other is begun, and every later call throws what it threw.
 */
final class WriteBehind implements AutoCloseable {
    /** Writes that may wait: each holds an answer's body. */
    private static final int WAITING = 4;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread writer = new Thread(work, "gongkai-journal");
        writer.setDaemon(true);
        return writer;
    });
    private final Semaphore room = new Semaphore(WAITING);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Lines up a write; waits while too many others do. */
    void submit(Runnable write) {
        check();
        room.acquireUninterruptibly();
        thread.execute(() -> {
            try {
                if (failure.get() == null) {
                    write.run();
                }
            } catch (RuntimeException | Error e) {
                failure.set(e);
            } finally {
                room.release();
            }
        });
    }

    /** Returns when everything lined up has been written. */
    void drain() {
        room.acquireUninterruptibly(WAITING);
        room.release(WAITING);
        check();
    }

    private void check() {
        Throwable failed = failure.get();
        if (failed instanceof Error error) {
            throw error;
        }
        if (failed instanceof RuntimeException exception) {
            throw exception;
        }
    }

    /** Lets what is lined up be written, and ends. */
    @Override
    public void close() {
        room.acquireUninterruptibly(WAITING);
        room.release(WAITING);
        thread.shutdown();
    }
}
