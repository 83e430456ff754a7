package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gongkai.extractor.value.ValueReader;
import org.jspecify.annotations.Nullable;

/** Glyphs that stand beside one another, from left to right; never empty. What it says is worked out once. */
final class TextLine {
    /** Further apart than this, in ems, Latin letters and digits are different words. */
    private static final double WORD_GAP = 0.25;
    /** Digits that were painted in one go without a space may be spaced out a little more. */
    private static final double FIGURE_GAP = 0.45;

    private final List<Glyph> glyphs;
    private final Box box;
    private final double size;
    private @Nullable String text;
    private @Nullable Boolean figure;

    private TextLine(List<Glyph> glyphs, Box box, double size) {
        this.glyphs = List.copyOf(glyphs);
        this.box = box;
        this.size = size;
    }

    List<Glyph> glyphs() {
        return glyphs;
    }

    /** Around what is printed, spaces at the ends left out. */
    Box box() {
        return box;
    }

    /** Of the largest glyph. */
    double size() {
        return size;
    }

    /** Where the first glyph's baseline lies. */
    double baseline() {
        return glyphs.get(0).baseline();
    }

    /** Whether it reads like a figure or a mark that there is none. */
    boolean isFigure() {
        if (figure == null) {
            figure = ValueReader.looksLikeValue(text());
        }
        return figure;
    }

    private static TextLine of(List<Glyph> glyphs) {
        List<Glyph> sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(glyph -> glyph.box().left()));
        Box box = null;
        double size = 0;
        for (Glyph glyph : sorted) {
            if (!glyph.isSpace()) {
                box = box == null ? glyph.box() : box.and(glyph.box());
                size = Math.max(size, glyph.size());
            }
        }
        return new TextLine(sorted, box == null ? sorted.get(0).box() : box, size);
    }

    /** The lines that glyphs make, from the top; lines of nothing but spaces are left out. */
    static List<TextLine> lines(List<Glyph> glyphs) {
        List<Glyph> sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(Glyph::baseline));
        List<TextLine> lines = new ArrayList<>();
        List<Glyph> line = new ArrayList<>();
        Glyph first = null;
        for (Glyph glyph : sorted) {
            if (first != null && glyph.baseline() - first.baseline() > 0.45 * Math.max(glyph.size(), first.size())) {
                add(line, lines);
                line = new ArrayList<>();
                first = null;
            }
            line.add(glyph);
            if (first == null && !glyph.isSpace()) {
                first = glyph;
            }
        }
        add(line, lines);
        return lines;
    }

    private static void add(List<Glyph> line, List<TextLine> lines) {
        if (line.stream().anyMatch(glyph -> !glyph.isSpace())) {
            lines.add(of(line));
        }
    }

    /** The text; spaces as painted, and where Latin words stand apart. */
    String text() {
        if (text == null) {
            text = write();
        }
        return text;
    }

    private String write() {
        boolean even = isSpacedOut();
        StringBuilder written = new StringBuilder();
        Glyph before = null;
        boolean space = false;
        for (Glyph glyph : glyphs) {
            if (glyph.isSpace()) {
                space = true;
                continue;
            }
            if (before != null) {
                double gap = glyph.box().left() - before.box().right();
                boolean figure = before.isFigure() && glyph.isFigure() && isOneWord(before, glyph);
                boolean apart = gap > (figure ? FIGURE_GAP : WORD_GAP) * glyph.size()
                        && !even
                        && before.isLatin()
                        && glyph.isLatin();
                if (apart || space && gap > 0.05 * glyph.size()) {
                    written.append(' ');
                }
            }
            written.append(glyph.text());
            before = glyph;
            space = false;
        }
        return written.toString();
    }

    private static boolean isOneWord(Glyph a, Glyph b) {
        return a.run() == b.run() || a.cell() >= 0 && a.cell() == b.cell();
    }

    /** Whether all glyphs stand equally far apart: one word spread over the width of its cell. */
    private boolean isSpacedOut() {
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        int count = 0;
        Glyph before = null;
        for (Glyph glyph : glyphs) {
            if (glyph.isSpace()) {
                return false;
            }
            if (before != null) {
                double gap = glyph.box().left() - before.box().right();
                least = Math.min(least, gap);
                most = Math.max(most, gap);
            }
            before = glyph;
            count++;
        }
        return count >= 3 && least > 0 && most - least < 0.1 * size;
    }

    /** Pieces that stand at least so many ems apart, from left to right; spaces that are painted do not part them. */
    List<TextLine> pieces(double ems) {
        return pieces(ems, ems);
    }

    /** The same, with another distance for neighbours of one script that were painted by different operations. */
    List<TextLine> pieces(double ems, double painted) {
        List<TextLine> pieces = new ArrayList<>();
        List<Glyph> piece = new ArrayList<>();
        Glyph before = null;
        boolean space = false;
        for (Glyph glyph : glyphs) {
            if (glyph.isSpace()) {
                space = true;
                continue;
            }
            if (before != null) {
                double gap = glyph.box().left() - before.box().right();
                boolean apart = !space && !isOneWord(before, glyph) && glyph.isLatin() == before.isLatin();
                boolean cells = before.cell() >= 0 && glyph.cell() >= 0 && before.cell() != glyph.cell();
                if (cells || gap > (apart ? painted : ems) * Math.min(before.size(), glyph.size())) {
                    add(piece, pieces);
                    piece = new ArrayList<>();
                }
            }
            piece.add(glyph);
            before = glyph;
            space = false;
        }
        add(piece, pieces);
        return pieces;
    }

    /** This line, or its text and the figure at its end when that was painted by itself so many ems behind it. */
    List<TextLine> figureApart(double ems) {
        int first = glyphs.size();
        while (first > 0 && glyphs.get(first - 1).isFigure()) {
            first--;
        }
        if (first == 0 || first == glyphs.size()) {
            return List.of(this);
        }
        Glyph before = glyphs.get(first - 1);
        Glyph figure = glyphs.get(first);
        boolean apart = !isOneWord(before, figure)
                && figure.box().left() - before.box().right() > ems * Math.min(before.size(), figure.size());
        return apart ? List.of(of(glyphs.subList(0, first)), of(glyphs.subList(first, glyphs.size()))) : List.of(this);
    }
}
