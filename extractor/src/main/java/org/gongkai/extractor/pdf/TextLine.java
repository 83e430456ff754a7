package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Glyphs that stand on one line, from left to right.
 *
 * @param y middle of the line
 */
record TextLine(double y, List<Glyph> glyphs) {
    /** A stretch of a line without a wide gap. */
    record Token(String text, double left, double right, double y) {
        double center() {
            return (left + right) / 2;
        }
    }

    /** Groups glyphs into lines, from top to bottom. */
    static List<TextLine> of(List<Glyph> glyphs) {
        List<Glyph> sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(Glyph::y));
        List<TextLine> lines = new ArrayList<>();
        List<Glyph> current = new ArrayList<>();
        double first = 0;
        for (Glyph glyph : sorted) {
            if (!current.isEmpty()
                    && glyph.y() - first > Math.min(glyph.size(), current.get(0).size()) * 0.4) {
                lines.add(line(current));
                current = new ArrayList<>();
            }
            if (current.isEmpty()) {
                first = glyph.y();
            }
            current.add(glyph);
        }
        if (!current.isEmpty()) {
            lines.add(line(current));
        }
        return lines;
    }

    private static TextLine line(List<Glyph> glyphs) {
        double sum = 0;
        for (Glyph glyph : glyphs) {
            sum += glyph.y();
        }
        glyphs.sort(Comparator.comparingDouble(Glyph::x));
        return new TextLine(sum / glyphs.size(), glyphs);
    }

    double left() {
        for (Glyph glyph : glyphs) {
            if (!glyph.text().isBlank()) {
                return glyph.x();
            }
        }
        return glyphs.get(0).x();
    }

    double right() {
        double right = 0;
        for (Glyph glyph : glyphs) {
            if (!glyph.text().isBlank()) {
                right = Math.max(right, glyph.right());
            }
        }
        return right;
    }

    double size() {
        return glyphs.get(glyphs.size() / 2).size();
    }

    boolean isBlank() {
        return glyphs.stream().allMatch(glyph -> glyph.text().isBlank());
    }

    /** The text, with a space where there is a gap of half a character. */
    String text() {
        StringBuilder text = new StringBuilder();
        Glyph before = null;
        for (Glyph glyph : glyphs) {
            if (before != null
                    && gap(before, glyph) > 0.5 * glyph.size()
                    && !glyph.text().isBlank()) {
                text.append(' ');
            }
            text.append(glyph.text());
            before = glyph.text().isBlank() ? before : glyph;
        }
        return text.toString().strip();
    }

    /** The line cut at its wide gaps; a gap between figures is wide sooner than one between words. */
    List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Glyph first = null;
        Glyph before = null;
        for (Glyph glyph : glyphs) {
            if (glyph.text().isBlank()) {
                continue;
            }
            if (before != null && first != null) {
                double wide = before.isDigit() && glyph.isDigit() ? 0.35 : 0.9;
                if (gap(before, glyph) > wide * Math.min(before.size(), glyph.size())) {
                    tokens.add(new Token(text.toString(), first.x(), before.right(), y));
                    text.setLength(0);
                    first = null;
                }
            }
            first = first == null ? glyph : first;
            text.append(glyph.text());
            before = glyph;
        }
        if (first != null && before != null) {
            tokens.add(new Token(text.toString(), first.x(), before.right(), y));
        }
        return tokens;
    }

    private static double gap(Glyph left, Glyph right) {
        return right.x() - left.right();
    }
}
