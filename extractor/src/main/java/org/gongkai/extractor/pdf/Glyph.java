package org.gongkai.extractor.pdf;

/**
 * A character as it is painted.
 *
 * @param text its Unicode text, seldom more than one character; {@link #UNKNOWN} when the font does not say
 * @param box its advance wide and about one em high
 * @param size of the font as painted, in points
 * @param upright whether it stands as the page's lines do; false for turned and for vertically set glyphs
 * @param run number of the text-showing operation that painted it
 * @param cell number of the table cell it is tagged as a part of, −1 for none
 */
record Glyph(String text, Box box, double size, boolean upright, int run, int cell) {
    /** Stands for a glyph that nobody can name. */
    static final String UNKNOWN = "\uFFFD";

    /** How far below the baseline the box reaches, in ems. */
    static final double BELOW = 0.15;

    double baseline() {
        return box.bottom() - BELOW * size;
    }

    boolean isSpace() {
        // Nearly all are ideographs, which the first comparison tells.
        return text.charAt(0) <= '\u3000' && text.isBlank();
    }

    /** Part of a figure. */
    boolean isFigure() {
        char c = text.charAt(0);
        return c >= '0' && c <= '9' || c == '.' || c == ',' || c >= '０' && c <= '９';
    }

    /** Latin letters and digits: what is written with spaces between words. */
    boolean isLatin() {
        char c = text.charAt(0);
        return c > ' ' && c < 0x250;
    }
}
