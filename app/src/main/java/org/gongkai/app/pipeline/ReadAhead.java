package org.gongkai.app.pipeline;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.gongkai.crawler.PortalCrawl.Candidate;
import org.gongkai.model.Portal;

/**
 * The candidates of one portal, read on the threads that all portals share while the crawl goes on, as far as it leaves
 * them idle. The verdicts come in the order in which the candidates were given. Used by one thread.
 */
final class ReadAhead implements AutoCloseable {
    /** Enough to keep the threads at work, few enough to hold in memory for hundreds of portals. */
    private static final int AHEAD = 4;

    private final CandidateReader reader;
    private final Portal portal;
    private final String run;
    private final SpareTime readers;
    private final Consumer<Runnable> whenStored;
    private final Deque<Candidate> waiting = new ArrayDeque<>();
    private final Deque<Reading> begun = new ArrayDeque<>();
    private boolean hurried;

    /** @param whenStored does something once the answers that came before are in the archive */
    ReadAhead(CandidateReader reader, Portal portal, String run, SpareTime readers, Consumer<Runnable> whenStored) {
        this.reader = reader;
        this.portal = portal;
        this.run = run;
        this.readers = readers;
        this.whenStored = whenStored;
    }

    private record Reading(Candidate candidate, FutureTask<CandidateReader.Verdict> verdict) {}

    /** What was read, and what came of it. */
    record Read(Candidate candidate, CandidateReader.Verdict verdict) {}

    /** Takes a candidate whose page and files have been fetched. */
    void add(Candidate candidate) {
        waiting.add(candidate);
        begin();
    }

    private void begin() {
        while (begun.size() < AHEAD && !waiting.isEmpty()) {
            Candidate candidate = waiting.remove();
            FutureTask<CandidateReader.Verdict> reading = new FutureTask<>(() -> reader.read(portal, run, candidate));
            begun.add(new Reading(candidate, reading));
            boolean wanted = hurried;
            whenStored.accept(() -> {
                readers.execute(reading);
                if (wanted) {
                    readers.hurry(reading);
                }
            });
        }
    }

    /** Has all candidates read at once, and not only in spare time: nothing but their verdicts is waited for. */
    void hurry() {
        hurried = true;
        begun.forEach(reading -> whenStored.accept(() -> readers.hurry(reading.verdict())));
    }

    /** The next verdict, if it is there; none where reading it failed, which is told by {@link #take()}. */
    Optional<Read> poll() {
        if (begun.isEmpty() || !begun.getFirst().verdict().isDone()) {
            return Optional.empty();
        }
        Reading next = begun.getFirst();
        try {
            return Optional.of(taken(next, next.verdict().get()));
        } catch (ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The next verdict, waited for; empty when there are no more candidates. */
    Optional<Read> take() throws IOException, InterruptedException {
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        Reading next = begun.getFirst();
        return Optional.of(taken(next, Crawling.result(next.verdict())));
    }

    private Read taken(Reading first, CandidateReader.Verdict verdict) {
        begun.remove();
        begin();
        return new Read(first.candidate(), verdict);
    }

    /** Ends what was begun and not asked for. */
    @Override
    public void close() {
        begun.forEach(reading -> reading.verdict().cancel(true));
    }
}
