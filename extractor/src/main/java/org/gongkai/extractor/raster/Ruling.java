package org.gongkai.extractor.raster;

/**
 * A ruled line, in pixels.
 *
 * @param at its row when it is horizontal, else its column
 * @param from its left or upper end
 * @param to its right or lower end
 */
public record Ruling(boolean horizontal, double at, double from, double to) {
    /** The same on a page of that height that is turned clockwise by a quarter. */
    Ruling turned(int height) {
        // What was below is left, what was left is on top.
        return horizontal
                ? new Ruling(false, height - 1 - at, from, to)
                : new Ruling(true, at, height - to, height - from);
    }
}
