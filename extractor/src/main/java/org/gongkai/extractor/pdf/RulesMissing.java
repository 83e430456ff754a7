package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells lattices whose rules are not those of the whole table: only columns are ruled, or only the heading, so that
 * several rows of figures stand in one field. Such a table is read from how its texts stand.
 */
final class RulesMissing {
    /** What word processors keep free at either side of a cell, in points: 0.19 cm. */
    private static final double PADDING = 5.4;

    private final Lattice lattice;
    private final List<List<TextLine>> lines;
    private final double textSize;

    private RulesMissing(Lattice lattice, List<List<TextLine>> lines, double textSize) {
        this.lattice = lattice;
        this.lines = lines;
        this.textSize = textSize;
    }

    /** @param lines for each field of the lattice what stands in it */
    static boolean in(Lattice lattice, List<List<TextLine>> lines, double textSize) {
        return new RulesMissing(lattice, lines, textSize).found();
    }

    private boolean found() {
        if (lines.stream().anyMatch(RulesMissing::holdsTable)) {
            return true;
        }
        Map<Integer, List<Integer>> tall = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).size() >= 2) {
                tall.computeIfAbsent(lattice.fields().get(i).row(), unused -> new ArrayList<>())
                        .add(i);
            }
        }
        // Wrapped figures look alike, but not three times in three fields, nor where there was room for them.
        return tall.values().stream()
                .anyMatch(fields -> headsAndFigures(fields) >= 4
                        || !hasSingles(fields)
                                && (rowsOfFigures(fields, true, 2) >= 2 || rowsOfFigures(fields, false, 3) >= 3));
    }

    /** Whether as many fields of the row hold a single figure: then the other figures were wrapped. */
    private boolean hasSingles(List<Integer> fields) {
        int row = lattice.fields().get(fields.get(0)).row();
        int singles = 0;
        int several = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lattice.fields().get(i).row() == row) {
                long figures = lines.get(i).stream().filter(TextLine::isFigure).count();
                singles += figures == 1 && lines.get(i).size() == 1 ? 1 : 0;
                several += figures >= 2 ? 1 : 0;
            }
        }
        return several > 0 && singles >= several;
    }

    /** Whether a field holds lines of several figures each: a table without rules of its own. */
    private static boolean holdsTable(List<TextLine> lines) {
        int rows = 0;
        for (TextLine line : lines) {
            boolean wide = line.box().width() > 4 * line.size();
            rows += wide && line.pieces(0.5).stream().filter(TextLine::isFigure).count() >= 3 ? 1 : 0;
        }
        return rows >= 2;
    }

    /** In how many fields of a row a figure stands below a text, all figures on one line: a heading and its row. */
    private long headsAndFigures(List<Integer> fields) {
        Map<Long, Integer> heights = new TreeMap<>();
        for (int field : fields) {
            TextLine first = lines.get(field).get(0);
            TextLine last = lines.get(field).get(lines.get(field).size() - 1);
            if (last.isFigure() && !first.isFigure()) {
                heights.merge(height(last), 1, Integer::sum);
            }
        }
        return heights.values().stream().mapToInt(count -> count).max().orElse(0);
    }

    /**
     * How many lines of figures stand side by side in several fields of a row.
     *
     * @param roomy counts only fields in which no line is so long that it may have been wrapped
     * @param least how many fields make a row, and how many figures make a field count
     */
    private long rowsOfFigures(List<Integer> fields, boolean roomy, int least) {
        Map<Long, Integer> heights = new TreeMap<>();
        if (roomy && isWrappedAlike(fields)) {
            return 0;
        }
        for (int field : fields) {
            double width = lattice.box(lattice.fields().get(field)).width();
            List<TextLine> figures =
                    lines.get(field).stream().filter(TextLine::isFigure).toList();
            boolean wrapped = roomy
                    && lines.get(field).stream()
                            .anyMatch(line -> width - line.box().width() < 1.5 * line.size());
            if (figures.size() >= least && !wrapped) {
                figures.forEach(line -> heights.merge(height(line), 1, Integer::sum));
            }
        }
        return heights.values().stream().filter(count -> count >= least).count();
    }

    /** Whether the upper lines of all figures are as long as one another and leave no room for a digit more. */
    private boolean isWrappedAlike(List<Integer> fields) {
        int digits = 0;
        for (int field : fields) {
            List<TextLine> figure = lines.get(field);
            if (!figure.stream().allMatch(TextLine::isFigure)) {
                continue;
            }
            TextLine first = figure.get(0);
            int length = first.glyphs().size();
            double room = lattice.box(lattice.fields().get(field)).width()
                    - first.box().width()
                    - 2 * PADDING;
            if (length < 2
                    || digits > 0 && length != digits
                    || room >= first.box().width() / length
                    || figure.stream().anyMatch(line -> line.glyphs().size() > length)) {
                return false;
            }
            digits = length;
        }
        return digits > 0;
    }

    private long height(TextLine line) {
        return Math.round(line.baseline() / (0.3 * textSize));
    }
}
