package org.gongkai.extractor.pdf;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.util.Vector;

/**
 * Where a glyph is painted.
 *
 * @param toPage from the units of the font, in which a character is about 1 high, to the page as it is shown
 * @param advance how far the next glyph stands along the line, in those units
 * @param em how high a character is, in those units; not 1 in some fonts that are made of drawings
 */
record GlyphPlace(AffineTransform toPage, double advance, double em) {
    /** A wider character betrays a font with other units. */
    private static final double WIDEST = 2.5;

    static GlyphPlace of(AffineTransform toPage, PDFont font, int code, Vector displacement) {
        double advance = advance(font, code, displacement);
        return new GlyphPlace(toPage, advance, advance > WIDEST ? advance : 1);
    }

    /** Vertical fonts advance downwards and are about as wide as their font says. */
    private static double advance(PDFont font, int code, Vector displacement) {
        try {
            return font.isVertical() ? font.getWidth(code) / 1000 : displacement.getX();
        } catch (IOException | RuntimeException e) {
            // A broken font program says nothing about widths; characters of this script are an em wide.
            return 1;
        }
    }

    /** Its advance wide and an em high. */
    Box box() {
        double[] corners = {0, -Glyph.BELOW * em, advance, (1 - Glyph.BELOW) * em};
        toPage.transform(corners, 0, corners, 0, 2);
        return Box.around(corners[0], corners[1], corners[2], corners[3]);
    }

    /** Height of a character in points. */
    double size() {
        return em * Math.hypot(toPage.getShearX(), toPage.getScaleY());
    }

    /** Quarter turns clockwise of its line of text, −1 when that runs at another angle. */
    int turn() {
        double along = toPage.getScaleX();
        double down = toPage.getShearY();
        double length = Math.hypot(along, down);
        if (length == 0) {
            return -1;
        }
        if (Math.abs(down) < 0.05 * length) {
            return along > 0 ? 0 : 2;
        }
        return Math.abs(along) < 0.05 * length ? down > 0 ? 1 : 3 : -1;
    }
}
