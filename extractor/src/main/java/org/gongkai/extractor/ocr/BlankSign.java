package org.gongkai.extractor.ocr;

import org.gongkai.extractor.raster.CleanPage;
import org.gongkai.extractor.raster.Grey;
import org.gongkai.extractor.raster.Spot;
import org.gongkai.extractor.raster.TextRow;

/**
 * Signs that stand where no figure applies, told by the shape of their ink: models trained on text take a stroke by
 * itself for a digit.
 */
final class BlankSign {
    /** Darker is ink. */
    private static final int INK = 150;
    /** Parts of its height by which a slash leans at least: an italic 1 leans by a fifth. */
    private static final double LEAN = 0.27;
    /** Parts of its height: a stroke is thinner, the bar of a 7 is wider. */
    private static final double THIN = 0.3;
    /** Parts of its height by which a straight stroke is off. */
    private static final double STRAY = 0.07;

    private BlankSign() {}

    /** A flat stroke by itself. */
    static boolean isDash(TextRow row, CleanPage page) {
        Spot box = row.box();
        return box.width() >= 2.2 * box.height() && box.height() <= page.dots() / 25;
    }

    /** A straight stroke by itself that leans to the right. */
    static boolean isSlash(TextRow row, CleanPage page) {
        Spot box = row.box();
        if (row.spots().size() != 1 || box.height() < page.dots() / 20 || box.width() > box.height()) {
            return false;
        }
        int height = box.height();
        double top = middle(page.grey(), box, box.top() + height / 10);
        double bottom = middle(page.grey(), box, box.bottom() - 1 - height / 10);
        if (!(top - bottom >= LEAN * 0.8 * height)) {
            return false;
        }
        for (int y = box.top() + height / 10; y < box.bottom() - height / 10; y++) {
            double part = (y - box.top() - height / 10.0) / (height - 1 - 2 * (height / 10));
            double straight = top + (bottom - top) * part;
            // Not a number where the row is wider than a stroke.
            if (!(Math.abs(middle(page.grey(), box, y) - straight) <= Math.max(1.5, STRAY * height))) {
                return false;
            }
        }
        return true;
    }

    /** The middle of a row's ink; not a number when that is none or wider than a stroke. */
    private static double middle(Grey grey, Spot box, int y) {
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (int x = box.left(); x < box.right(); x++) {
            if (grey.at(x, y) < INK) {
                first = Math.min(first, x);
                last = x;
            }
        }
        return last < first || last + 1 - first > THIN * box.height() + 1 ? Double.NaN : (first + last) / 2.0;
    }
}
