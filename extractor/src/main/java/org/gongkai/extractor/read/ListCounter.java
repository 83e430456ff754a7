package org.gongkai.extractor.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the paragraphs of lists, to give the numbers that a word processor generates and does not store. For one
 * document, paragraphs in order.
 */
final class ListCounter {
    static final int LEVELS = 9;

    /**
     * How a level of a list is numbered.
     *
     * @param format as {@link ListNumber} knows it
     * @param text around the numbers, {@code %1} for that of the first level, and so on
     * @param decimal whether the numbers of all levels are written in digits
     */
    record Level(String format, String text, int start, boolean decimal) {}

    private final Map<String, int[]> counts = new HashMap<>();

    /** Lets the next paragraph of a level be the first again. */
    void restart(String list, int level, int start) {
        counts(list)[level] = start - 1;
    }

    /**
     * The label of the next paragraph of a list, empty for a bullet.
     *
     * @param list whose paragraphs are counted together
     * @param level from 0
     */
    String next(String list, int level, List<Level> levels) {
        if (level < 0 || level >= levels.size() || level >= LEVELS) {
            return "";
        }
        int[] count = counts(list);
        for (int above = 0; above < level; above++) {
            count[above] = count[above] == UNSET ? levels.get(above).start() : count[above];
        }
        count[level] = count[level] == UNSET ? levels.get(level).start() : count[level] + 1;
        for (int below = level + 1; below < LEVELS; below++) {
            count[below] = UNSET;
        }
        Level own = levels.get(level);
        if (own.format().equals("bullet")
                || own.format().equals("none") && own.text().indexOf('%') >= 0) {
            return "";
        }
        String label = own.text();
        for (int i = 0; i <= level; i++) {
            String place = "%" + (i + 1);
            if (label.contains(place)) {
                label = label.replace(
                        place,
                        ListNumber.of(own.decimal() ? "decimal" : levels.get(i).format(), count[i]));
            }
        }
        return label;
    }

    private static final int UNSET = Integer.MIN_VALUE;

    private int[] counts(String list) {
        return counts.computeIfAbsent(list, key -> {
            int[] count = new int[LEVELS];
            java.util.Arrays.fill(count, UNSET);
            return count;
        });
    }
}
