package org.gongkai.app.search;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gongkai.archive.Archive;
import org.gongkai.archive.ArchiveException;

/**
 * Brings the index up to the archive, aside and again and again, while pages are served. It works on a thread of the
 * lowest priority and reads what was written already, so that crawls do not wait for it.
 */
public final class SearchUpkeep implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(10);
    /** What other processes write to a shared archive is not counted, so that it is looked at all the same. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);
    /** A full disk does not become empty in seconds. */
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(10);
    /** Times as long as a look took nothing is looked at: a crawl writes all the time, and a look reads every history. */
    private static final int RESTS = 20;

    private final ReportSearch search;
    private final Archive archive;
    private final Consumer<String> told;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    private SearchUpkeep(ReportSearch search, Archive archive, Consumer<String> told) {
        this.search = search;
        this.archive = archive;
        this.told = told;
        this.thread = new Thread(this::run, "search");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    /** @param told takes what a person should know, such as that the index cannot be written */
    public static SearchUpkeep start(ReportSearch search, Archive archive, Consumer<String> told) {
        SearchUpkeep upkeep = new SearchUpkeep(search, archive, told);
        upkeep.thread.start();
        return upkeep;
    }

    private void run() {
        long seen = -1;
        String complaint = "";
        Duration pause = PAUSE;
        long looked = System.nanoTime();
        try {
            do {
                long changes = archive.changes();
                boolean longAgo = Duration.ofNanos(System.nanoTime() - looked).compareTo(LOOK_AGAIN) > 0;
                pause = PAUSE;
                if (changes != seen || longAgo) {
                    looked = System.nanoTime();
                    try {
                        search.catchUp((done, of) -> {});
                        seen = changes;
                        complaint = "";
                        pause = rest(Duration.ofNanos(System.nanoTime() - looked));
                    } catch (IOException | ArchiveException e) {
                        String words = "the search index is not kept up: " + e.getMessage();
                        if (!words.equals(complaint)) {
                            told.accept(words);
                        }
                        complaint = words;
                        pause = AFTER_TROUBLE;
                    }
                }
            } while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            // told to stop: what was taken in is there
            Thread.currentThread().interrupt();
        }
    }

    private static Duration rest(Duration work) {
        Duration rest = work.multipliedBy(RESTS);
        return rest.compareTo(PAUSE) > 0 ? rest : PAUSE;
    }

    /** Returns when nothing is written any more; what was taken in stays. */
    @Override
    public void close() {
        stop.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
