package org.gongkai.extractor.pdf;

/**
 * A straight line along the page's edges.
 *
 * @param at its y when it is horizontal, its x when it is vertical
 * @param from its left or upper end
 * @param to its right or lower end
 */
record Rule(boolean horizontal, double at, double from, double to) {
    double length() {
        return to - from;
    }

    /** Length of the part that lies between the two places. */
    double covered(double a, double b) {
        return Math.max(0, Math.min(to, b) - Math.max(from, a));
    }
}
