package org.gongkai.app.pipeline;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes in the order given, behind the threads that give them, so that fetching and storing go on side by side. Once a
 * write has failed no other is begun, and every later call throws what it threw.
 */
final class WriteBehind implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread writer = new Thread(work, "gongkai-journal");
        writer.setDaemon(true);
        return writer;
    });
    private final WriteRoom room;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** @param room for what waits, of all who write */
    WriteBehind(WriteRoom room) {
        this.room = room;
    }

    /**
     * Lines up a write; waits while there is no room for it.
     *
     * @param octets that it holds until it is done
     */
    void submit(Runnable write, long octets) {
        check();
        int taken = room.take(octets);
        thread.execute(() -> {
            try {
                if (failure.get() == null) {
                    write.run();
                }
            } catch (RuntimeException | Error e) {
                failure.set(e);
            } finally {
                room.give(taken);
            }
        });
    }

    /** Returns when everything lined up has been written. */
    void drain() {
        settle();
        check();
    }

    /** Returns when nothing lined up by now will be written any more; whether it was, others tell. */
    void settle() {
        CountDownLatch written = new CountDownLatch(1);
        try {
            thread.execute(written::countDown);
        } catch (RejectedExecutionException e) {
            return; // closed, after all was written
        }
        boolean interrupted = false;
        while (written.getCount() > 0) {
            try {
                written.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
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
        settle();
        thread.shutdown();
    }
}
