package org.gongkai.extractor.raster;

/**
 * Pixels that touch one another.
 *
 * @param right one behind the last column
 * @param bottom one below the last row
 * @param area how many pixels
 */
public record Spot(int left, int top, int right, int bottom, int area) {
    public int width() {
        return right - left;
    }

    public int height() {
        return bottom - top;
    }

    double middleX() {
        return (left + right) / 2.0;
    }

    double middleY() {
        return (top + bottom) / 2.0;
    }

    /** The same on a page of that height that is turned clockwise by a quarter. */
    Spot turned(int height) {
        return new Spot(height - bottom, left, height - top, right, area);
    }

    /** Around both. */
    Spot and(Spot other) {
        return new Spot(
                Math.min(left, other.left),
                Math.min(top, other.top),
                Math.max(right, other.right),
                Math.max(bottom, other.bottom),
                area + other.area);
    }
}
