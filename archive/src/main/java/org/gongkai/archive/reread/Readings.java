package org.gongkai.archive.reread;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which reading is shown for each version of a report, and the extraction runs that brought new ones. A reading is never
 * written over: accepting a run moves pointers, putting it back moves them again.
 *
 * <p>What a method has written is durable when it returns. Throws {@link org.gongkai.archive.ArchiveException} when the
 * archive cannot be read or written.
 */
public interface Readings {
    /** Every version of every report, ordered by authority, year and number. */
    List<KeptVersion> versions();

    /** Keeps a run that begins. */
    void begin(ExtractionRun run);

    /** Keeps what came of some of a run's reports, with the run as it stands after them. */
    void add(ExtractionRun run, List<Reread> results);

    /** Keeps a run at its end. */
    void end(ExtractionRun run);

    /** All runs, oldest first. */
    List<ExtractionRun> runs();

    /** The run of this id. */
    Optional<ExtractionRun> run(String id);

    /** What came of each report of a run, in the order in which they were read. */
    void eachResult(String run, Consumer<Reread> reader);

    /**
     * Shows the readings of a run from now on. Those whose report has another reading by now than the one that the run
     * began from are left as they are. Accepting a run again does what is left to do.
     *
     * @throws IllegalStateException when the run has not ended
     */
    Moved accept(String run, Instant at);

    /**
     * Shows what was shown before a run was accepted; that it was shown until this time is kept.
     *
     * @throws IllegalStateException when the run is not accepted, or a later one that is stands on it
     */
    Moved putBack(String run, Instant at);

    /**
     * How many pointers moved.
     *
     * @param left how many readings of the run could not be taken, as their report was read anew since
     */
    record Moved(int moved, int left) {}
}
