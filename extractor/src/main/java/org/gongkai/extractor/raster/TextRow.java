package org.gongkai.extractor.raster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Spots that stand beside one another: a line of text, or a part of one between two wide gaps.
 *
 * @param box around all of them
 * @param spots from left to right
 */
public record TextRow(Spot box, List<Spot> spots) {
    /** Inches: lower bands may be a part of a character. */
    private static final double SHORT = 5.0 / 72;
    /** Inches: as wide as strokes come apart. */
    private static final double CRACK = 1.1 / 72;
    /** Inches: higher bands are more than one line. */
    private static final double TALL = 16.0 / 72;

    public TextRow {
        spots = List.copyOf(spots);
    }

    /**
     * The rows that spots make, from the top, in a row from left to right. Specks that stand by themselves are left out.
     *
     * @param dots per inch
     * @param gap in heights of a row: wider ones part it; infinite where nothing parts a row
     */
    public static List<TextRow> of(List<Spot> spots, double dots, double gap) {
        List<Spot> bodies = new ArrayList<>();
        List<Spot> small = new ArrayList<>();
        for (Spot spot : spots) {
            boolean body = Math.max(spot.height(), spot.width()) >= dots / 26;
            (body ? bodies : small).add(spot);
        }
        List<TextRow> rows = new ArrayList<>();
        for (List<Spot> band : bands(bodies, dots)) {
            for (List<Spot> part : parts(band, gap)) {
                add(part, small, dots, rows);
            }
        }
        return rows;
    }

    /** Spots over and under one another; the bar of a 7 may have come off its stem. */
    private static List<List<Spot>> bands(List<Spot> bodies, double dots) {
        bodies.sort(Comparator.comparingInt(Spot::top).thenComparingInt(Spot::left));
        List<List<Spot>> bands = new ArrayList<>();
        int top = 0;
        int bottom = Integer.MIN_VALUE / 2;
        for (int i = 0; i < bodies.size(); ) {
            int first = bodies.get(i).top();
            int last = bodies.get(i).bottom();
            int end = i;
            while (end < bodies.size() && bodies.get(end).top() < last) {
                last = Math.max(last, bodies.get(end).bottom());
                end++;
            }
            boolean part = Math.min(last - first, bottom - top) < SHORT * dots
                    && first - bottom <= Math.max(1, CRACK * dots)
                    && last - top < TALL * dots;
            if (!part) {
                bands.add(new ArrayList<>());
                top = first;
            }
            bands.get(bands.size() - 1).addAll(bodies.subList(i, end));
            bottom = last;
            i = end;
        }
        return bands;
    }

    private static List<List<Spot>> parts(List<Spot> band, double gap) {
        band.sort(Comparator.comparingInt(Spot::left).thenComparingInt(Spot::top));
        int top = band.stream().mapToInt(Spot::top).min().orElse(0);
        int bottom = band.stream().mapToInt(Spot::bottom).max().orElse(0);
        List<List<Spot>> parts = new ArrayList<>();
        int right = Integer.MIN_VALUE / 2;
        for (Spot spot : band) {
            if (parts.isEmpty() || spot.left() - right > gap * (bottom - top)) {
                parts.add(new ArrayList<>());
            }
            parts.get(parts.size() - 1).add(spot);
            right = Math.max(right, spot.right());
        }
        return parts;
    }

    /** Points and commas stand near the text that they belong to. */
    private static void add(List<Spot> bodies, List<Spot> small, double dots, List<TextRow> rows) {
        Spot box = bodies.get(0);
        for (Spot spot : bodies) {
            box = box.and(spot);
        }
        if (box.height() < dots / 26 && box.width() < dots / 20) {
            return;
        }
        List<Spot> all = new ArrayList<>(bodies);
        double near = 0.35 * Math.max(box.height(), dots / 12);
        Spot grown = box;
        for (Spot spot : small) {
            if (spot.middleY() >= box.top() - 0.15 * box.height()
                    && spot.middleY() <= box.bottom() + 0.25 * box.height()
                    && spot.right() >= box.left() - near
                    && spot.left() <= box.right() + near
                    && Math.max(spot.width(), spot.height()) >= dots / 80) {
                all.add(spot);
                grown = grown.and(spot);
            }
        }
        all.sort(Comparator.comparingInt(Spot::left).thenComparingInt(Spot::top));
        rows.add(new TextRow(grown, all));
    }
}
