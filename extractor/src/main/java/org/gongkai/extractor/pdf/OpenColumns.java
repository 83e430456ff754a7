package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The columns of a table without rules, told from how its texts stand above one another. Columns of labels come first,
 * parted by gutters; columns of figures follow, each as wide as what stands in it.
 *
 * @param gutters places between columns of labels, ascending
 * @param bands extents of the columns of figures, from left to right
 * @param labels extent of the labels of rows with figures, empty when rows have none: the first column is then a margin
 * @param sure whether it is known which heading stands over which figures
 */
record OpenColumns(List<Double> gutters, List<Band> bands, Optional<Band> labels, boolean sure) {
    /** A text alone on its line that is no wider, in ems, heads one column; a wider one may head a group or all. */
    private static final double NARROW = 3.2;

    /** From left to right edge. */
    record Band(double left, double right) {
        double shared(Box box) {
            return Math.min(right, box.right()) - Math.max(left, box.left());
        }

        double distance(double x) {
            return Math.max(0, Math.max(left - x, x - right));
        }

        Band and(Box box) {
            return new Band(Math.min(left, box.left()), Math.max(right, box.right()));
        }
    }

    OpenColumns {
        gutters = List.copyOf(gutters);
        bands = List.copyOf(bands);
    }

    int count() {
        return gutters.size() + 1 + bands.size();
    }

    int firstBand() {
        return gutters.size() + 1;
    }

    /** Columns that a piece stands in: the first and the one behind the last. */
    record Reach(int from, int to) {}

    /** @param lines of one heading and the rows below it */
    static OpenColumns of(List<OpenLine> lines, double size) {
        List<Band> bands = new ArrayList<>();
        List<OpenLine> rows = new ArrayList<>(lines);
        rows.sort(Comparator.comparingLong(line -> -line.figures()));
        for (OpenLine line : rows) {
            for (TextLine piece : line.pieces()) {
                if (piece.isFigure()) {
                    put(piece.box(), bands);
                }
            }
        }
        if (bands.isEmpty()) {
            return new OpenColumns(List.of(), List.of(), Optional.empty(), false);
        }
        Optional<Band> labels = labels(lines, bands.get(0).left(), size);
        OpenColumns figures = new OpenColumns(List.of(), bands, labels, true);
        boolean sure = headings(lines, figures, bands);
        List<Double> gutters = labels.isPresent() ? gutters(lines, figures) : List.of();
        return new OpenColumns(gutters, bands, labels, sure);
    }

    /** The texts left of the figures, on the same line or on the lines of a wrapped label right above and below. */
    private static Optional<Band> labels(List<OpenLine> lines, double firstFigure, double size) {
        Band labels = null;
        for (int i = 0; i < lines.size(); i++) {
            boolean wrapped = lines.get(i).figures() == 0
                    && lines.get(i).pieces().stream()
                            .allMatch(piece -> piece.box().right() < firstFigure)
                    && (isRow(lines, i - 1, lines.get(i), size) || isRow(lines, i + 1, lines.get(i), size));
            if (lines.get(i).figures() == 0 && !wrapped) {
                continue;
            }
            for (TextLine piece : lines.get(i).pieces()) {
                if (!piece.isFigure() && piece.box().middleX() < firstFigure) {
                    labels = labels == null
                            ? new Band(piece.box().left(), piece.box().right())
                            : labels.and(piece.box());
                }
            }
        }
        return Optional.ofNullable(labels);
    }

    private static boolean isRow(List<OpenLine> lines, int index, OpenLine label, double size) {
        return index >= 0
                && index < lines.size()
                && lines.get(index).figures() > 0
                && Math.abs(lines.get(index).y() - label.y()) < OpenRows.HALF * size;
    }

    /**
     * Widens columns by the headings over them and adds columns in which every figure is blank. Where headings and
     * figures do not stand above one another, as with centred headings over figures set to the right, they are paired in
     * their order.
     *
     * @return false when headings and columns are left that cannot be paired
     */
    private static boolean headings(List<OpenLine> lines, OpenColumns figures, List<Band> bands) {
        List<Box> over = new ArrayList<>();
        List<Box> beside = new ArrayList<>();
        List<OpenLine> rows = new ArrayList<>(lines);
        // Headings over single columns come before those over groups, and a title over everything makes no column.
        rows.sort(Comparator.comparingInt(line -> -line.pieces().size()));
        for (OpenLine line : rows) {
            for (TextLine piece : line.figures() == 0 ? line.pieces() : List.<TextLine>of()) {
                boolean narrow = piece.box().width() < NARROW * piece.size();
                boolean heading = (line.pieces().size() > 1 || narrow) && !figures.isLabel(line, piece);
                if (heading && reaches(piece.box(), bands) > 0) {
                    over.add(piece.box());
                } else if (heading && beside.stream().noneMatch(box -> box.sharedWidth(piece.box()) > 0)) {
                    beside.add(piece.box());
                }
            }
        }
        List<Band> bare = new ArrayList<>();
        for (Band band : bands) {
            if (over.stream().noneMatch(box -> band.shared(box) > 0)) {
                bare.add(band);
            }
        }
        beside.sort(Comparator.comparingDouble(Box::left));
        if (bare.size() == beside.size()) {
            for (int i = 0; i < bare.size(); i++) {
                bands.set(bands.indexOf(bare.get(i)), bare.get(i).and(beside.get(i)));
            }
            return true;
        }
        for (Box box : beside) {
            put(box, bands);
        }
        return bare.isEmpty() || beside.isEmpty();
    }

