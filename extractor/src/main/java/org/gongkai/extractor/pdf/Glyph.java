package org.gongkai.extractor.pdf;

/**
 * A character on a page, in points from the top left of the page as it is read.
 *
 * @param x left edge
 * @param y middle of the line
 * @param size height of the font
 */
record Glyph(double x, double y, double width, double size, String text) {
    double right() {
        return x + width;
    }

    double center() {
        return x + width / 2;
    }

    boolean isDigit() {
        return text.length() == 1 && (text.charAt(0) >= '0' && text.charAt(0) <= '9' || ".,".contains(text));
    }
}
