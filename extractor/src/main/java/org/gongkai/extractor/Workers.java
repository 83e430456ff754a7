package org.gongkai.extractor;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gongkai.extractor.read.Budget;

/**
 * Threads that each read one file within a time limit. A library that does not stop keeps its thread; when too many are
 * kept, no more files are begun. Safe for use by several threads.
 */
final class Workers {
    /** Workers that may outlive their time limit; more of them would starve the rest. */
    static final int MOST_ABANDONED = 4;

    /** Pages that have to be recognised get so many times the limit. */
    static final int FOR_PICTURES = 10;

    /** Deeply nested files need more stack than a thread has by default. */
    private static final long STACK = 16L << 20;

    private final Duration limit;
    private final Set<Thread> abandoned = ConcurrentHashMap.newKeySet();

    Workers(Duration limit) {
        this.limit = limit;
    }

    private <T> T await(FutureTask<T> task, Budget budget)
            throws InterruptedException, TimeoutException, ExecutionException {
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (!budget.needsLonger()) {
                throw e;
            }
            return task.get(limit.toMillis() * (FOR_PICTURES - 1), TimeUnit.MILLISECONDS);
        }
    }

    /**
     * What the work gives.
     *
     * @param budget told to stop when the work is given up
     * @throws TimeoutException when the limit is over
     * @throws RejectedExecutionException when too many workers are still busy with what was given up
     */
    <T> T run(String name, Budget budget, Callable<T> work)
            throws InterruptedException, TimeoutException, ExecutionException {
        abandoned.removeIf(worker -> !worker.isAlive());
        if (abandoned.size() > MOST_ABANDONED) {
            throw new RejectedExecutionException("not tried: " + abandoned.size()
                    + " files passed the time limit and are still being read, more than " + MOST_ABANDONED
                    + "; try again later, or start the program anew");
        }
        FutureTask<T> task = new FutureTask<>(work);
        Thread worker = new Thread(null, task, name, STACK);
        worker.setDaemon(true);
        worker.start();
        try {
            return await(task, budget);
        } catch (TimeoutException | InterruptedException e) {
            budget.stop();
            task.cancel(true);
            abandoned.add(worker);
            throw e;
        }
    }
}
