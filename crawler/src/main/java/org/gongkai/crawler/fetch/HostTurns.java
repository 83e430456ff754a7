package org.gongkai.crawler.fetch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One request at a time for each host, and a pause after it, over all portals that one crawler visits. A host is a name:
 * its ports share one turn, because they share one machine.
 */
public final class HostTurns {
    private final Clock clock;
    private final Pause pause;
    private final ConcurrentMap<String, Host> hosts = new ConcurrentHashMap<>();

    /** Turns kept by this clock; {@code pause} does the waiting. */
    public HostTurns(Clock clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** Something that is done in a host's turn. */
    interface Request<T> {
        T send() throws NoAnswerException, InterruptedException;
    }

    /** Waits for the host's turn, sends, and keeps the host to itself for the pause that follows. */
    <T> T take(String name, Duration after, Request<T> request) throws NoAnswerException, InterruptedException {
        Host host = hosts.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new Host());
        host.turn.lockInterruptibly();
        try {
            Duration wait = Duration.between(clock.instant(), host.free);
            // A clock that was set back must not hold the host for longer than the pause asked for.
            wait = wait.compareTo(host.hold) > 0 ? host.hold : wait;
            if (!wait.isNegative() && !wait.isZero()) {
                pause.hold(wait);
            }
            try {
                return request.send();
            } finally {
                host.hold = after;
                host.free = clock.instant().plus(after);
            }
        } finally {
            host.turn.unlock();
        }
    }

    /** Waits outside any turn, before a request is repeated. */
    void hold(Duration time) throws InterruptedException {
        if (!time.isNegative() && !time.isZero()) {
            pause.hold(time);
        }
    }

    private static final class Host {
        private final ReentrantLock turn = new ReentrantLock(true);
        private Instant free = Instant.EPOCH;
        private Duration hold = Duration.ZERO;
    }
}
