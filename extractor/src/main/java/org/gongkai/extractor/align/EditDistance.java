package org.gongkai.extractor.align;

/**
 * Levenshtein's distance on short labels. It is reckoned a column at a time in the bits of one word (G. Myers, 1999, in
 * the form of H. Hyyrö, 2003), since an alignment compares tens of thousands of labels.
 */
final class EditDistance {
    /** Longer texts are no labels; only their beginnings are compared. No more than a word has bits. */
    private static final int LONGEST = 60;

    private EditDistance() {}

    static int between(String a, String b) {
        int rows = Math.min(a.length(), LONGEST);
        int columns = Math.min(b.length(), LONGEST);
        int beyond = Math.max(a.length() - rows, b.length() - columns);
        if (rows == 0) {
            return columns + beyond;
        }
        long last = 1L << (rows - 1);
        long rises = -1L;
        long falls = 0;
        int distance = rows;
        for (int j = 0; j < columns; j++) {
            long equal = places(a, rows, b.charAt(j));
            long vertical = equal | falls;
            long horizontal = ((equal & rises) + rises) ^ rises | equal;
            long up = falls | ~(horizontal | rises);
            long down = rises & horizontal;
            if ((up & last) != 0) {
                distance++;
            } else if ((down & last) != 0) {
                distance--;
            }
            up = up << 1 | 1;
            down <<= 1;
            rises = down | ~(vertical | up);
            falls = up & vertical;
        }
        return distance + beyond;
    }

    /** A bit for each place of the text at which the character stands. */
    private static long places(String text, int length, char wanted) {
        long places = 0;
        for (int i = text.indexOf(wanted); i >= 0 && i < length; i = text.indexOf(wanted, i + 1)) {
            places |= 1L << i;
        }
        return places;
    }
}
