package org.gongkai.crawler;

import java.net.URI;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.gongkai.crawler.discover.Step;

/** What is still to be visited, best first, in the order found among equals; each address once. */
final class Frontier {
    private record Entry(Step step, long order) {}

    private final PriorityQueue<Entry> queue = new PriorityQueue<>(
            Comparator.comparingInt((Entry entry) -> -entry.step().score()).thenComparingLong(Entry::order));
    private final Set<URI> taken = new HashSet<>();
    private long count;

    /** Adds a step; an address that was taken out before is not added again, one that waits may get a better score. */
    boolean add(Step step) {
        if (taken.contains(step.ask().identity())) {
            return false;
        }
        queue.add(new Entry(step, count++));
        return true;
    }

    /** Takes out the best step whose address was not taken out before. */
    Optional<Step> next() {
        Optional<Step> best = peek();
        if (best.isPresent()) {
            queue.remove();
            taken.add(best.orElseThrow().ask().identity());
        }
        return best;
    }

    /** The best step whose address was not taken out before; it stays where it is. */
    Optional<Step> peek() {
        Entry entry = queue.peek();
        while (entry != null && taken.contains(entry.step().ask().identity())) {
            queue.remove();
            entry = queue.peek();
        }
        return Optional.ofNullable(entry).map(Entry::step);
    }

    /** Whether the address was taken out. */
    boolean knows(URI identity) {
        return taken.contains(identity);
    }

    /** Notes an address as dealt with, though it never was in the queue. */
    void take(URI identity) {
        taken.add(identity);
    }

    /** What still waits, in no order. */
    List<Step> rest() {
        return queue.stream().map(Entry::step).toList();
    }

    /** Steps waiting, some perhaps twice. */
    int waiting() {
        return queue.size();
    }
}
