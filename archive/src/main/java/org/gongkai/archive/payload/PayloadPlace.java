package org.gongkai.archive.payload;

import java.net.URI;
import java.time.Instant;
import org.gongkai.model.Digest;

/**
 * Where a body was first written, and of which exchange.
 *
 * @param length of the body in bytes, content coding kept
 * @param file name of the WARC file, or {@code gridfs}
 * @param offset of the response record in that file, 0 in GridFS
 * @param head bytes of status line and headers that stand before the body in the record, 0 in GridFS
 * @param record id of the response record, {@code <urn:uuid:…>}
 * @param uri target of that record; a revisit record refers to it (ISO 28500:2017, 6.7.2)
 * @param date of that record
 * @param sha512 second digest of the body, taken at capture, lower-case hexadecimal; empty when none was taken
 */
public record PayloadPlace(
        Digest digest,
        long length,
        String file,
        long offset,
        int head,
        String record,
        URI uri,
        Instant date,
        String sha512) {
    /** File and offset, for messages and inventories. */
    public String label() {
        return offset == 0 ? file : file + " at byte " + offset;
    }
}
