package org.gongkai.crawler;

import java.nio.charset.StandardCharsets;

/**
 * A 64-bit hash (FNV-1a over UTF-16 units) that stands for an address, because a large portal names a million. Two of a
 * million are taken for one another once in thirty million portals.
 */
final class AddressKey {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private AddressKey() {}

    static long of(String address) {
        long hash = OFFSET;
        for (int i = 0; i < address.length(); i++) {
            hash = (hash ^ address.charAt(i)) * PRIME;
        }
        return hash;
    }

    /** The same from the address in UTF-8; ASCII, as nearly all are, is not made text for it. */
    static long of(byte[] utf8, int from, int length) {
        long hash = OFFSET;
        for (int i = from; i < from + length; i++) {
            if (utf8[i] < 0) {
                return of(new String(utf8, from, length, StandardCharsets.UTF_8));
            }
            hash = (hash ^ utf8[i]) * PRIME;
        }
        return hash;
    }
}
