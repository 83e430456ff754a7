package org.gongkai.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Some words that are looked for in a text together, in one pass: looking for each of them alone takes as many passes, and
 * a page is looked through for dozens. Safe for use by several threads.
 */
public final class Words {
    /** As many places as a first character can lead to: most characters of a text lead to none. */
    private static final int PLACES = 1 << 12;

    private static final int[] NONE = {};

    private final char[][] words;
    private final int[][] byFirst = new int[PLACES][];

    /** @param words each at least one character, told apart by their places in the list */
    public Words(List<String> words) {
        this.words = words.stream().map(String::toCharArray).toArray(char[][]::new);
        List<List<Integer>> lists = new ArrayList<>();
        for (int place = 0; place < PLACES; place++) {
            lists.add(new ArrayList<>());
        }
        for (int i = 0; i < words.size(); i++) {
            lists.get(place(words.get(i).charAt(0))).add(i);
        }
        for (int place = 0; place < PLACES; place++) {
            List<Integer> found = lists.get(place);
            byFirst[place] =
                    found.isEmpty() ? NONE : found.stream().mapToInt(i -> i).toArray();
        }
    }

    /** Hears where the words stand. */
    public interface Hits {
        /** The word at this place in the list begins here. */
        void at(int word, int begin);
    }

    /** Every occurrence of every word, from the beginning of the text to its end; they may overlap. */
    public void find(String text, Hits hits) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            for (int word : byFirst[place(chars[i])]) {
                if (stands(words[word], chars, i)) {
                    hits.at(word, i);
                }
            }
        }
    }

    /** The places in the list of the words that stand in the text. */
    public BitSet in(String text) {
        BitSet found = new BitSet(words.length);
        find(text, (word, begin) -> found.set(word));
        return found;
    }

    private static int place(char first) {
        return first & PLACES - 1;
    }

    private static boolean stands(char[] word, char[] text, int begin) {
        if (text.length - begin < word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (text[begin + i] != word[i]) {
                return false;
            }
        }
        return true;
    }
}
