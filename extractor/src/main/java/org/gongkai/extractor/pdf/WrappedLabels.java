package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells where rows begin when labels are wrapped and figures stand at the middle of their label's lines. All lines of the
 * table are weighed together: what parts two rows is the division in which every figure stands at the middle of a label.
 */
final class WrappedLabels {
    /** A wrapped line leaves no more room, in ems: a character and what must not begin a line. */
    private static final double ROOM = 2.2;
    /** Lines of one label are no further apart than so many times the nearest two lines. */
    private static final double EVEN = 1.12;
    /** A figure stands this near to a line that it belongs to, in ems. */
    private static final double NEAR = 0.3;
    /** What a row costs of which every figure is blank, in ems that figures are off the middle. */
    private static final double BLANK = 0.35;
    /** Off the middle no further, on the average, in ems. */
    private static final double OFF = 0.2;
    /** Labels have no more lines. */
    private static final int MOST_LINES = 16;

    private final OpenColumns columns;
    private final double size;
    private final List<Double> rules;
    private final List<Label> labels = new ArrayList<>();
    private final List<Figures> figures = new ArrayList<>();
    private double right = -Double.MAX_VALUE;
    private double leading = Double.MAX_VALUE;

    private WrappedLabels(OpenColumns columns, double size, List<Double> rules) {
        this.columns = columns;
        this.size = size;
        this.rules = rules;
    }

    /** A line of a label; {@code part} counts pages and headings, over which no label goes on. */
    private record Label(OpenLine line, TextLine piece, double y, int column, int part) {}

    /** The figures of a line. */
    private record Figures(OpenLine line, double y, BitSet filled) {}

    /**
     * A division of the first labels into rows.
     *
     * @param off how far figures are off the middle of their labels, in ems, over all rows
     * @param blank rows of which every figure is blank
     * @param start of the last row
     * @param between whether figures stand between two lines of a label
     */
    private record Division(double off, int rows, int blank, int start, boolean between) {
        double cost() {
            return off + BLANK * blank;
        }
    }

    /**
     * The lines that begin a row; empty where figures do not show by standing between the lines of a label how rows are
     * laid out.
     *
     * @param lines of a table, from the top
     * @param rules places of horizontal lines, on the scale of the lines' {@code y}
     */
    static Optional<Set<OpenLine>> begins(List<OpenLine> lines, OpenColumns columns, double size, List<Double> rules) {
        WrappedLabels reader = new WrappedLabels(columns, size, rules);
        reader.sort(lines);
        return reader.divide();
    }

    private void sort(List<OpenLine> lines) {
        int part = 0;
        int page = -1;
        for (OpenLine line : lines) {
            part += line.page() == page ? 0 : 1;
            page = line.page();
            BitSet filled = new BitSet();
            TextLine main = null;
            TextLine rest = null;
            TextLine figure = null;
            boolean heading = false;
            for (TextLine piece : line.pieces()) {
                boolean label = !piece.isFigure() && columns.isLabel(line, piece);
                OpenColumns.Reach reach = columns.reach(piece, label);
                if (piece.isFigure()) {
                    filled.set(reach.from(), reach.to());
                    figure = piece;
                } else if (label && reach.to() >= columns.firstBand()) {
                    main = main == null ? piece : main;
                } else if (label && goesOn(line, piece)) {
                    rest = piece;
                }
                heading |= !piece.isFigure() && !label;
            }
            if (heading && figure == null) {
                part++;
                continue;
            }
            if (figure != null) {
                figures.add(new Figures(line, y(line, figure), filled));
            }
            main = main == null ? rest : main;
            if (main != null) {
                Label label = new Label(
                        line, main, y(line, main), columns.reach(main, true).from(), part);
                right = Math.max(right, main.box().right());
                Label above = labels.isEmpty() ? null : labels.get(labels.size() - 1);
                if (above != null && above.part() == part) {
                    leading = Math.min(leading, label.y() - above.y());
                }
                labels.add(label);
            }
        }
    }

