package org.gongkai.crawler;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.gongkai.crawler.discover.Step;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what will be asked in any case while the page before it is still being read, so that the network and the reader
 * of pages need not wait for each other. Pages are read in the order in which they would be read without it; only requests
 * go out in another order, and that too depends on nothing but the answers. Never two at once: whoever asks waits for the
 * one that is under way. Used by one thread.
 */
final class LookAhead<T> implements AutoCloseable {
    /** The best that waited when a page was taken up, and the best of what that page brought: each holds a body. */
    private static final int MOST = 2;

    private final Visitor<T> visitor;
    private final Map<URI, Future<T>> asked = new HashMap<>();
    private @Nullable Future<T> last;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread asking = new Thread(work, "gongkai-asking");
        asking.setDaemon(true);
        return asking;
    });

    /** Who is asked by one thread at a time. */
    interface Visitor<T> {
        T visit(Step step) throws IOException, InterruptedException;
    }

    LookAhead(Visitor<T> visitor) {
        this.visitor = visitor;
    }

    /** How many were asked and not taken. */
    int held() {
        return asked.size();
    }

    boolean holds(Step step) {
        return asked.containsKey(step.ask().identity());
    }

    boolean isFull() {
        return asked.size() >= MOST;
    }

    /** Begins to ask; nobody else may use the visitor until {@link #take} has returned. */
    void ask(Step step) {
        Future<T> visit = thread.submit(() -> visitor.visit(step));
        asked.put(step.ask().identity(), visit);
        last = visit;
    }

    /** The visit to a step: what it brought when it was asked ahead, else it is asked now. No other is under way then. */
    T take(Step step) throws IOException, InterruptedException {
        if (last != null) {
            settle(last);
            last = null;
        }
        Future<T> visit = asked.remove(step.ask().identity());
        return visit != null ? result(visit) : visitor.visit(step);
    }

    /** What went wrong is told to whoever takes it. */
    private static void settle(Future<?> visit) throws InterruptedException {
        try {
            visit.get();
        } catch (ExecutionException e) {
            return;
        }
    }

    private static <T> T result(Future<T> visit) throws IOException, InterruptedException {
        try {
            return visit.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException io) {
                throw io;
            }
            if (cause instanceof InterruptedException stopped) {
                throw stopped;
            }
            if (cause instanceof RuntimeException fault) {
                throw fault;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(cause);
        }
    }

    /** Ends what is under way and returns when nothing is. */
    @Override
    public void close() {
        thread.shutdownNow();
        boolean interrupted = false;
        while (!thread.isTerminated()) {
            try {
                thread.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
