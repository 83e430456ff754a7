package org.gongkai.extractor.raster;

/**
 * A ruled line as it runs over the page.
 *
 * @param from its first column, or row for a line that goes down
 * @param offsets where it lies at each column from there on: its row, or its column for a line that goes down
 * @param thickness in pixels
 */
record RulePath(boolean horizontal, int from, float[] offsets, double thickness) {
    int to() {
        return from + offsets.length;
    }

    double at() {
        double sum = 0;
        for (float offset : offsets) {
            sum += offset;
        }
        return sum / offsets.length;
    }

    /** How far it strays from its middle. */
    double stray() {
        double at = at();
        double most = 0;
        for (float offset : offsets) {
            most = Math.max(most, Math.abs(offset - at));
        }
        return most;
    }
}
