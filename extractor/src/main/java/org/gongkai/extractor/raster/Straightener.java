package org.gongkai.extractor.raster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Bends a page straight whose long rules are bent, as on photographs and at the fold of a book: between two rules each
 * pixel is moved by what its neighbours above and below are off.
 */
final class Straightener {
    /** Rules at least this part of the page's width or height tell how it is bent. */
    private static final double LONG = 0.25;
    /** Inches; less does no harm. */
    private static final double STRAIGHT = 1.2 / 72;

    private Straightener() {}

    /** The page with straight rules, or the same page. */
    static Grey straighten(Grey page, List<RulePath> rules, double dots) {
        List<RulePath> across = bent(rules, true, page.width());
        List<RulePath> down = bent(rules, false, page.height());
        boolean wavy = across.stream().anyMatch(rule -> rule.stray() > STRAIGHT * dots);
        boolean leaning = down.stream().anyMatch(rule -> rule.stray() > STRAIGHT * dots);
        if (!wavy && !leaning) {
            return page;
        }
        float[][] shiftY = wavy ? field(across, page.width(), page.height()) : null;
        float[][] shiftX = leaning ? field(down, page.height(), page.width()) : null;
        byte[] out = new byte[page.width() * page.height()];
        for (int y = 0; y < page.height(); y++) {
            for (int x = 0; x < page.width(); x++) {
                double fromY = y + (shiftY == null ? 0 : at(shiftY, x, y));
                double fromX = x + (shiftX == null ? 0 : at(shiftX, y, x));
                out[y * page.width() + x] = (byte) page.between(fromX, fromY);
            }
        }
        return new Grey(page.width(), page.height(), out);
    }

    private static List<RulePath> bent(List<RulePath> rules, boolean horizontal, int length) {
        return rules.stream()
                .filter(rule -> rule.horizontal() == horizontal && rule.offsets().length >= LONG * length)
                .sorted(Comparator.comparingDouble(RulePath::at))
                .toList();
    }

    private static final int STEP = 16;

    /** By how much to move, each sixteenth pixel both ways; first index along the rules. */
    private static float[][] field(List<RulePath> rules, int length, int breadth) {
        List<float[]> bends = new ArrayList<>();
        List<Double> places = new ArrayList<>();
        for (RulePath rule : rules) {
            bends.add(bend(rule, length));
            places.add(rule.at());
        }
        int columns = length / STEP + 2;
        int rows = breadth / STEP + 2;
        float[][] field = new float[columns][rows];
        for (int j = 0; j < rows; j++) {
            double y = j * (double) STEP;
            int next = 0;
            while (next < places.size() && places.get(next) < y) {
                next++;
            }
            for (int i = 0; i < columns; i++) {
                if (next == 0 || next == places.size()) {
                    field[i][j] = bends.get(next == 0 ? 0 : next - 1)[i];
                } else {
                    double above = places.get(next - 1);
                    double part = (y - above) / Math.max(1, places.get(next) - above);
                    field[i][j] = (float) (bends.get(next - 1)[i] * (1 - part) + bends.get(next)[i] * part);
                }
            }
        }
        return field;
    }

    /** How far a rule is off its middle at each sixteenth pixel; beyond its ends as far as at them. */
    private static float[] bend(RulePath rule, int length) {
        float[] bend = new float[length / STEP + 2];
        double at = rule.at();
        for (int i = 0; i < bend.length; i++) {
            int middle = Math.max(0, Math.min(rule.offsets().length - 1, i * STEP - rule.from()));
            int first = Math.max(0, middle - STEP);
            int last = Math.min(rule.offsets().length - 1, middle + STEP);
            float sum = 0;
            for (int k = first; k <= last; k++) {
                sum += rule.offsets()[k];
            }
            bend[i] = (float) (sum / (last - first + 1) - at);
        }
        return bend;
    }

    private static double at(float[][] field, int along, int across) {
        int i = along / STEP;
        int j = across / STEP;
        double fi = along % STEP / (double) STEP;
        double fj = across % STEP / (double) STEP;
        double near = field[i][j] * (1 - fi) + field[i + 1][j] * fi;
        double far = field[i][j + 1] * (1 - fi) + field[i + 1][j + 1] * fi;
        return near * (1 - fj) + far * fj;
    }
}
