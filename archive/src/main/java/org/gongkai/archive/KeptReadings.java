package org.gongkai.archive;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gongkai.archive.mongo.Metadata;
import org.gongkai.archive.mongo.RereadShelf;
import org.gongkai.archive.mongo.RereadShelf.Chain;
import org.gongkai.archive.mongo.RereadShelf.Link;
import org.gongkai.archive.payload.PayloadStore;
import org.gongkai.archive.reread.ExtractionRun;
import org.gongkai.archive.reread.KeptVersion;
import org.gongkai.archive.reread.Readings;
import org.gongkai.archive.reread.Reread;

/** The readings of an archive; each step is noted among the payloads, so that a rebuild takes the same steps. */
final class KeptReadings implements Readings {
    private final Turns turns;
    private final Metadata metadata;
    private final PayloadStore payloads;
    private final Histories histories;
    private final Turns.Step commit;

    /** @param commit makes what was written durable, within a turn */
    KeptReadings(Turns turns, Metadata metadata, PayloadStore payloads, Histories histories, Turns.Step commit) {
        this.turns = turns;
        this.metadata = metadata;
        this.payloads = payloads;
        this.histories = histories;
        this.commit = commit;
    }

    @Override
    public List<KeptVersion> versions() {
        return turns.read("list the versions", histories::versions);
    }

    @Override
    public void begin(ExtractionRun run) {
        keep("begin extraction run " + run.id(), run);
    }

    @Override
    public void end(ExtractionRun run) {
        keep("end extraction run " + run.id(), run);
    }

    private void keep(String what, ExtractionRun run) {
        turns.run(what, () -> {
            note(run, List.of(), run.ended().isPresent() ? "end" : "begin");
            metadata.rereads().put(run);
            commit.run();
        });
    }

    @Override
    public void add(ExtractionRun run, List<Reread> results) {
        turns.run("keep results of extraction run " + run.id(), () -> {
            note(run, results, Integer.toString(run.done()));
            metadata.rereads().add(run, results);
            commit.run();
        });
    }

    @Override
    public List<ExtractionRun> runs() {
        return turns.read("list the extraction runs", () -> metadata.rereads().all());
    }

    @Override
    public Optional<ExtractionRun> run(String id) {
        return turns.read("read extraction run " + id, () -> metadata.rereads().find(id));
    }

    @Override
    public void eachResult(String run, Consumer<Reread> reader) {
        turns.read("read the results of extraction run " + run, () -> {
            metadata.rereads().eachResult(run, reader);
            return true;
        });
    }

    @Override
    public Moved accept(String run, Instant at) {
        return turns.write("accept extraction run " + run, () -> {
            ExtractionRun before = require(run);
            // what was left to do is done under the time of the first acceptance, from which on some of it was shown
            ExtractionRun accepted = before.acceptedAt(before.accepted().orElse(at));
            if (accepted.ended().isEmpty()) {
                throw new IllegalStateException("extraction run " + run + " has not ended");
            }
            note(accepted, List.of(), "accepted/" + at);
            return moved(accept(metadata.rereads(), accepted));
        });
    }

    @Override
    public Moved putBack(String run, Instant at) {
        return turns.write("put back extraction run " + run, () -> {
            ExtractionRun before = require(run);
            if (before.accepted().isEmpty()) {
                throw new IllegalStateException("extraction run " + run + " is not accepted");
            }
            requireLast(metadata.rereads(), before);
            ExtractionRun putBack = before.putBackAt(at);
            note(putBack, List.of(), "put-back/" + before.accepted().get());
            return moved(putBack(metadata.rereads(), putBack));
        });
    }

    private ExtractionRun require(String run) {
        return metadata.rereads()
                .find(run)
                .orElseThrow(() -> new IllegalStateException("there is no extraction run " + run));
    }

    private Moved moved(Moved moved) throws IOException {
        histories.readingsMoved();
        commit.run();
        return moved;
    }

    /** Comes before what it tells of: a step that could not be noted is not taken. */
    private void note(ExtractionRun run, List<Reread> results, String step) throws IOException {
        payloads.write(ReportNotes.name(ReportNotes.REREAD, run.id() + "/" + step), RereadShelf.json(run, results));
    }

    /** Takes the step that a note tells of. */
    static void replay(RereadShelf shelf, String json) {
        ExtractionRun after = shelf.replay(json);
        Optional<Instant> accepted = after.accepted();
        // at its end nothing of it is shown, so that there is nothing to put back
        if (accepted.isPresent()) {
            accept(shelf, after);
        } else if (after.ended().isPresent()) {
            putBack(shelf, after);
        }
    }

    private static Moved accept(RereadShelf shelf, ExtractionRun run) {
        int[] counts = new int[2];
        List<Reread> changed = changed(shelf, run);
        for (Reread result : changed) {
            Chain chain = shelf.chain(result.key(), result.version())
                    .filter(kept -> kept.original().equals(result.original()))
                    .orElseGet(() -> new Chain(result.original(), List.of()));
            Link link = new Link(run.id(), result.after());
            if (chain.links().contains(link)) {
                continue;
            }
            if (!chain.shown().equals(result.before())) {
                counts[1]++;
                continue;
            }
            List<Link> links = new ArrayList<>(chain.links());
            links.add(link);
            shelf.put(result.key(), result.version(), new Chain(chain.original(), links));
            counts[0]++;
        }
        shelf.put(run);
        return new Moved(counts[0], counts[1]);
    }

    private static void requireLast(RereadShelf shelf, ExtractionRun run) {
        for (Reread result : changed(shelf, run)) {
            List<Link> links = links(shelf, result);
            int at = links.indexOf(new Link(run.id(), result.after()));
            if (at >= 0 && at < links.size() - 1) {
                throw new IllegalStateException("extraction run "
                        + links.get(links.size() - 1).run() + " stands on run " + run.id() + "; put that back first");
            }
        }
    }

    private static Moved putBack(RereadShelf shelf, ExtractionRun run) {
        List<Reread> changed = changed(shelf, run);
        int moved = 0;
        for (Reread result : changed) {
            List<Link> links = links(shelf, result);
            int last = links.size() - 1;
            if (last >= 0 && links.get(last).equals(new Link(run.id(), result.after()))) {
                shelf.put(result.key(), result.version(), new Chain(result.original(), links.subList(0, last)));
                moved++;
            }
        }
        shelf.put(run);
        return new Moved(moved, changed.size() - moved);
    }

    private static List<Link> links(RereadShelf shelf, Reread result) {
        return shelf.chain(result.key(), result.version()).map(Chain::links).orElse(List.of());
    }

    private static List<Reread> changed(RereadShelf shelf, ExtractionRun run) {
        List<Reread> changed = new ArrayList<>();
        shelf.eachResult(run.id(), result -> {
            if (result.outcome() == Reread.Outcome.CHANGED) {
                changed.add(result);
            }
        });
        return changed;
    }
}
