package org.gongkai.app.across;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which reports of a year share drawn shingles. All of them lie in one array, by shingle and then by report; a shingle
 * that many have says nothing and is passed over, so that no report is counted with more than a few others for each.
 */
final class SharedShingles {
    /** One shingle in so many is drawn. */
    private static final int DRAWN = 16;
    /** What more authorities have is nobody's own: two at least, then one in a hundred, but not without end. */
    private static final int FEWEST_SHARERS = 2;

    private static final int SHARERS_PER = 100;
    private static final int MOST_SHARERS = 50;
    /** The low bits of an entry name the report, the others are the shingle's. */
    private static final int REPORT_BITS = 20;

    private static final long REPORT = (1L << REPORT_BITS) - 1;

    private final long[][] drawn;
    private final long[] entries;
    private final int[] counts;
    private final int most;

    /** @param drawn of each report, in order */
    SharedShingles(long[][] drawn) {
        if (drawn.length > REPORT) {
            throw new IllegalArgumentException(
                    drawn.length + " reports of one year; at most " + REPORT + " are compared");
        }
        this.drawn = drawn;
        this.counts = new int[drawn.length];
        this.most = mostSharers(drawn.length);
        this.entries =
                new long[Arrays.stream(drawn).mapToInt(each -> each.length).sum()];
        int next = 0;
        for (int report = 0; report < drawn.length; report++) {
            for (long shingle : drawn[report]) {
                entries[next++] = shingle & ~REPORT | report;
            }
        }
        Arrays.sort(entries);
    }

    /** Of so many authorities no more than this may have a sentence in common, or it is nobody's own. */
    static int mostSharers(int authorities) {
        return Math.min(MOST_SHARERS, Math.max(FEWEST_SHARERS, authorities / SHARERS_PER));
    }

    /** The shingles that are drawn of a report, each once, in order. */
    static long[] draw(Prose prose) {
        return prose.shingles().stream()
                .mapToLong(Long::longValue)
                // not by the low bits, which make room for the report
                .filter(shingle -> Long.remainderUnsigned(shingle >>> REPORT_BITS, DRAWN) == 0)
                .sorted()
                .toArray();
    }

    /** How many stand in both; each in order. */
    static int inBoth(long[] one, long[] other) {
        int shared = 0;
        for (int i = 0, j = 0; i < one.length && j < other.length; ) {
            int compared = Long.compare(one[i], other[j]);
            shared += compared == 0 ? 1 : 0;
            i += compared <= 0 ? 1 : 0;
            j += compared >= 0 ? 1 : 0;
        }
        return shared;
    }

    /** The others that share at least so many with a report, those with most first, at most so many of them. */
    List<Integer> most(int report, int least, int atMost) {
        List<Integer> touched = new ArrayList<>();
        for (long shingle : drawn[report]) {
            long first = shingle & ~REPORT;
            int from = Arrays.binarySearch(entries, first);
            from = from < 0 ? -from - 1 : from;
            int to = from;
            while (to < entries.length && (entries[to] & ~REPORT) == first && to - from <= most) {
                to++;
            }
            if (to - from > most) {
                continue;
            }
            for (int i = from; i < to; i++) {
                int other = (int) (entries[i] & REPORT);
                if (other != report && counts[other]++ == 0) {
                    touched.add(other);
                }
            }
        }
        List<Integer> best = touched.stream()
                .filter(other -> counts[other] >= least)
                .sorted(Comparator.comparing((Integer other) -> -counts[other]).thenComparing(other -> other))
                .limit(atMost)
                .toList();
        touched.forEach(other -> counts[other] = 0);
        return best;
    }
}
