package org.gongkai.archive;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * When the next commit is due: two seconds after the last, or later where commits take long, so that they take no more than
 * a twentieth of the time; ten seconds after the last in any case. A commit writes anew every leaf of an index that it
 * touches: one that comes later writes little more than one that comes at once.
 */
final class CommitPace {
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int SHARE = 20;

    private final InstantSource clock;
    private Instant begun;
    private Instant ended;

    CommitPace(InstantSource clock) {
        this.clock = clock;
        this.begun = clock.instant();
        this.ended = begun;
    }

    void begin() {
        begun = clock.instant();
    }

    void end() {
        ended = clock.instant();
    }

    boolean isDue() {
        Duration wanted = Duration.between(begun, ended).multipliedBy(SHARE);
        Duration wait = wanted.compareTo(SHORTEST) < 0 ? SHORTEST : wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
        return !clock.instant().isBefore(ended.plus(wait));
    }
}
