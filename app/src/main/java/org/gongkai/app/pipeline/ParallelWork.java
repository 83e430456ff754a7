package org.gongkai.app.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does the same work on many things with all processors, and gives what came of it in the order of the things. It is
 * never far ahead of who takes the results: they may be large.
 */
public final class ParallelWork<I, O> implements AutoCloseable {
    /** Work on one thing. */
    public interface Work<I, O> {
        O on(I thing) throws InterruptedException;
    }

    private static final int AHEAD_PER_PROCESSOR = 2;

    private final ExecutorService threads;
    private final int ahead;
    private final Iterator<I> things;
    private final Work<I, O> work;
    private final Deque<Future<O>> begun = new ArrayDeque<>();

    public ParallelWork(List<I> things, Work<I, O> work) {
        int processors =
                Math.max(1, Math.min(things.size(), Runtime.getRuntime().availableProcessors()));
        this.threads = Executors.newFixedThreadPool(processors);
        this.ahead = processors * AHEAD_PER_PROCESSOR;
        this.things = things.iterator();
        this.work = work;
    }

    /**
     * What came of the next thing, which there must be.
     *
     * @throws InterruptedException when the calling thread is interrupted
     */
    public O next() throws InterruptedException {
        while (begun.size() < ahead && things.hasNext()) {
            I thing = things.next();
            begun.add(threads.submit(() -> work.on(thing)));
        }
        try {
            return begun.remove().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            if (e.getCause() instanceof Error fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Ends what is still being done. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
