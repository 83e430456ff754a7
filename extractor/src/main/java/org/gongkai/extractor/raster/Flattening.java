package org.gongkai.extractor.raster;

/** Makes the paper equally light everywhere: shadows of a book's fold, lamps and yellowed margins go. */
final class Flattening {
    /** How light paper becomes; lighter than that is glare. */
    static final int PAPER = 245;
    /** Darker "paper" is a black margin or a photograph. */
    private static final int DARKEST_PAPER = 40;
    /** Of the pixels around a place this many are lighter than its paper. */
    private static final double LIGHTER = 0.4;

    private Flattening() {}

    /** @param dots per inch */
    static Grey flatten(Grey page, double dots) {
        int block = Math.max(8, (int) (dots / 4));
        int columns = (page.width() + block - 1) / block;
        int rows = (page.height() + block - 1) / block;
        double[] paper = new double[columns * rows];
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                paper[j * columns + i] = paper(page, i * block, j * block, block);
            }
        }
        int width = page.width();
        byte[] light = page.light();
        byte[] out = new byte[light.length];
        double[] line = new double[columns];
        for (int y = 0; y < page.height(); y++) {
            double v = Math.max(0, Math.min(rows - 1.0, (y + 0.5) / block - 0.5));
            int j = Math.min((int) v, Math.max(0, rows - 2));
            double fv = rows == 1 ? 0 : v - j;
            for (int i = 0; i < columns; i++) {
                double below = rows == 1 ? 0 : paper[(j + 1) * columns + i];
                line[i] = paper[j * columns + i] * (1 - fv) + below * fv;
            }
            for (int x = 0; x < width; x++) {
                double u = Math.max(0, Math.min(columns - 1.0, (x + 0.5) / block - 0.5));
                int i = Math.min((int) u, Math.max(0, columns - 2));
                double fu = columns == 1 ? 0 : u - i;
                double here = line[i] * (1 - fu) + (columns == 1 ? 0 : line[i + 1] * fu);
                out[y * width + x] = (byte) Math.min(255, (int) ((light[y * width + x] & 0xFF) * PAPER / here + 0.5));
            }
        }
        return new Grey(width, page.height(), out);
    }

    private static double paper(Grey page, int left, int top, int block) {
        int[] counts = new int[256];
        int all = 0;
        for (int y = top; y < Math.min(page.height(), top + block); y += 2) {
            for (int x = left; x < Math.min(page.width(), left + block); x += 2) {
                counts[page.at(x, y)]++;
                all++;
            }
        }
        int lighter = 0;
        int shade = 255;
        while (shade > DARKEST_PAPER) {
            lighter += counts[shade];
            if (lighter > all * LIGHTER) {
                break;
            }
            shade--;
        }
        return shade;
    }
}
