package org.gongkai.archive.payload;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Exchange;

/** A home of payloads. Used by one thread at a time. */
public interface PayloadStore extends AutoCloseable {
    /**
     * Writes a visit: its exchanges, each body that is not yet stored, and the note. All of it or nothing; durable only
     * after {@link #force()}.
     *
     * @param note made of the visit with these exchanges: the payload that it names is not digested a second time
     */
    Written write(VisitNote note, List<Exchange> exchanges, Known known) throws IOException;

    /**
     * Writes a note about something that is no visit, such as a run's report, beside the visits, so that the metadata can
     * be built again from this home alone. A home inside the database has no use for it.
     *
     * @param name a URI that says what the note is about
     */
    void write(URI name, String json) throws IOException;

    /**
     * The bytes of a body, checked against its digest.
     *
     * @throws IOException when they are missing, damaged or cannot be read; the message names digest, place and remedy
     */
    byte[] read(PayloadPlace place) throws IOException;

    /**
     * What is kept of exchanges beside their bodies, and whether it is as it was written, by the id of the record. Empty
     * for a home of files, whose records hold it.
     */
    Optional<Map<String, Boolean>> exchanges();

    /**
     * Returns when everything written so far survives the death of process and machine.
     *
     * @return files that grew since the last call, and how far they are now safe; empty where there are no files
     */
    Map<String, FileState> force() throws IOException;

    /** Lets go of files; does not force them. */
    @Override
    void close() throws IOException;

    /** What the metadata knows of bodies stored earlier. */
    interface Known {
        Optional<PayloadPlace> find(Digest digest);
    }

    /** What came of a write: one hop for each exchange, in order, and the bodies that were new. */
    record Written(List<Capture.Hop> hops, List<PayloadPlace> added) {
        public Written {
            hops = List.copyOf(hops);
            added = List.copyOf(added);
        }
    }
}
