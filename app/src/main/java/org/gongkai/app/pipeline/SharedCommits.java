package org.gongkai.app.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.gongkai.crawler.fetch.Pause;

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
    private final Pause pause;
    private Instant due = Instant.EPOCH;
    private boolean committing;
    private long asked;
    private long done;

    /** @param commit makes durable all that was written before it began */
    SharedCommits(Runnable commit, InstantSource clock, Pause pause) {
        this.commit = commit;
        this.clock = clock;
        this.pause = pause;
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
        Duration wait = Duration.between(clock.instant(), due);
        if (!wait.isNegative() && !wait.isZero()) {
            pause.hold(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
        }
        long covered = ticket();
        Instant begun = clock.instant();
        commit.run();
        Instant ended = clock.instant();
        due = ended.plus(Duration.between(begun, ended).multipliedBy(TIMES));
        done(covered);
    }

    private synchronized long ticket() {
        return asked;
    }

    private synchronized void done(long covered) {
        done = covered;
    }

    private synchronized void end() {
        committing = false;
        notifyAll();
    }
}
