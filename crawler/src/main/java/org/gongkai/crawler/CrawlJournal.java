package org.gongkai.crawler;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gongkai.model.Digest;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.Visit;

/**
 * What a crawl remembers and reports to; the archive stands behind it. Called from several threads, one host each.
 *
 * <p>A crawl that was killed is walked again from the start: addresses that the run has visited are answered from here,
 * so that nothing is asked twice and the walk ends as if it had never stopped.
 */
public interface CrawlJournal {
    /** The outcome of this address in this run, when an earlier process of the same run has recorded it. */
    Optional<FetchOutcome> visited(String run, URI uri) throws IOException;

    /** What earlier runs kept of this address, for a conditional request. */
    Optional<Kept> kept(URI uri) throws IOException;

    /**
     * Addresses at which earlier runs found reports of this portal. They are asked again even when no list leads to them
     * any more: only an answer can tell a report that was withdrawn from one that was moved off a list.
     */
    default List<URI> known(String portal) throws IOException {
        return List.of();
    }

    /** Takes over what was seen, in the order recorded. */
    void record(Visit visit) throws IOException;

    /**
     * What an earlier process of the run noted of its walk over a portal, a block at a time; empty behind the last.
     *
     * @param block from 0 up
     */
    default Optional<byte[]> trail(String run, String portal, int block) throws IOException {
        return Optional.empty();
    }

    /**
     * Takes over a block of notes of a walk, in place of one of the same number. It becomes durable with or after the
     * visits that were recorded before, never before them, and is of no use once the run has ended at the portal. Without
     * it a run that is gone on with reads all its pages again.
     */
    default void keepTrail(String run, String portal, int block, byte[] notes) throws IOException {}

    /**
     * Returns when all that was recorded is taken over, or says why it is not. When that survives the death of process and
     * machine is the journal's to say; a portal's run does once its end is announced.
     */
    void commit() throws IOException;

    /**
     * The last good capture of an address by an earlier run, not by the one that asks.
     *
     * @param answered the address that answered, after redirects: the one that the validators belong to
     * @param brought when the server last sent the body itself, and did not only say that it still holds
     * @param body reads the stored payload, content coding kept, when an answer says that it still holds
     * @param contentType the header as it came, empty when there was none
     */
    record Kept(
            URI answered,
            Digest payload,
            Optional<String> etag,
            Optional<String> lastModified,
            Optional<String> contentType,
            Optional<String> contentEncoding,
            Instant brought,
            Body body) {}

    /** Reads a stored payload. */
    interface Body {
        byte[] read() throws IOException;
    }
}
