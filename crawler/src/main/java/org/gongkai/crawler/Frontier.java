package org.gongkai.crawler;

import java.net.URI;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gongkai.crawler.discover.Step;
import org.jspecify.annotations.Nullable;

/** What is still to be visited, best first, in the order found among equals; each address once. */
final class Frontier {
    /** More than any score. */
    private static final long TAKEN = Long.MAX_VALUE;

    private record Entry(WaitingStep step, long order) {}

    private final PriorityQueue<Entry> queue = new PriorityQueue<>(
            Comparator.comparingInt((Entry entry) -> -entry.step().score()).thenComparingLong(Entry::order));
    /** The best score with which an address has ever waited, or that it was taken out. */
    private final LongMap scores = new LongMap();

    private final Consumer<WaitingStep> added;
    private @Nullable Origin origin;
    private long count;

    /** @param added hears what was added */
    Frontier(Consumer<WaitingStep> added) {
        this.added = added;
    }

    /**
     * Adds a step, unless its address was taken out before, or waits with a score that is as good: what was found first
     * says how it is visited.
     */
    void add(Step step) {
        long key = AddressKey.of(step.ask().identity().toString());
        if (step.score() > scores.getOr(key, Long.MIN_VALUE)) {
            add(key, WaitingStep.of(step, origin(step)));
        }
    }

    /** Adds what another frontier has heard of as added. */
    void add(WaitingStep step) {
        long key = step.key();
        if (step.score() > scores.getOr(key, Long.MIN_VALUE)) {
            add(key, step);
        }
    }

    private void add(long key, WaitingStep step) {
        scores.put(key, step.score());
        queue.add(new Entry(step, count++));
        added.accept(step);
    }

    private Origin origin(Step step) {
        Origin own = Origin.of(step);
        Origin last = origin;
        if (last != null && last.equals(own)) {
            return last;
        }
        origin = own;
        return own;
    }

    /** Takes out the best step whose address was not taken out before. */
    Optional<Step> next() {
        Optional<Step> best = peek();
        if (best.isPresent()) {
            scores.put(queue.remove().step().key(), TAKEN);
        }
        return best;
    }

    /** The best step whose address was not taken out before; it stays where it is. */
    Optional<Step> peek() {
        Entry entry = queue.peek();
        while (entry != null && scores.getOr(entry.step().key(), Long.MIN_VALUE) == TAKEN) {
            queue.remove();
            entry = queue.peek();
        }
        return Optional.ofNullable(entry).map(best -> best.step().step());
    }

    /** Whether the address was taken out. */
    boolean knows(URI identity) {
        return scores.getOr(AddressKey.of(identity.toString()), Long.MIN_VALUE) == TAKEN;
    }

    /** What still waits, in no order, some perhaps twice. */
    Stream<Step> rest() {
        return queue.stream().map(entry -> entry.step().step());
    }

    /** Steps waiting, some perhaps twice. */
    int waiting() {
        return queue.size();
    }
}
