package org.gongkai.extractor.raster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds ruled lines, faint, broken and slightly bent ones too: places that are darker, averaged along the line, than what
 * lies a little to both sides of it. Strokes of characters are shorter.
 */
final class RuleFinder {
    /** Inches; the shorter side of a cell is at least as long. */
    private static final double SHORTEST_ACROSS = 0.3;

    private static final double SHORTEST_DOWN = 0.16;
    /** Inches; no stroke of a character, nor of several side by side, is so long. */
    private static final double LONG_ACROSS = 1.2;

    private static final double LONG_DOWN = 0.5;
    /** How much darker than paper a rule is on average. */
    private static final int FAINTEST = 22;
    /** How much of a rule is there, where it is broken. */
    private static final double COVERED = 0.8;
    /** Darker makes no difference: a black speck must not count as a line. */
    private static final int DARKEST = 110;

    private final Grey page;
    private final double dots;

    RuleFinder(Grey page, double dots) {
        this.page = page;
        this.dots = dots;
    }

    List<RulePath> find() {
        List<RulePath> across = paths(page, true);
        List<RulePath> down = paths(mirrored(page), false);
        List<RulePath> rows = longer(across, dots * LONG_ACROSS);
        // Short lines hold on to long ones, then to one another.
        List<RulePath> columns = held(down, rows, dots * LONG_DOWN);
        rows = held(across, columns, dots * LONG_ACROSS);
        columns = held(down, rows, dots * LONG_DOWN);
        List<RulePath> found = new ArrayList<>(rows);
        found.addAll(columns);
        return found;
    }

    private static List<RulePath> longer(List<RulePath> rules, double length) {
        return rules.stream().filter(rule -> rule.offsets().length >= length).toList();
    }

    /** Long lines, and short ones that reach from one line of the other direction to another: strokes do not. */
    private List<RulePath> held(List<RulePath> some, List<RulePath> others, double length) {
        List<RulePath> kept = new ArrayList<>();
        for (RulePath rule : some) {
            if (rule.offsets().length >= length || meets(rule, rule.from(), others) && meets(rule, rule.to(), others)) {
                kept.add(rule);
            }
        }
        return kept;
    }

    private boolean meets(RulePath rule, int end, List<RulePath> others) {
        double near = dots / 24;
        double at = rule.at();
        return others.stream()
                .anyMatch(other ->
                        Math.abs(other.at() - end) < near && at > other.from() - near && at < other.to() + near);
    }

    /** Columns become rows. */
    private static Grey mirrored(Grey page) {
        int width = page.width();
        int height = page.height();
        byte[] in = page.light();
        byte[] out = new byte[in.length];
        for (int y0 = 0; y0 < height; y0 += 32) {
            for (int x = 0; x < width; x++) {
                for (int y = y0; y < Math.min(height, y0 + 32); y++) {
                    out[x * height + y] = in[y * width + x];
                }
            }
        }
        return new Grey(height, width, out);
    }

    private List<RulePath> paths(Grey grey, boolean horizontal) {
        int width = grey.width();
        int height = grey.height();
        int reach = Math.max(3, (int) (dots * (horizontal ? 0.055 : 0.045)));
        int aside = Math.max(3, (int) Math.round(dots / 30));
        byte[] dark = along(grey, reach);
        Mask lines = new Mask(width, height);
        for (int y = 0; y < height; y++) {
            int above = Math.max(0, y - aside) * width;
            int below = Math.min(height - 1, y + aside) * width;
            for (int x = 0; x < width; x++) {
                int here = dark[y * width + x];
                if (here >= FAINTEST) {
                    int upper = dark[above + x];
                    int lower = dark[below + x];
                    // Text on one side must not hide a line, as long as the other side is clear.
                    lines.set[y * width + x] = here > 1.45 * Math.max(upper, lower) + 6
                            || here > 2.2 * Math.min(upper, lower) + 14 && here > 1.15 * Math.max(upper, lower);
                }
            }
        }
        double shortest = dots * (horizontal ? SHORTEST_ACROSS : SHORTEST_DOWN);
        double thickest = Math.max(4, dots / 14);
        List<RulePath> found = new ArrayList<>();
        for (Mask.Runs shape : lines.shapes((int) shortest)) {
            Spot spot = shape.spot();
            double thickness = (double) spot.area() / spot.width();
            if (spot.width() >= shortest && thickness <= thickest) {
                RulePath whole = path(shape, horizontal, thickness);
                for (int[] piece : pieces(grey, whole)) {
                    if (piece[1] - piece[0] >= shortest) {
                        found.add(new RulePath(
                                horizontal,
                                piece[0],
                                Arrays.copyOfRange(whole.offsets(), piece[0] - whole.from(), piece[1] - whole.from()),
                                thickness));
                    }
                }
            }
        }
        return found;
    }

