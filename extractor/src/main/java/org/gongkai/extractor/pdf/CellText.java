package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the glyphs of a cell into the order in which people read them. */
final class CellText {
    /** What word processors leave free beside a text in a narrow cell, in points, beyond what a line may lack anyway. */
    private static final double PADDING = 6;

    /** A line was wrapped when less than this, in ems, was left for the first word of the next. */
    private static final double FULL = 1.2;

    private CellText() {}

    /**
     * @param lines what stands in the cell, from the top
     * @param cell the box that limits the text, which tells a wrapped line from one that was ended
     */
    static String of(List<TextLine> lines, Box cell) {
        int upright = 0;
        int all = 0;
        for (TextLine line : lines) {
            all += line.glyphs().size();
            upright += (int) line.glyphs().stream().filter(Glyph::upright).count();
        }
        if (upright * 2 < all) {
            return columns(
                    lines.stream().flatMap(line -> line.glyphs().stream()).toList());
        }
        StringBuilder text = new StringBuilder();
        TextLine before = null;
        for (TextLine line : lines) {
            if (before != null) {
                text.append(between(before, line, cell));
            }
            text.append(line.text());
            before = line;
        }
        return text.toString().strip();
    }

    /** Text set in columns reads down, the columns from right to left. */
    private static String columns(List<Glyph> glyphs) {
        List<Glyph> sorted = new ArrayList<>();
        for (Glyph glyph : glyphs) {
            if (!glyph.isSpace()) {
                sorted.add(glyph);
            }
        }
        sorted.sort(Comparator.comparingDouble(glyph -> -glyph.box().middleX()));
        StringBuilder text = new StringBuilder();
        List<Glyph> column = new ArrayList<>();
        for (Glyph glyph : sorted) {
            if (!column.isEmpty() && column.get(0).box().middleX() - glyph.box().middleX() > 0.6 * glyph.size()) {
                down(column, text);
                column.clear();
            }
            column.add(glyph);
        }
        down(column, text);
        return text.toString();
    }

    private static void down(List<Glyph> column, StringBuilder text) {
        column.sort(Comparator.comparingDouble(glyph -> glyph.box().top()));
        for (Glyph glyph : column) {
            text.append(glyph.text());
        }
    }

    /** What stands between two lines: nothing where a line was wrapped, a break where it was ended. */
    private static String between(TextLine before, TextLine after, Box cell) {
        Glyph last = before.glyphs().get(before.glyphs().size() - 1);
        Glyph next = after.glyphs().get(0);
        if (!last.isLatin() || !next.isLatin()) {
            return "";
        }
        double free = cell.width() - before.box().width() - next.box().width();
        if (last.isFigure() && next.isFigure()) {
            return free < fullFigure(before) ? "" : "\n";
        }
        return free < FULL * before.size() ? " " : "\n";
    }

    /** How much room beside two lines of figures, in points, tells that they are one that was wrapped. */
    static double fullFigure(TextLine line) {
        return FULL * line.size() + PADDING;
    }
}
