package org.gongkai.archive.warc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A record as it lies in a file; its structure is sound, its digests are not yet checked.
 *
 * @param offset of the gzip member, or of the record in a file that is not packed; bytes from the file's beginning
 * @param length of the member or record in the file, 0 for a record that shares its gzip member with others
 * @param block as written; owned by the entry, not copied
 */
public record WarcEntry(long offset, long length, WarcHead head, byte[] block) {
    /** How many bytes of the block come before the HTTP body: up to and with the empty line; -1 when there is none. */
    public int bodyStart() {
        for (int at = 0; at + 1 < block.length; at++) {
            if (block[at] == '\n') {
                if (block[at + 1] == '\n') {
                    return at + 2;
                }
                if (at + 2 < block.length && block[at + 1] == '\r' && block[at + 2] == '\n') {
                    return at + 3;
                }
            }
        }
        return -1;
    }

    /** The same without the body of its HTTP message: what is left is small. */
    public WarcEntry withoutBody() {
        int body = bodyStart();
        return body < 0 || body == block.length
                ? this
                : new WarcEntry(offset, length, head, Arrays.copyOf(block, body));
    }

    /** Whether the block is an HTTP message. */
    public boolean isHttp() {
        return head.first("Content-Type").orElse("").replace(" ", "").startsWith("application/http");
    }

    /** The block as text. */
    public String text() {
        return new String(block, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return head.type() + " " + head.id() + " at byte " + offset;
    }
}