    /** The parts of a path that are dark nearly everywhere; a row of characters is dark here and there. */
    private List<int[]> pieces(Grey grey, RulePath path) {
        int length = path.offsets().length;
        int[] dark = new int[length];
        for (int i = 0; i < length; i++) {
            int y = Math.round(path.offsets()[i]);
            int darkest = 0;
            for (int dy = -1; dy <= 1; dy++) {
                int sum = 0;
                for (int dx = -1; dx <= 1; dx++) {
                    sum += Math.max(0, Flattening.PAPER - grey.at(path.from() + i + dx, y + dy));
                }
                darkest = Math.max(darkest, sum / 3);
            }
            dark[i] = Math.min(DARKEST, darkest);
        }
        int[] sorted = dark.clone();
        Arrays.sort(sorted);
        int enough = Math.max(18, (int) (0.5 * sorted[(int) (length * 0.7)]));
        int widest = Math.max(2, (int) (dots * 0.03));
        List<int[]> pieces = new ArrayList<>();
        int start = -1;
        int last = -1;
        int covered = 0;
        for (int i = 0; i <= length; i++) {
            boolean ink = i < length && dark[i] >= enough;
            if (ink && start < 0) {
                start = i;
                covered = 0;
            }
            if (ink) {
                last = i;
                covered++;
            }
            if (start >= 0 && (i == length || i - last > widest)) {
                if (covered >= COVERED * (last + 1 - start)) {
                    pieces.add(new int[] {path.from() + start, path.from() + last + 1});
                }
                start = -1;
            }
        }
        return pieces;
    }

    /** How dark it is on average along the row, so many pixels to both sides. */
    private static byte[] along(Grey grey, int reach) {
        int width = grey.width();
        byte[] light = grey.light();
        byte[] out = new byte[light.length];
        int[] row = new int[width];
        for (int y = 0; y < grey.height(); y++) {
            int base = y * width;
            for (int x = 0; x < width; x++) {
                row[x] = Math.max(0, Math.min(DARKEST, Flattening.PAPER - (light[base + x] & 0xFF)));
            }
            int sum = 0;
            for (int x = 0; x < Math.min(reach, width); x++) {
                sum += row[x];
            }
            for (int x = 0; x < width; x++) {
                if (x + reach < width) {
                    sum += row[x + reach];
                }
                if (x - reach - 1 >= 0) {
                    sum -= row[x - reach - 1];
                }
                out[base + x] = (byte) (sum / (2 * reach + 1));
            }
        }
        return out;
    }

    private static RulePath path(Mask.Runs shape, boolean horizontal, double thickness) {
        Spot spot = shape.spot();
        float[] sums = new float[spot.width()];
        int[] counts = new int[spot.width()];
        for (int[] run : shape.runs()) {
            for (int x = run[0]; x < run[1]; x++) {
                sums[x - spot.left()] += run[2];
                counts[x - spot.left()]++;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] = counts[i] == 0 ? sums[i - 1] : sums[i] / counts[i];
        }
        return new RulePath(horizontal, spot.left(), sums, thickness);
    }
}
