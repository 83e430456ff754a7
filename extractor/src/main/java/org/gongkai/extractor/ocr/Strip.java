package org.gongkai.extractor.ocr;

import java.util.Arrays;
import org.gongkai.extractor.raster.Grey;

/**
 * A line as the models take it.
 *
 * @param width in pixels; as high as {@link Model#HEIGHT}
 * @param used how much of the width the line fills
 * @param pixels −1 for black to 1 for white
 */
record Strip(int width, int used, float[] pixels) {
    /** Widths are multiples of it, so that many lines fit one batch. */
    private static final int STEP = 16;

    private static final int NARROWEST = 48;
    /** Beyond that a line is a drawing. */
    private static final int WIDEST = 2400;

    /** @param stretch by how much wider than it is the line is drawn; narrow figures are told apart better so */
    static Strip of(Grey line, double stretch) {
        double scale = (double) Model.HEIGHT / line.height();
        int used = (int) Math.max(8, Math.min(WIDEST, Math.ceil(line.width() * scale * stretch)));
        int width = Math.max(NARROWEST, (used + STEP - 1) / STEP * STEP);
        float[] pixels = new float[Model.HEIGHT * width];
        double stepX = (double) line.width() / used;
        double stepY = (double) line.height() / Model.HEIGHT;
        for (int y = 0; y < Model.HEIGHT; y++) {
            for (int x = 0; x < used; x++) {
                pixels[y * width + x] = (float) (sample(line, x * stepX, y * stepY, stepX, stepY) / 127.5 - 1);
            }
        }
        return new Strip(width, used, pixels);
    }

    /** Averages what falls on one pixel; between pixels where the line is drawn larger than it is. */
    private static double sample(Grey line, double x, double y, double stepX, double stepY) {
        int across = (int) Math.max(1, Math.round(stepX));
        int down = (int) Math.max(1, Math.round(stepY));
        double sum = 0;
        for (int j = 0; j < down; j++) {
            for (int i = 0; i < across; i++) {
                double atX = x + (i + 0.5) * stepX / across - 0.5;
                double atY = y + (j + 0.5) * stepY / down - 0.5;
                sum += between(line, atX, atY);
            }
        }
        return sum / (across * down);
    }

    private static double between(Grey line, double x, double y) {
        double atX = Math.max(0, Math.min(line.width() - 1.0, x));
        double atY = Math.max(0, Math.min(line.height() - 1.0, y));
        int left = (int) atX;
        int top = (int) atY;
        int right = Math.min(line.width() - 1, left + 1);
        int bottom = Math.min(line.height() - 1, top + 1);
        double fx = atX - left;
        double fy = atY - top;
        return (line.at(left, top) * (1 - fx) + line.at(right, top) * fx) * (1 - fy)
                + (line.at(left, bottom) * (1 - fx) + line.at(right, bottom) * fx) * fy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Strip strip && width == strip.width && Arrays.equals(pixels, strip.pixels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        return "Strip[" + width + "]";
    }
}
