package org.gongkai.extractor.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.gongkai.extractor.read.UnreadableFileException;
import org.jspecify.annotations.Nullable;

/**
 * The threads that recognise pictures, the same few for all files at once, so that many scans at a time need no more
 * memory than few. They begin with the first picture and end when none has come for a while.
 */
public final class ScanPool {
    /** One core is left to the rest of the program. */
    private static final int THREADS =
            Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() - 1));

    private static final ExecutorService POOL = pool();

    private ScanPool() {}

    private static ExecutorService pool() {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(null, work, "recognise", 16L << 20);
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** The pages of one file, in the order in which they are added. For one thread. */
    public static final class Pages<T> {
        private final List<Future<T>> running = new ArrayList<>();
        private final List<T> done = new ArrayList<>();

        /** Begins a page; waits while enough others are under way, so that their pictures fit into the memory. */
        public void add(Callable<T> page) throws UnreadableFileException {
            running.add(POOL.submit(page));
            while (running.size() > THREADS) {
                await();
            }
        }

        /** All pages, each as soon as it is done. */
        public List<T> all() throws UnreadableFileException {
            while (!running.isEmpty()) {
                await();
            }
            return List.copyOf(done);
        }

        /** What is under way need not be finished. */
        public void cancel() {
            running.forEach(page -> page.cancel(true));
        }

        private void await() throws UnreadableFileException {
            try {
                done.add(running.get(0).get());
                running.remove(0);
            } catch (InterruptedException e) {
                cancel();
                Thread.currentThread().interrupt();
                throw new UnreadableFileException("gave-up", "the time limit for one file was reached", e);
            } catch (ExecutionException e) {
                cancel();
                throw failure(e.getCause());
            }
        }

        private static UnreadableFileException failure(@Nullable Throwable cause) {
            if (cause instanceof UnreadableFileException known) {
                return known;
            }
            if (cause instanceof LinkageError) {
                // Says nothing of the file: another machine can read it.
                return new UnreadableFileException(
                        "gave-up",
                        "a picture, and recognition of characters does not work on this machine (" + cause
                                + "); gongkai doctor says more",
                        cause);
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
        }
    }
}