    /** Whether a text that ends left of the last gutter is the rest of the wide label above: it stands right below it. */
    private boolean goesOn(OpenLine line, TextLine piece) {
        if (labels.isEmpty()) {
            return false;
        }
        TextLine above = labels.get(labels.size() - 1).piece();
        return columns.reach(piece, true).from()
                        == labels.get(labels.size() - 1).column()
                && y(line, piece) - labels.get(labels.size() - 1).y() < OpenRows.WRAP * size
                && (Math.abs(piece.box().left() - above.box().left()) < NEAR * size
                        || Math.abs(piece.box().middleX() - above.box().middleX()) < NEAR * size);
    }

    /** The first piece of a line lends it its height, and may be the label of a group that stands askew. */
    private static double y(OpenLine line, TextLine piece) {
        return line.y() + piece.baseline() - line.words().line().baseline();
    }

    private Optional<Set<OpenLine>> divide() {
        if (labels.size() < 3 || leading < 0.8 * size) {
            return Optional.empty();
        }
        List<@Nullable Division> best = new ArrayList<>();
        best.add(new Division(0, 0, 0, 0, false));
        for (int end = 1; end <= labels.size(); end++) {
            Division least = null;
            for (int start = end - 1; start >= 0 && end - start <= MOST_LINES; start--) {
                if (start < end - 1 && !joins(labels.get(start), labels.get(start + 1))) {
                    break;
                }
                Division before = best.get(start);
                Division now = before == null ? null : add(before, start, end);
                if (now != null && (least == null || now.cost() < least.cost())) {
                    least = now;
                }
            }
            best.add(least);
        }
        Division whole = best.get(labels.size());
        return whole == null || !whole.between() || whole.off() > OFF * whole.rows()
                ? Optional.empty()
                : Optional.of(firstLines(best));
    }

    /** Whether a label's line may go on with the next one. */
    private boolean joins(Label above, Label below) {
        double room = right - above.piece().box().right();
        return above.part() == below.part()
                && above.column() == below.column()
                && below.y() - above.y() <= EVEN * leading
                && below.y() - above.y() < OpenRows.WRAP * size
                && room < ROOM * size
                && !OpenLine.isNumbered(below.piece())
                && rules.stream().noneMatch(rule -> rule > above.y() && rule < below.y() - NEAR * size);
    }

    /** A division with one row more, of the labels from start to end; null when figures show that it is none. */
    private @Nullable Division add(Division before, int start, int end) {
        double top = labels.get(start).y();
        double bottom = labels.get(end - 1).y();
        double from = start == 0 ? -Double.MAX_VALUE : labels.get(start - 1).y() + NEAR * size;
        BitSet filled = new BitSet();
        double sum = 0;
        int count = 0;
        for (Figures line : figures) {
            if (line.y() <= from || line.y() > bottom + NEAR * size && end < labels.size()) {
                continue;
            }
            if (line.y() < top - NEAR * size || line.y() > bottom + NEAR * size || filled.intersects(line.filled())) {
                return null;
            }
            filled.or(line.filled());
            sum += line.y();
            count++;
        }
        if (count == 0) {
            return new Division(before.off(), before.rows() + 1, before.blank() + 1, start, before.between());
        }
        double off = Math.abs(sum / count - (top + bottom) / 2) / size;
        boolean between = (end - start) % 2 == 0 && off < OFF;
        return new Division(before.off() + off, before.rows() + 1, before.blank(), start, before.between() || between);
    }

    private Set<OpenLine> firstLines(List<@Nullable Division> best) {
        Set<OpenLine> first = Collections.newSetFromMap(new IdentityHashMap<>());
        Division row = best.get(labels.size());
        while (row != null && row.rows() > 0) {
            first.add(labels.get(row.start()).line());
            row = best.get(row.start());
        }
        return first;
    }
}
