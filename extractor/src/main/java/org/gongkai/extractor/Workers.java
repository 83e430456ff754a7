package org.gongkai.extractor;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gongkai.extractor.read.Budget;

/**
 * Threads that each read one file at a time, within a time limit. Our own readers stop soon after it. A library that
 * does not keeps its thread and what it holds of its file, while the next file gets another thread. Only when files that
 * are kept so would fill the memory, no more are begun. Safe for use by several threads.
 */
final class Workers {
    /** Workers that may outlive their time limit; more of them would starve the rest. */
    static final int MOST_ABANDONED = 16;

    /** What is made of a file takes many times its bytes; abandoned files may take a quarter of the memory. */
    private static final long TIMES_ITS_BYTES = 16;

    /** Pages that have to be recognised get so many times the limit. */
    static final int FOR_PICTURES = 10;

    /** Deeply nested files need more stack than a thread has by default. */
    private static final long STACK = 16L << 20;

    /** Seconds that a thread waits for its next file: to begin one takes as long as to read a tenth of a page. */
    private static final int IDLE = 10;

    private final Duration limit;
    private final long mostBytes;
    private final Executor threads =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                Thread worker = new Thread(null, work, "extract", STACK);
                worker.setDaemon(true);
                return worker;
            });
    /** With the bytes of their files. */
    private final Map<Job, Long> abandoned = new ConcurrentHashMap<>();

    /** A file that is being read. */
    private static final class Job implements Runnable {
        private final String name;
        private final Runnable work;
        private volatile boolean over;

        Job(String name, Runnable work) {
            this.name = name;
            this.work = work;
        }

        @Override
        public void run() {
            Thread thread = Thread.currentThread();
            String idle = thread.getName();
            thread.setName(name);
            try {
                work.run();
            } finally {
                thread.setName(idle);
                over = true;
            }
        }
    }

    Workers(Duration limit) {
        this(limit, Runtime.getRuntime().maxMemory() / 4 / TIMES_ITS_BYTES);
    }

    /** @param mostBytes of files that may be abandoned and still be held */
    Workers(Duration limit, long mostBytes) {
        this.limit = limit;
        this.mostBytes = mostBytes;
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
     * @param bytes of the file that it reads
     * @param budget told to stop when the work is given up
     * @throws TimeoutException when the limit is over
     * @throws RejectedExecutionException when what was given up holds too much of the machine
     */
    <T> T run(String name, long bytes, Budget budget, Callable<T> work)
            throws InterruptedException, TimeoutException, ExecutionException {
        refuseWhenFull();
        FutureTask<T> task = new FutureTask<>(work);
        Job job = new Job(name, task);
        threads.execute(job);
        try {
            return await(task, budget);
        } catch (TimeoutException | InterruptedException e) {
            budget.stop();
            task.cancel(true);
            abandoned.put(job, bytes);
            throw e;
        }
    }

    private void refuseWhenFull() {
        abandoned.keySet().removeIf(job -> job.over);
        long held = 0;
        for (long bytes : abandoned.values()) {
            held += bytes;
        }
        if (abandoned.size() >= MOST_ABANDONED || held > mostBytes) {
            throw new RejectedExecutionException("not tried: " + abandoned.size() + " files of together " + held
                    + " bytes passed the time limit and are still being read; try again later, or start the program"
                    + " anew");
        }
    }
}
