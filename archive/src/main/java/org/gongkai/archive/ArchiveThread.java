package org.gongkai.archive;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that touches an archive's files and database.
 *
 * <p>It puts writes in order, and it keeps interrupts away: an interrupted thread that writes to a file channel closes it
 * under everyone, and the driver gives up its connection. A caller that is interrupted waits until its call is through,
 * and finds the interrupt still set.
 */
final class ArchiveThread implements AutoCloseable {
    private final ExecutorService executor;
    private volatile @Nullable Thread own;

    ArchiveThread() {
        this.executor = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "gongkai-archive");
            thread.setDaemon(true);
            own = thread;
            return thread;
        });
    }

    /** The result of the work, or what it threw. From within other work it runs at once. */
    <T> T call(Callable<T> work) {
        try {
            return Thread.currentThread() == own ? work.call() : await(executor.submit(work));
        } catch (RejectedExecutionException e) {
            throw new ArchiveException("the archive is closed", e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new ArchiveException(String.valueOf(e.getMessage()), e);
        }
    }

    private static <T> T await(Future<T> result) throws Exception {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof Error error) {
                        throw error;
                    }
                    throw e.getCause() instanceof Exception exception ? exception : e;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
