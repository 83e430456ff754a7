package org.gongkai.extractor.align;

/** Levenshtein's distance on short labels, without allocations that a library's general form needs. */
final class EditDistance {
    /** Longer texts are no labels; only their beginnings are compared. */
    private static final int LONGEST = 60;

    private EditDistance() {}

    static int between(String a, String b) {
        int rows = Math.min(a.length(), LONGEST);
        int columns = Math.min(b.length(), LONGEST);
        int beyond = Math.max(a.length() - rows, b.length() - columns);
        int[] previous = new int[columns + 1];
        int[] current = new int[columns + 1];
        for (int j = 0; j <= columns; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= rows; i++) {
            current[0] = i;
            for (int j = 1; j <= columns; j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[columns] + beyond;
    }
}
