package org.gongkai.app.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Commits that many threads share: all that ask while one is on its way, or soon after it, get the next. Where portals end
 * by the hundred, a commit for each of them would be most of the work; so they take a fifth of the time and no more.
 */
final class SharedCommits {
    /** How many times as long as the last commit took it is waited for others that want the next. */
    private static final int TIMES = 4;

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Runnable commit;
    private final InstantSource clock;
    private final Duration longest;
    private Instant due = Instant.EPOCH;
    private boolean committing;
    private long asked;
    private long done;
    private int crawling;
    private int crawled;

    /** @param commit makes durable all that was written before it began */
    SharedCommits(Runnable commit, InstantSource clock) {
        this(commit, clock, LONGEST);
    }

    /** @param longest that is waited for others in any case */
    SharedCommits(Runnable commit, InstantSource clock, Duration longest) {
        this.commit = commit;
        this.clock = clock;
        this.longest = longest;
    }

    /** Takes note that so many more crawl, or, when negative, no longer do: they will want a commit when they have ended. */
    synchronized void crawling(int more) {
        crawling += more;
        notifyAll();
    }

    /**
     * Returns when all that the caller wrote before is durable. Throws what the commit throws.
     *
     * @throws InterruptedException when told to stop; nothing is known of the commit then
     */
    void await() throws InterruptedException {
        if (isMineToDo(ask())) {
            try {
                lead();
            } finally {
                end();
            }
        }
    }

    /** The same for one that has ended its crawl: when nobody crawls any more, there are no others to wait for. */
    void awaitCrawled() throws InterruptedException {
        crawled(1);
        try {
            await();
        } finally {
            crawled(-1);
        }
    }

    private synchronized void crawled(int more) {
        crawled += more;
        notifyAll();
    }

    private synchronized long ask() {
        return ++asked;
    }

    /** Whether the caller is to commit for all that have asked; false when another did so for it. */
    private synchronized boolean isMineToDo(long mine) throws InterruptedException {
        while (committing && done < mine) {
            wait();
        }
        if (done >= mine) {
            return false;
        }
        committing = true;
        return true;
    }

    private void lead() throws InterruptedException {
        long covered = waitForOthers();
        Instant begun = clock.instant();
        commit.run();
        Instant ended = clock.instant();
        done(covered, ended.plus(Duration.between(begun, ended).multipliedBy(TIMES)));
    }

    /** The last that the next commit is for. */
    private synchronized long waitForOthers() throws InterruptedException {
        Duration wait = patience();
        long until = System.nanoTime() + wait.toNanos();
        while (crawling > 0 || crawled == 0) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                break;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return asked;
    }

    /** How long others are waited for by now. */
    synchronized Duration patience() {
        Duration wait = Duration.between(clock.instant(), due);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(longest) < 0 ? wait : longest;
    }

    private synchronized void done(long covered, Instant next) {
        done = covered;
        due = next;
    }

    private synchronized void end() {
        committing = false;
        notifyAll();
    }
}
