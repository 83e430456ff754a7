package org.gongkai.archive.fixity;

import java.util.Arrays;
import org.gongkai.model.Digest;

/**
 * Very many digests by their first 64 bits, which is enough to tell whether one is among them: eight bytes each. Not for
 * several threads.
 */
final class DigestHeads {
    private static final int FIRST = 1024;
    private static final int HEX_DIGITS = 16;

    private long[] heads = new long[FIRST];
    private int size;
    private boolean sorted = true;

    void add(Digest digest) {
        if (size == heads.length) {
            heads = Arrays.copyOf(heads, 2 * size);
        }
        heads[size++] = head(digest);
        sorted = false;
    }

    boolean contains(Digest digest) {
        if (!sorted) {
            Arrays.sort(heads, 0, size);
            sorted = true;
        }
        return Arrays.binarySearch(heads, 0, size, head(digest)) >= 0;
    }

    /** Whether each of these is among the others. */
    boolean areAllAmong(DigestHeads others) {
        Arrays.sort(others.heads, 0, others.size);
        others.sorted = true;
        for (int i = 0; i < size; i++) {
            if (Arrays.binarySearch(others.heads, 0, others.size, heads[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    private static long head(Digest digest) {
        return Long.parseUnsignedLong(digest.hex(), 0, HEX_DIGITS, 16);
    }
}
