package org.gongkai.archive;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gongkai.archive.coverage.CoverageEvidence;
import org.gongkai.archive.event.ArchiveEvent;
import org.gongkai.archive.export.ExportOrder;
import org.gongkai.archive.export.ExportReport;
import org.gongkai.archive.fixity.FixityProgress;
import org.gongkai.archive.fixity.FixityReport;
import org.gongkai.archive.reread.GridStore;
import org.gongkai.archive.reread.Readings;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;
import org.gongkai.model.Visit;

/**
 * Everything that is kept: captures and their payloads, runs, reports with their versions, extractions.
 *
 * <p>Writes are taken in order and become durable together at {@link #commit()}, and of their own accord two seconds
 * after the last commit, up to ten where commits take long: payloads first, then metadata. What was written and not
 * committed may be lost with the process, never half of it. Safe for use by several threads. Methods throw
 * {@link ArchiveException} when the archive cannot be read or written.
 */
public interface Archive extends AutoCloseable {
    /**
     * Keeps a visit; after every {@code archive.batch-size} of them it commits of its own accord. Adding the same address
     * of the same run again changes nothing and returns the first capture.
     */
    Capture add(Visit visit);

    /** Makes all that was written so far durable. */
    void commit();

    /** Whether nothing was ever captured. */
    boolean isEmpty();

    /** The capture of this address in this run. */
    Optional<Capture> capture(String run, URI uri);

    /** The capture of this id. */
    Optional<Capture> capture(String id);

    /** All captures of an address, oldest first. */
    List<Capture> timeline(URI uri);

    /** The latest capture of an address that is {@code FETCHED} or {@code UNCHANGED}. */
    Optional<Capture> latestGood(URI uri);

    /**
     * The bytes of a payload, content coding kept; none for the digest of no bytes, which is that of an answer without a
     * body. Throws {@link ArchiveException} when they are missing or damaged.
     */
    byte[] payload(Digest digest);

    /** Whether {@link #payload} has it: it is stored, or it is the digest of no bytes. */
    boolean holds(Digest digest);

    /** Every capture, in no particular order. */
    void eachCapture(Consumer<Capture> reader);

    /**
     * Re-hashes what is stored, and compares payloads and metadata with each other; keeps what came of it as an event.
     * Where {@code archive.replica} names a second copy, damaged files are mended from it.
     *
     * @param percent of the payloads to look at, by lot; 100 reads every bit of every file
     * @throws InterruptedException when told to stop; the next call goes on
     */
    FixityReport verify(double percent, FixityProgress progress) throws InterruptedException;

    /**
     * Writes what is wanted to a place outside, in a format that others take, and keeps an event of it. Nothing stands at
     * the place until all of it does.
     *
     * @param out what does not exist yet, or an empty folder
     * @throws InterruptedException when told to stop; nothing is at the place then
     */
    ExportReport export(ExportOrder order, Path out, FixityProgress progress) throws InterruptedException;

    /** What was done to the content, oldest first. */
    List<ArchiveEvent> events();

    /** Keeps an event; the same id again changes nothing. */
    void keep(ArchiveEvent event);

    /** Every payload's digest and length, in no particular order. */
    void eachPayload(Consumer<StoredPayload> reader);

    /** A payload as the metadata knows it. */
    record StoredPayload(Digest digest, long length, String place) {}

    /** Writes a run's report; the same run and portal again replaces it, the same report again changes nothing. */
    void keep(RunReport run);

    /** The run that was begun at this portal and has not ended; the newest when there are several. */
    Optional<RunReport> unfinishedRun(String portal);

    /** The runs at all portals that have not ended, oldest first. */
    List<RunReport> unfinishedRuns();

    /** All runs at this portal, oldest first. */
    List<RunReport> runs(String portal);

    /** All runs at all portals, oldest first. */
    List<RunReport> runs();

    /**
     * Tells the archive that a report was seen. Makes a first version, extends the current one, or makes a new one when
     * the content's fingerprint differs. Seeing the same again, in the same run or a later one, makes no version.
     */
    void observe(Sighting sighting);

    /** Tells the archive that an address where a report was kept gave a definite answer that nothing is there. */
    void observeGone(URI place, Capture capture);

    /** All versions of a report. */
    Optional<ReportHistory> history(ReportKey key);

    /**
     * The name of every report that has a version, ordered by authority and year: for those who take one history after
     * the other, and do not hold them all as {@link #histories()} does.
     */
    List<ReportKey> reports();

    /** Every report, ordered by authority and year. */
    List<ReportHistory> histories();

    /** What coverage asks, answered from what is kept for it: at the time of each question. */
    CoverageEvidence evidence();

    /** Keeps an extraction; the same key again changes nothing. */
    void keep(String extractionKey, ReportDocument document);

    /** The extraction of this key. */
    Optional<ReportDocument> extraction(String extractionKey);

    /** Which reading of each version is shown, and the extraction runs that brought new ones. */
    Readings readings();

    /**
     * Keeps a block of what a crawl noted of its walk over a portal; the same number again replaces it. It is durable
     * with the captures that were added before, and gone when the run ends at the portal.
     *
     * @param block from 0 up
     */
    void keepTrail(String run, String portal, int block, byte[] notes);

    /** The block of this number; empty behind the last, and once the run has ended. */
    Optional<byte[]> trail(String run, String portal, int block);

    /** What readers found in stored files, kept to spare reading them again. */
    GridStore grids();

    /** What the program has yet to tell others, as it put it there: JSON by name, in the order of the names. */
    Map<String, String> outbox();

    /** Puts and takes away together; durable when it returns. What is put again is replaced. */
    void keepInOutbox(Map<String, String> put, Set<String> taken);

    /**
     * A number that grows whenever a run, a history or a history's status may have changed, so that a reader knows
     * whether an answer computed earlier still holds. It counts what is written through this object since it was opened,
     * not what other processes write to a shared archive.
     */
    long changes();

    /**
     * What is damaged, as found when the archive was opened: sentences that name the file and the remedy; empty when all
     * is well. Everything else can be read and written.
     */
    List<String> problems();

    /** Commits, and lets go. An archive whose last commit failed is let go as it was before that. */
    @Override
    void close();
}
