package org.gongkai.crawler.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.gongkai.crawler.Addresses;

/**
 * One request at a time for each host and for each address, and a pause for the host after it, over all portals that one
 * crawler visits. A host is a name: its ports share one turn, because they share one machine; and so do the names that
 * lead to one address.
 */
public final class HostTurns implements AutoCloseable {
    private final Clock clock;
    private final Pause pause;
    private final Addresses addresses;
    private final ConcurrentMap<String, Host> hosts = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, ReentrantLock> machines = new ConcurrentHashMap<>();

    /** Turns kept by this clock; {@code pause} does the waiting. */
    public HostTurns(Addresses addresses, Clock clock, Pause pause) {
        this.addresses = addresses;
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
        pause.queue(host.turn);
        try {
            Duration wait = Duration.between(clock.instant(), host.free);
            // A clock that was set back must not hold the host for longer than the pause asked for.
            wait = wait.compareTo(host.hold) > 0 ? host.hold : wait;
            if (!wait.isNegative() && !wait.isZero()) {
                pause.hold(wait);
            }
            // The pause is the host's own; only the request itself keeps the machine from its other hosts.
            ReentrantLock machine = machines.computeIfAbsent(machine(name), key -> new ReentrantLock(true));
            pause.queue(machine);
            pause.asking();
            try {
                return request.send();
            } finally {
                pause.answered();
                machine.unlock();
                host.hold = after;
                host.free = clock.instant().plus(after);
            }
        } finally {
            host.turn.unlock();
        }
    }

    /** The first address, which is the one that is connected to; the name itself when it leads nowhere. */
    private String machine(String name) {
        try {
            InetAddress[] found = addresses.resolve(name);
            return found.length == 0 ? name : found[0].getHostAddress();
        } catch (UnknownHostException e) {
            return name; // nobody will be asked; the request says why
        }
    }

    /** Waits outside any turn, before a request is repeated. */
    void hold(Duration time) throws InterruptedException {
        if (!time.isNegative() && !time.isZero()) {
            pause.hold(time);
        }
    }

    /** Forgets all hosts. */
    @Override
    public void close() {
        hosts.clear();
        machines.clear();
    }

    private static final class Host {
        private final ReentrantLock turn = new ReentrantLock(true);
        private Instant free = Instant.EPOCH;
        private Duration hold = Duration.ZERO;
    }
}
