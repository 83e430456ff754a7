package org.gongkai.archive.mongo;

import java.util.BitSet;

/**
 * Tells at once of most ids that nothing is stored under them, for a collection that was empty when it was opened and that
 * nobody else writes to. A question to the database costs as much as storing a page does, and a first crawl asks three for
 * each page in vain.
 *
 * <p>A Bloom filter of half a megabyte with two bits for each id: it may hold a new id for a known one, which costs a
 * question, and never a known one for a new one.
 */
final class Absence {
    private static final int BITS = 1 << 22;

    private final BitSet known = new BitSet();

    /** Takes note of an id that is stored from now on. */
    void put(String id) {
        long hash = hash(id);
        known.set(first(hash));
        known.set(second(hash));
    }

    /** Whether nothing was ever put under this id. */
    boolean isSure(String id) {
        long hash = hash(id);
        return !known.get(first(hash)) || !known.get(second(hash));
    }

    private static int first(long hash) {
        return (int) (hash & (BITS - 1));
    }

    private static int second(long hash) {
        return (int) ((hash >>> 32) & (BITS - 1));
    }

    /** Two mixed hashes of 32 bits. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
