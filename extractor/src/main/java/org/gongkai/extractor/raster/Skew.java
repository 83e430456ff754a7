package org.gongkai.extractor.raster;

/** By how much a page lies aslant: the angle at which its lines of text and its rules are sharpest in profile. */
final class Skew {
    private static final double STEEPEST = 5;
    private static final int MOST_DOTS = 60_000;
    private static final int INK = 140;
    /** Less is not worth the blur that turning brings, in degrees. */
    private static final double LEAST = 0.03;

    private Skew() {}

    /** In degrees, positive where lines fall to the right; 0 when the page is upright enough. */
    static double of(Grey page, double dots) {
        int step = Math.max(1, (int) Math.round(dots / 100));
        int width = page.width() / step;
        int height = page.height() / step;
        int[] xs = new int[MOST_DOTS];
        int[] ys = new int[MOST_DOTS];
        int ink = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                ink += page.at(x * step, y * step) < INK ? 1 : 0;
            }
        }
        int every = ink / MOST_DOTS + 1;
        int count = 0;
        int seen = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (page.at(x * step, y * step) < INK && seen++ % every == 0 && count < MOST_DOTS) {
                    xs[count] = x;
                    ys[count++] = y;
                }
            }
        }
        double best = 0;
        double sharpest = -1;
        for (double angle = -STEEPEST; angle <= STEEPEST + 1e-9; angle += 0.2) {
            double sharp = sharpness(xs, ys, count, angle, width, height);
            if (sharp > sharpest) {
                sharpest = sharp;
                best = angle;
            }
        }
        for (double reach : new double[] {0.2, 0.04}) {
            double middle = best;
            for (double angle = middle - reach; angle <= middle + reach + 1e-9; angle += reach / 5) {
                double sharp = sharpness(xs, ys, count, angle, width, height);
                if (sharp > sharpest) {
                    sharpest = sharp;
                    best = angle;
                }
            }
        }
        return Math.abs(best) < LEAST || Math.abs(best) > STEEPEST - 0.1 ? 0 : best;
    }

    private static double sharpness(int[] xs, int[] ys, int count, double angle, int width, int height) {
        double slope = Math.tan(Math.toRadians(angle));
        int margin = width / 8 + 2;
        int[] profile = new int[height + 2 * margin];
        for (int i = 0; i < count; i++) {
            int at = (int) Math.round(ys[i] - xs[i] * slope) + margin;
            if (at >= 0 && at < profile.length) {
                profile[at]++;
            }
        }
        double sum = 0;
        for (int dots : profile) {
            sum += (double) dots * dots;
        }
        return sum;
    }

    /** The page turned back by the angle about its middle. */
    static Grey undo(Grey page, double angle) {
        double turn = Math.toRadians(angle);
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        double middleX = page.width() / 2.0;
        double middleY = page.height() / 2.0;
        byte[] out = new byte[page.width() * page.height()];
        int i = 0;
        for (int y = 0; y < page.height(); y++) {
            for (int x = 0; x < page.width(); x++) {
                double dx = x - middleX;
                double dy = y - middleY;
                out[i++] = (byte) page.between(middleX + dx * cos - dy * sin, middleY + dx * sin + dy * cos);
            }
        }
        return new Grey(page.width(), page.height(), out);
    }
}
