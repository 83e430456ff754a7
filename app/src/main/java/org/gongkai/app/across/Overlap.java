package org.gongkai.app.across;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * How much of one report's prose another has too.
 *
 * @param copied signs that stand in shingles of the other
 * @param all signs compared
 * @param passages the sentences of which most is in the other, as printed, the longest first
 */
record Overlap(int copied, int all, List<String> passages) {
    private static final int MOST_PASSAGES = 5;
    private static final int LONGEST_PASSAGE = 300;

    /** What of the prose is in the other's shingles. */
    static Overlap of(Prose prose, Set<Long> other) {
        int copied = 0;
        int all = 0;
        List<String> passages = new ArrayList<>();
        for (Prose.Sentence sentence : prose.sentences()) {
            String text = sentence.compared();
            int shared = 0;
            int covered = 0;
            for (int i = 0; i + Prose.SHINGLE <= text.length(); i++) {
                if (other.contains(Prose.hash(text.substring(i, i + Prose.SHINGLE)))) {
                    shared += i + Prose.SHINGLE - Math.max(i, covered);
                    covered = i + Prose.SHINGLE;
                }
            }
            all += text.length();
            copied += shared;
            if (shared * 2 > text.length()) {
                passages.add(sentence.printed());
            }
        }
        passages.sort(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        return new Overlap(
                copied,
                all,
                passages.stream()
                        .limit(MOST_PASSAGES)
                        .map(text -> text.length() > LONGEST_PASSAGE ? text.substring(0, LONGEST_PASSAGE) + "…" : text)
                        .toList());
    }

    double share() {
        return all == 0 ? 0 : (double) copied / all;
    }
}
