package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table without rules. A label may be wrapped, above, around and below its figures; a row of which every
 * figure is blank has only its label; labels of groups stand between rows.
 */
final class OpenRows {
    /** Lines of one row are no further apart, in ems. */
    static final double WRAP = 1.75;
    /** Lines of one wrapped figure are no further apart, in ems. */
    private static final double WRAPPED = 1.4;
    /** A line of figures in the middle of its label's two lines stands this near to them, in ems. */
    static final double HALF = 0.95;

    /** So many rows show how a table is ruled. */
    private static final int ENOUGH_ROWS = 3;

    private final OpenColumns columns;
    private final double size;
    private final List<Double> rules;
    private boolean ruled;
    private Optional<Set<OpenLine>> firsts = Optional.empty();
    private final List<Row> rows = new ArrayList<>();
    private final List<Part> groups = new ArrayList<>();

    private OpenRows(OpenColumns columns, double size, List<Double> rules) {
        this.columns = columns;
        this.size = size;
        this.rules = rules;
    }

    /** A piece in its columns. */
    record Part(OpenLine line, TextLine piece, OpenColumns.Reach reach) {}

    /** A row; {@code heading} when it holds no figures and texts where figures stand. */
    static final class Row {
        final List<Part> parts = new ArrayList<>();
        final boolean heading;
        private boolean figures;
        private boolean label;
        private boolean numbered;
        private boolean full;
        private double last;

        private Row(boolean heading) {
            this.heading = heading;
        }

        /** The baseline of its figures, or the middle of its label. */
        double y() {
            double sum = 0;
            int count = 0;
            for (Part part : parts) {
                if (!figures || part.piece().isFigure()) {
                    sum += part.line().y();
                    count++;
                }
            }
            return count == 0 ? last : sum / count;
        }
    }

    /** @param rules places of horizontal lines, on the scale of the lines' {@code y} */
    static List<Row> of(List<OpenLine> lines, OpenColumns columns, double size, List<Double> rules) {
        OpenRows reader = new OpenRows(columns, size, rules);
        reader.ruled = reader.isRuledThroughout(lines);
        if (!reader.ruled) {
            reader.firsts = WrappedLabels.begins(lines, columns, size, rules);
        }
        for (int i = 0; i < lines.size(); i++) {
            reader.add(lines.get(i), i + 1 < lines.size() ? lines.get(i + 1) : null);
        }
        reader.placeGroups();
        return reader.rows;
    }

    private void add(OpenLine line, @Nullable OpenLine next) {
        List<Part> labels = new ArrayList<>();
        List<Part> values = new ArrayList<>();
        boolean figures = line.figures() > 0;
        for (TextLine piece : line.pieces()) {
            boolean label = !piece.isFigure() && columns.isLabel(line, piece);
            (label ? labels : values).add(new Part(line, piece, columns.reach(piece, label)));
        }
        if (!figures && !values.isEmpty()) {
            heading(line, labels, values);
            return;
        }
        List<Part> main = new ArrayList<>();
        for (Part label : labels) {
            // Labels of groups stand left of the last gutter; they do not tell rows apart.
            boolean group = label.reach().to() < columns.firstBand();
            if (!group) {
                main.add(label);
            } else if (!figures && !rows.isEmpty() && rows.get(rows.size() - 1).heading) {
                rows.get(rows.size() - 1).parts.add(label);
            } else if (!figures) {
                groups.add(label);
            } else {
                values.add(label);
            }
        }
        if (!main.isEmpty() || figures) {
            body(line, main, values, figures, next);
        }
    }

    /** Texts that go on with one right above them join it; the others stand beside the last ones or below them. */
    private void heading(OpenLine line, List<Part> labels, List<Part> values) {
        List<Part> left = new ArrayList<>(labels);
        for (Part value : values) {
            Row above = headingAbove(value);
            if (above == null) {
                left.add(value);
            } else {
                above.parts.add(value);
            }
        }
        if (left.isEmpty()) {
            return;
        }
        Row row = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        if (row == null || !row.heading || line.y() - row.last > 1.2 * size || !isBeside(row, left)) {
            row = new Row(true);
            rows.add(row);
        }
        row.parts.addAll(left);
        row.last = line.y();
    }

    private @Nullable Row headingAbove(Part part) {
        for (int i = rows.size() - 1; i >= 0 && rows.get(i).heading; i--) {
            for (Part above : rows.get(i).parts) {
                double down = part.line().y() - above.line().y();
                if (above.reach().equals(part.reach())
                        && down > 0
                        && down < WRAP * size
                        && !OpenLine.isNumbered(above.piece())) {
                    return rows.get(i);
                }
            }
        }
        return null;
    }

