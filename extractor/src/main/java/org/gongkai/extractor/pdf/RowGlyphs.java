package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.List;
import org.gongkai.extractor.ocr.ReadRow;

/** Gives recognised characters boxes as a font would have them: side by side, on one baseline. */
final class RowGlyphs {
    /** How high characters are, in ems. */
    private static final double IDEOGRAPH = 0.92;

    private static final double DIGIT = 0.72;
    /** How far ideographs reach below the baseline, in ems. */
    private static final double BELOW = 0.1;

    private RowGlyphs() {}

    /**
     * @param box of the row, in points
     * @param run number of the row on its page
     */
    static List<Glyph> of(ReadRow row, Box box, double toPoints, int run) {
        List<String> characters = row.characters();
        if (characters.isEmpty()) {
            // There is ink that nobody can name: not blank.
            return List.of(new Glyph(Glyph.UNKNOWN, box, Math.max(5, box.height()), true, run, -1));
        }
        boolean ideographs = row.text().codePoints().anyMatch(c -> c >= 0x2E80);
        double size = box.height() / (ideographs ? IDEOGRAPH : DIGIT);
        if (row.text().equals("-")) {
            size = Math.max(size, box.width());
        }
        double baseline = ideographs ? box.bottom() - BELOW * size : box.bottom();
        List<Glyph> glyphs = new ArrayList<>();
        double left = box.left();
        for (int i = 0; i < characters.size(); i++) {
            double middle = row.places().get(i) * toPoints;
            double right = i + 1 == characters.size()
                    ? box.right()
                    : (middle + row.places().get(i + 1) * toPoints) / 2;
            right = Math.max(left + 0.01, right);
            double bottom = baseline + Glyph.BELOW * size;
            glyphs.add(new Glyph(characters.get(i), new Box(left, bottom - size, right, bottom), size, true, run, -1));
            left = right;
        }
        return glyphs;
    }
}
