package org.gongkai.archive.fixity;

import java.math.BigInteger;
import java.util.Collection;

/**
 * Stands for a set of digests of 128 bits, in whatever order they came: how many there are, and their sum. Two tallies
 * of different sets are the same once in 2¹²⁸ times.
 *
 * @param sum modulo 2¹²⁸
 */
record Tally(long count, BigInteger sum) {
    private static final BigInteger ALL = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
    static final Tally EMPTY = new Tally(0, BigInteger.ZERO);

    /** @param digest 32 hexadecimal digits */
    Tally with(String digest) {
        return with(new Tally(1, new BigInteger(digest, 16)));
    }

    /** Of both together; a digest that is in both counts twice. */
    Tally with(Tally other) {
        return new Tally(count + other.count, sum.add(other.sum).and(ALL));
    }

    static Tally of(Collection<String> digests) {
        Tally tally = EMPTY;
        for (String digest : digests) {
            tally = tally.with(digest);
        }
        return tally;
    }
}