    private static boolean isBeside(Row row, List<Part> parts) {
        return parts.stream().allMatch(part -> row.parts.stream()
                .allMatch(other -> other.reach().to() <= part.reach().from()
                        || other.reach().from() >= part.reach().to()));
    }

    private void body(OpenLine line, List<Part> main, List<Part> values, boolean figures, @Nullable OpenLine next) {
        Row row = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        boolean numbered = !main.isEmpty() && OpenLine.isNumbered(main.get(0).piece());
        boolean begins = firsts.isPresent()
                ? firsts.get().contains(line)
                : row == null
                        || !completes(row, line, main, values)
                                && begins(row, line, !main.isEmpty(), numbered, figures, next);
        if (row == null || begins) {
            row = new Row(false);
            row.numbered = numbered;
            rows.add(row);
        }
        row.parts.addAll(main);
        row.parts.addAll(values);
        row.figures |= figures;
        row.label |= !main.isEmpty();
        row.last = line.y();
        row.full = !main.isEmpty()
                && main.get(main.size() - 1).piece().box().right()
                        > columns.bands().get(0).left() - 3 * size;
    }

    /** Whether a line brings just those figures that the row has not yet: its cells are not aligned on one line. */
    private boolean completes(Row row, OpenLine line, List<Part> main, List<Part> values) {
        // A text below a label that was not too long for its line is another label: the figures are those of its row.
        if (row.label && !row.full && !main.isEmpty()
                || !main.isEmpty() && OpenLine.isNumbered(main.get(0).piece())) {
            return false;
        }
        if (!row.figures || line.y() - row.last > WRAP * size || isRuled(row.last, line.y())) {
            return false;
        }
        BitSet filled = new BitSet();
        for (Part part : row.parts) {
            if (part.piece().isFigure()) {
                filled.set(part.reach().from(), part.reach().to());
            }
        }
        for (Part value : values) {
            if (filled.get(value.reach().from(), value.reach().to()).isEmpty()) {
                filled.set(value.reach().from(), value.reach().to());
            } else {
                return false;
            }
        }
        return filled.cardinality() >= columns.bands().size();
    }

    private boolean begins(
            Row row, OpenLine line, boolean labelled, boolean numbered, boolean figures, @Nullable OpenLine next) {
        double gap = line.y() - row.last;
        if (ruled) {
            return row.heading || isRuled(row.last, line.y());
        }
        if (columns.labels().isEmpty() && row.figures && figures) {
            // Without labels the one row of figures that the table has: in narrow columns they are wrapped.
            return gap > WRAPPED * size || isRuled(row.last, line.y());
        }
        if (row.heading || numbered || gap > WRAP * size || row.figures && figures || isRuled(row.last, line.y())) {
            return true;
        }
        if (labelled && !figures && row.figures) {
            // The first line of a label whose figures stand right below it, or the last line of the row above?
            return next != null
                    && next.figures() > 0
                    && next.pieces().stream().noneMatch(piece -> !piece.isFigure() && columns.isLabel(next, piece))
                    && next.y() - line.y() < HALF * size
                    && next.y() - line.y() < gap;
        }
        // A label above a labelled line of figures: its beginning, or a row whose figures are blank?
        return labelled && figures && row.label && !row.numbered && !row.full;
    }

    /** Whether a rule stands between any two lines of figures: then rules part the rows and nothing else does. */
    private boolean isRuledThroughout(List<OpenLine> lines) {
        OpenLine before = null;
        int rows = 0;
        for (OpenLine line : lines) {
            if (line.figures() < 2) {
                continue;
            }
            if (before != null && !isRuled(before.y(), line.y())) {
                return false;
            }
            before = line;
            rows++;
        }
        return rows >= ENOUGH_ROWS;
    }

    private boolean isRuled(double from, double to) {
        // A line's rule stands below its baseline and above the next line's letters.
        return rules.stream().anyMatch(rule -> rule > from && rule < to - 0.3 * size);
    }

    /** A group's label goes on where it began; it begins at the row next to it. */
    private void placeGroups() {
        for (Part group : groups) {
            Row best = null;
            for (Row row : rows) {
                if (row.parts.stream().anyMatch(part -> isBegun(part, group))) {
                    best = row;
                    break;
                }
                if (!row.heading && (best == null || distance(row, group) < distance(best, group))) {
                    best = row;
                }
            }
            if (best != null) {
                best.parts.add(group);
            }
        }
    }

    private static boolean isBegun(Part part, Part group) {
        double down = group.line().y() - part.line().y();
        return part.reach().equals(group.reach())
                && down > 0
                && down < 1.6 * group.piece().size();
    }

    private static double distance(Row row, Part group) {
        return Math.abs(row.y() - group.line().y());
    }
}