    private static int reaches(Box box, List<Band> bands) {
        return (int) bands.stream().filter(band -> band.shared(box) > 0).count();
    }

    /** Widens the one column that the box stands in, or adds a column; a box over several columns changes nothing. */
    private static void put(Box box, List<Band> bands) {
        int only = -1;
        for (int i = 0; i < bands.size(); i++) {
            if (bands.get(i).shared(box) > 0) {
                if (only >= 0) {
                    return;
                }
                only = i;
            }
        }
        if (only >= 0) {
            bands.set(only, bands.get(only).and(box));
        } else {
            bands.add(new Band(box.left(), box.right()));
            bands.sort(Comparator.comparingDouble(Band::left));
        }
    }

    /** Places that part labels standing beside one another, as few as will do. */
    private static List<Double> gutters(List<OpenLine> lines, OpenColumns figures) {
        List<Band> gaps = new ArrayList<>();
        List<Box> labels = new ArrayList<>();
        for (OpenLine line : lines) {
            TextLine before = null;
            for (TextLine piece : line.pieces()) {
                if (piece.isFigure() || !figures.isLabel(line, piece)) {
                    break;
                }
                // Texts that run into one another have no gap.
                if (before != null && before.box().right() < piece.box().left()) {
                    gaps.add(new Band(before.box().right(), piece.box().left()));
                }
                labels.add(piece.box());
                before = piece;
            }
        }
        gaps.sort(Comparator.comparingDouble(Band::right));
        List<Double> gutters = new ArrayList<>();
        for (int i = 0; i < gaps.size(); ) {
            // All gaps that reach left of the nearest right end share a place with it.
            double right = gaps.get(i).right();
            double left = gaps.get(i).left();
            for (; i < gaps.size() && gaps.get(i).left() < right; i++) {
                left = Math.max(left, gaps.get(i).left());
            }
            gutters.add(leastCrossed(new Band(left, right), labels));
        }
        return gutters;
    }

    /** The place in a gap that the fewest labels reach over; the leftmost of several. */
    private static double leastCrossed(Band gap, List<Box> labels) {
        double best = (gap.left() + gap.right()) / 2;
        long least = crossed(best, labels);
        for (Box label : labels) {
            double place = label.left() - 0.5;
            if (place > gap.left() && place < gap.right()) {
                long count = crossed(place, labels);
                if (count < least || count == least && place < best) {
                    best = place;
                    least = count;
                }
            }
        }
        return best;
    }

    private static long crossed(double place, List<Box> labels) {
        return labels.stream()
                .filter(label -> label.left() < place && label.right() > place)
                .count();
    }

    /**
     * Whether a text belongs to the labels: it stands among them, or it is the first of its line and stands nearer to
     * them than to the first figures.
     */
    boolean isLabel(OpenLine line, TextLine piece) {
        double middle = piece.box().middleX();
        if (labels.isEmpty() || middle >= bands.get(0).left()) {
            return false;
        }
        double fromLabels = labels.get().distance(middle);
        boolean first = line.figures() > 0 || line.pieces().get(0) == piece;
        return fromLabels == 0 || first && fromLabels <= bands.get(0).distance(middle);
    }

    Reach reach(TextLine piece, boolean label) {
        int from = -1;
        int to = -1;
        if (label) {
            from = gutter(piece.box().left());
            to = Math.max(
                            from,
                            gutter(Math.min(piece.box().right(), bands.get(0).left())))
                    + 1;
            return new Reach(from, to);
        }
        int best = 0;
        for (int i = 0; i < bands.size(); i++) {
            if (bands.get(i).shared(piece.box()) > 0) {
                from = from < 0 ? i : from;
                to = i + 1;
            }
            if (distance(bands.get(i), piece) < distance(bands.get(best), piece)) {
                best = i;
            }
        }
        return from < 0
                ? new Reach(firstBand() + best, firstBand() + best + 1)
                : new Reach(firstBand() + from, firstBand() + to);
    }

    /** How wide a column of figures can be without coming nearer to its neighbours than their middles allow. */
    double room(Reach reach) {
        int band = reach.from() - firstBand();
        double room = Double.MAX_VALUE;
        for (int other : new int[] {band - 1, band + 1}) {
            if (band >= 0 && other >= 0 && other < bands.size()) {
                room = Math.min(room, Math.abs(middle(bands.get(other)) - middle(bands.get(band))));
            }
        }
        return room;
    }

    private static double middle(Band band) {
        return (band.left() + band.right()) / 2;
    }

    private static double distance(Band band, TextLine piece) {
        return Math.abs(middle(band) - piece.box().middleX());
    }

    private int gutter(double x) {
        int column = 0;
        while (column < gutters.size() && x > gutters.get(column)) {
            column++;
        }
        return column;
    }

    /** Edges of all columns, halfway between neighbours. */
    double[] edges(double left, double right) {
        double[] edges = new double[count() + 1];
        edges[0] = left;
        for (int i = 0; i < gutters.size(); i++) {
            edges[i + 1] = gutters.get(i);
        }
        for (int i = 1; i < bands.size(); i++) {
            edges[firstBand() + i] = (bands.get(i - 1).right() + bands.get(i).left()) / 2;
        }
        if (!bands.isEmpty()) {
            edges[firstBand()] = bands.get(0).left() - 1;
        }
        edges[count()] = right;
        return edges;
    }
}
