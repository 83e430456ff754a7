package org.gongkai.extractor.pdf;

/** A rectangle on a page, in PDF points from the page's top left; y grows downwards. */
record Box(double left, double top, double right, double bottom) {
    /** The box around two corners in any order. */
    static Box around(double x1, double y1, double x2, double y2) {
        return new Box(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
    }

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    double middleX() {
        return (left + right) / 2;
    }

    double middleY() {
        return (top + bottom) / 2;
    }

    double area() {
        return Math.max(0, width()) * Math.max(0, height());
    }

    boolean holds(double x, double y) {
        return x >= left && x <= right && y >= top && y <= bottom;
    }

    /** Whether the other lies inside, give or take. */
    boolean holds(Box other, double tolerance) {
        return other.left >= left - tolerance
                && other.right <= right + tolerance
                && other.top >= top - tolerance
                && other.bottom <= bottom + tolerance;
    }

    /** The smallest box around both. */
    Box and(Box other) {
        return new Box(
                Math.min(left, other.left),
                Math.min(top, other.top),
                Math.max(right, other.right),
                Math.max(bottom, other.bottom));
    }

    /** What both have in common; its width or height is negative when they are apart. */
    Box within(Box other) {
        return new Box(
                Math.max(left, other.left),
                Math.max(top, other.top),
                Math.min(right, other.right),
                Math.min(bottom, other.bottom));
    }

    /** How much of the two boxes' widths lies over one another, in points; negative is the gap between them. */
    double sharedWidth(Box other) {
        return Math.min(right, other.right) - Math.max(left, other.left);
    }
}
