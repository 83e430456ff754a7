package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Brings the figures of a row onto one line, where each stands at another height beside the lines of its label. The
 * numbers printed before the labels tell where rows begin.
 */
final class ScatteredFigures {
    /** Fewer numbered labels say nothing about how the table is laid out. */
    private static final int LEAST_ROWS = 6;
    /** A figure of a row stands no further above its label's first line, in ems. */
    private static final double ABOVE = 0.7;

    /** A line's rule stands so far above its baseline at least, in ems. */
    private static final double RULE_ABOVE = 0.3;

    private ScatteredFigures() {}

    /**
     * The lines with figures levelled; the same lines where each row has its figures on one line, or none can tell.
     *
     * @param rules places of horizontal lines, on the scale of the lines' {@code y}
     */
    static List<OpenLine> level(List<OpenLine> lines, OpenColumns columns, double size, List<Double> rules) {
        TreeMap<Double, Integer> rows = new TreeMap<>();
        int figures = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (isNumbered(lines.get(i), columns, columns.firstBand())) {
                rows.put(lines.get(i).y() - ABOVE * size, i);
            }
            figures += lines.get(i).figures() > 0 ? 1 : 0;
        }
        if (rows.size() < LEAST_ROWS || figures * 4 <= rows.size() * 5) {
            return lines;
        }
        List<List<TextLine>> figuresOf = new ArrayList<>();
        List<List<TextLine>> rest = new ArrayList<>();
        lines.forEach(line -> figuresOf.add(new ArrayList<>()));
        for (int i = 0; i < lines.size(); i++) {
            OpenLine line = lines.get(i);
            var above = rows.floorEntry(line.y());
            if (above != null && line.figures() > 0 && above.getValue() != i) {
                boolean ruled = isRuled(lines.get(above.getValue()), line, rules, size);
                boolean numbered = isNumbered(line, columns, 0);
                if (ruled && !numbered) {
                    // Rules tell the rows apart, labels do not.
                    return lines;
                }
                if (ruled || numbered && isTaken(line, figuresOf.get(above.getValue()), columns)) {
                    // Taken whole: where this row is blank, no figure of it may fill a blank above.
                    rows.put(line.y(), i);
                }
            }
            List<TextLine> others = new ArrayList<>();
            for (TextLine piece : line.pieces()) {
                if (!piece.isFigure()) {
                    others.add(piece);
                    continue;
                }
                var row = rows.floorEntry(line.y());
                if (row == null || isTaken(piece, figuresOf.get(row.getValue()), columns)) {
                    return lines;
                }
                figuresOf.get(row.getValue()).add(piece);
            }
            rest.add(others);
        }
        List<OpenLine> levelled = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<TextLine> pieces = new ArrayList<>(rest.get(i));
            pieces.addAll(figuresOf.get(i));
            if (!pieces.isEmpty()) {
                pieces.sort(Comparator.comparingDouble(piece -> piece.box().left()));
                OpenLine line = lines.get(i);
                levelled.add(new OpenLine(
                        line.words(), line.y(), pieces, figuresOf.get(i).size()));
            }
        }
        return levelled;
    }

    private static boolean isRuled(OpenLine above, OpenLine line, List<Double> rules, double size) {
        return rules.stream().anyMatch(rule -> rule > above.y() && rule < line.y() - RULE_ABOVE * size);
    }

    /** Whether the row above has one of the line's figures already: a short label may look like that of a group. */
    private static boolean isTaken(OpenLine line, List<TextLine> above, OpenColumns columns) {
        return line.pieces().stream().anyMatch(piece -> piece.isFigure() && isTaken(piece, above, columns));
    }

    /** Whether a label that reaches at least to a column begins with a number of the form. */
    private static boolean isNumbered(OpenLine line, OpenColumns columns, int column) {
        return line.pieces().stream()
                .filter(piece -> !piece.isFigure() && columns.isLabel(line, piece))
                .anyMatch(piece ->
                        OpenLine.isNumbered(piece) && columns.reach(piece, true).to() >= column);
    }

    private static boolean isTaken(TextLine figure, List<TextLine> others, OpenColumns columns) {
        OpenColumns.Reach reach = columns.reach(figure, false);
        return others.stream().anyMatch(other -> columns.reach(other, false).equals(reach));
    }
}
