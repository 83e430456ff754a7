package org.gongkai.extractor.raster;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.Arrays;

/** A picture in shades of grey, 0 for black to 255 for white, row by row from the top. Not changed once it is made. */
public final class Grey {
    /** How much redder than anything else the ink of a stamp is. */
    private static final int STAMP = 36;

    private final int width;
    private final int height;
    private final byte[] light;

    Grey(int width, int height, byte[] light) {
        if (light.length != width * height) {
            throw new IllegalArgumentException(light.length + " pixels for " + width + "x" + height);
        }
        this.width = width;
        this.height = height;
        this.light = light;
    }

    /** White paper. */
    public static Grey blank(int width, int height) {
        byte[] light = new byte[width * height];
        Arrays.fill(light, (byte) 255);
        return new Grey(width, height, light);
    }

    /** To look at. */
    public BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, width, height, light);
        return image;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The shade of a pixel; white outside. */
    public int at(int x, int y) {
        return x < 0 || y < 0 || x >= width || y >= height ? 255 : light[y * width + x] & 0xFF;
    }

    byte[] light() {
        return light;
    }

    /**
     * The picture without colour. Red ink, as of a stamp, becomes as light as it looks through a red glass, so that what
     * it was put over can be read; what is transparent is white.
     */
    public static Grey of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] light = new byte[width * height];
        int type = image.getType();
        if (image.getRaster().getNumBands() == 1
                && (type == BufferedImage.TYPE_BYTE_GRAY || type == BufferedImage.TYPE_USHORT_GRAY)) {
            int shift = image.getRaster().getTransferType() == DataBuffer.TYPE_USHORT ? 8 : 0;
            int[] row = new int[width];
            for (int y = 0; y < height; y++) {
                image.getRaster().getSamples(0, y, width, 1, 0, row);
                for (int x = 0; x < width; x++) {
                    light[y * width + x] = (byte) (row[x] >> shift);
                }
            }
            return new Grey(width, height, light);
        }
        if (type == BufferedImage.TYPE_3BYTE_BGR) {
            // As most pictures are; asking for each pixel's colour takes four times as long.
            byte[] row = new byte[3 * width];
            for (int y = 0; y < height; y++) {
                image.getRaster().getDataElements(0, y, width, 1, row);
                for (int x = 0, i = 0; x < width; x++, i += 3) {
                    light[y * width + x] = (byte) shade(row[i] & 255, row[i + 1] & 255, row[i + 2] & 255);
                }
            }
            return new Grey(width, height, light);
        }
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                light[y * width + x] = (byte) shade(row[x]);
            }
        }
        return new Grey(width, height, light);
    }

    /**
     * A picture in cyan, magenta, yellow and black as JPEG files hold it: inverted, so that 255 is no ink.
     *
     * @param luminance whether the first band is the luminance of the three colours instead of cyan
     */
    public static Grey ofInks(Raster inks, boolean luminance) {
        int width = inks.getWidth();
        int height = inks.getHeight();
        byte[] light = new byte[width * height];
        int[] row = new int[4 * width];
        for (int y = 0; y < height; y++) {
            inks.getPixels(inks.getMinX(), inks.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int i = 4 * x;
                int colour = luminance ? row[i] : (row[i] * 299 + row[i + 1] * 587 + row[i + 2] * 114) / 1000;
                light[y * width + x] = (byte) (colour * row[i + 3] / 255);
            }
        }
        return new Grey(width, height, light);
    }

    private static int shade(int argb) {
        int grey = shade(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
        int alpha = argb >>> 24;
        return alpha == 255 ? grey : (grey * alpha + 255 * (255 - alpha)) / 255;
    }

    private static int shade(int red, int green, int blue) {
        return red - Math.max(green, blue) > STAMP ? red : (red * 299 + green * 587 + blue * 114) / 1000;
    }

    /** The picture turned clockwise by so many quarters. */
    public Grey turned(int quarters) {
        int turn = Math.floorMod(quarters, 4);
        if (turn == 0) {
            return this;
        }
        boolean lies = turn % 2 == 1;
        int w = lies ? height : width;
        int h = lies ? width : height;
        byte[] out = new byte[light.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int to =
                        switch (turn) {
                            case 1 -> x * w + (height - 1 - y);
                            case 2 -> (height - 1 - y) * w + (width - 1 - x);
                            default -> (width - 1 - x) * w + y;
                        };
                out[to] = light[y * width + x];
            }
        }
        return new Grey(w, h, out);
    }

    /** The picture with each square of so many pixels averaged into one. */
    public Grey shrunk(int factor) {
        if (factor <= 1) {
            return this;
        }
        int w = Math.max(1, width / factor);
        int h = Math.max(1, height / factor);
        byte[] out = new byte[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int sum = 0;
                for (int dy = 0; dy < factor; dy++) {
                    for (int dx = 0; dx < factor; dx++) {
                        sum += at(x * factor + dx, y * factor + dy);
                    }
                }
                out[y * w + x] = (byte) (sum / (factor * factor));
            }
        }
        return new Grey(w, h, out);
    }

    /** The picture with so many times as many pixels each way. */
    public Grey enlarged(int factor) {
        if (factor <= 1) {
            return this;
        }
        int w = width * factor;
        int h = height * factor;
        byte[] out = new byte[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                out[y * w + x] = (byte) between((x + 0.5) / factor - 0.5, (y + 0.5) / factor - 0.5);
            }
        }
        return new Grey(w, h, out);
    }

    /** A part of the picture; what lies outside of it is white. */
    public Grey cut(int left, int top, int right, int bottom) {
        int w = Math.max(1, right - left);
        int h = Math.max(1, bottom - top);
        byte[] out = new byte[w * h];
        Arrays.fill(out, (byte) 255);
        int from = Math.max(0, left);
        int count = Math.min(width, right) - from;
        for (int y = Math.max(0, top); y < Math.min(height, bottom) && count > 0; y++) {
            System.arraycopy(light, y * width + from, out, (y - top) * w + from - left, count);
        }
        return new Grey(w, h, out);
    }

    /** Between four pixels, white outside. */
    int between(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double fx = x - left;
        double fy = y - top;
        if (left >= 0 && top >= 0 && left < width - 1 && top < height - 1) {
            int i = top * width + left;
            double above = (light[i] & 0xFF) * (1 - fx) + (light[i + 1] & 0xFF) * fx;
            double below = (light[i + width] & 0xFF) * (1 - fx) + (light[i + width + 1] & 0xFF) * fx;
            return (int) (above * (1 - fy) + below * fy + 0.5);
        }
        double above = at(left, top) * (1 - fx) + at(left + 1, top) * fx;
        double below = at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx;
        return (int) (above * (1 - fy) + below * fy + 0.5);
    }
}
