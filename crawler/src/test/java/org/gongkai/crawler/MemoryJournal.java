package org.gongkai.crawler;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.model.Digest;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.FetchOutcome.Fetched;
import org.gongkai.model.Visit;

/** A journal in memory that, like the real one, keeps only what was committed when it {@linkplain #crash crashes}. */
final class MemoryJournal implements CrawlJournal {
    private static final int BATCH = 50;

    private final List<Visit> visits = new ArrayList<>();
    private final List<URI> known = new ArrayList<>();
    private final List<URI> unreadable = new ArrayList<>();
    private final List<URI> firstKept = new ArrayList<>();
    private final List<Block> trail = new ArrayList<>();
    private final List<URI> recalled = new ArrayList<>();
    private final List<URI> broken = new ArrayList<>();
    private boolean damaged;
    private String current = "";
    private int durable;
    private int commits;

    @Override
    public Optional<FetchOutcome> visited(String run, URI uri) throws IOException {
        current = run;
        if (unreadable.contains(uri)) {
            throw new IOException("damaged");
        }
        Optional<FetchOutcome> outcome = visits.stream()
                .filter(visit -> visit.run().equals(run) && visit.uri().equals(uri))
                .map(Visit::outcome)
                .findFirst();
        outcome.ifPresent(found -> recalled.add(uri));
        return outcome;
    }

    /** Notes of a walk, and how many visits had been recorded before. */
    private record Block(byte[] notes, int behind) {}

    @Override
    public Optional<byte[]> trail(String run, String portal, int block) {
        return block < trail.size() ? Optional.of(trail.get(block).notes()) : Optional.empty();
    }

    @Override
    public void keepTrail(String run, String portal, int block, byte[] notes) {
        Block kept = new Block(notes, visits.size());
        if (block < trail.size()) {
            trail.set(block, kept); // those behind it stay, as in the archive
        } else {
            trail.add(kept);
        }
    }

    @Override
    public Optional<Kept> kept(URI uri) {
        Kept kept = null;
        for (Visit visit : visits) {
            if (visit.uri().equals(uri) && !visit.run().equals(current) && visit.outcome() instanceof Fetched fetched) {
                Exchange answer = fetched.exchanges().get(fetched.exchanges().size() - 1);
                kept = new Kept(
                        answer.uri(),
                        Digest.of(answer.body()),
                        answer.header("ETag"),
                        answer.header("Last-Modified"),
                        answer.header("Content-Type"),
                        answer.header("Content-Encoding"),
                        answer.began(),
                        () -> {
                            if (damaged) {
                                throw new IOException("damaged");
                            }
                            return answer.body();
                        });
            }
        }
        return Optional.ofNullable(kept);
    }

    @Override
    public List<URI> known(String portal) {
        return known;
    }

    @Override
    public void record(Visit visit) throws IOException {
        if (broken.contains(visit.uri())) {
            throw new IOException("no room for " + visit.uri().getPath());
        }
        if (firstKept.contains(visit.uri())) {
            return; // the archive keeps the first
        }
        if (visits.stream()
                .anyMatch(old -> old.run().equals(visit.run()) && old.uri().equals(visit.uri()))) {
            throw new IllegalStateException("visited twice in one run: " + visit.uri());
        }
        visits.add(visit);
        if (visits.size() - durable >= BATCH) {
            durable = visits.size(); // as the archive does of its own accord
        }
    }

    @Override
    public void commit() {
        durable = visits.size();
        commits++;
    }

    /** Loses what was not committed. */
    void crash() {
        visits.subList(durable, visits.size()).clear();
        trail.removeIf(block -> block.behind() > durable);
    }

    /** Loses all but the first visits, as if the process had died behind them. */
    void crashBehind(int visit) {
        durable = visit;
        crash();
    }

    /** Loses the visit to an address, and nothing else. */
    void lose(String uri) {
        visits.removeIf(visit -> visit.uri().toString().equals(uri));
        durable = visits.size();
    }

    /** Alters the notes of a walk. */
    void spoilTrail() {
        trail.forEach(block -> block.notes()[block.notes().length / 2] ^= 1);
    }

    /** Addresses whose visits were recalled from what was recorded. */
    List<URI> recalled() {
        return recalled;
    }

    /** Forgets everything. */
    void clear() {
        visits.clear();
        trail.clear();
        durable = 0;
    }

    /** Has a visit that is to be asked again; like the archive it keeps the first of two. */
    void recordDamaged(Visit visit, boolean cannotBeRead) {
        visits.add(visit);
        firstKept.add(visit.uri());
        if (cannotBeRead) {
            unreadable.add(visit.uri());
        }
    }

    /** From now on no stored body can be read. */
    void damage() {
        damaged = true;
    }

    /** A visit to this address cannot be kept. */
    void breakAt(URI uri) {
        broken.add(uri);
    }

    void remember(URI report) {
        known.add(report);
    }

    int commits() {
        return commits;
    }

    int durable() {
        return durable;
    }

    List<Visit> visits() {
        return visits;
    }

    /** The outcome of the only visit to the address. */
    FetchOutcome outcome(String uri) {
        return visits.stream()
                .filter(visit -> visit.uri().toString().equals(uri))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError(uri + " was not visited; visited: "
                        + visits.stream().map(Visit::uri).toList()))
                .outcome();
    }
}
