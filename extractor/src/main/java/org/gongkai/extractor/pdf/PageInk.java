package org.gongkai.extractor.pdf;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.gongkai.extractor.grid.Recognition;
import org.gongkai.model.Position;
import org.jspecify.annotations.Nullable;

/**
 * What is painted on a page, as a reader holds it: turned so that most of its text runs from left to right.
 *
 * @param number of the page, from 1
 * @param width of the page so turned
 * @param height of the page so turned
 * @param turn quarter turns clockwise by which most of the text is turned on the page as it is shown, 0 to 3
 * @param glyphs that can be seen, in the order of painting
 * @param rules pieces of lines as painted, neither merged nor sorted
 * @param pictures the largest share of the page that one picture covers, 0 to 1
 * @param unseen glyphs that are invisible or lie under a picture, on the page as it is shown
 * @param damaged whether the content broke off
 * @param scan how the page was read from a picture, null for one that holds characters
 */
record PageInk(
        int number,
        double width,
        double height,
        int turn,
        List<Glyph> glyphs,
        List<Rule> rules,
        double pictures,
        List<Glyph> unseen,
        boolean damaged,
        @Nullable Scan scan) {
    /** A picture that covers so much of a page is the page. */
    private static final double WHOLE_PAGE = 0.6;
    /** Page numbers and stamps that are added to a scan. */
    private static final int FEW_GLYPHS = 40;

    /** A picture of a table covers so much of a page. */
    private static final double TABLE = 0.2;
    /** Pages with more have their figures in the text. */
    private static final int MANY_FIGURES = 60;

    PageInk(
            int number,
            double width,
            double height,
            int turn,
            List<Glyph> glyphs,
            List<Rule> rules,
            double pictures,
            List<Glyph> unseen,
            boolean damaged) {
        this(number, width, height, turn, glyphs, rules, pictures, unseen, damaged, null);
    }

    PageInk {
        glyphs = List.copyOf(glyphs);
        rules = List.copyOf(rules);
        unseen = List.copyOf(unseen);
    }

    /** Whether the page is a picture of a page. */
    boolean isScan() {
        return scan == null && pictures >= WHOLE_PAGE && printed() < FEW_GLYPHS;
    }

    /** Whether its text can only be had by recognising it. */
    boolean isPicture() {
        return scan == null && (isScan() || unknown() > 0.5 || showsTable());
    }

    /** Whether a picture may be the table that the text around it speaks of. */
    private boolean showsTable() {
        long figures = glyphs.stream().filter(Glyph::isFigure).count();
        return pictures >= TABLE && rules.size() < 4 && figures < MANY_FIGURES;
    }

    /** How what stands in a box was recognised; null where nothing was. */
    @Nullable
    Recognition recognition(Box box) {
        return scan == null ? null : scan.recognition(box);
    }

    /** The same page without some of its lines. */
    PageInk without(List<TextLine> lines) {
        if (lines.isEmpty()) {
            return this;
        }
        Set<Glyph> dropped = Collections.newSetFromMap(new IdentityHashMap<>());
        lines.forEach(line -> dropped.addAll(line.glyphs()));
        return new PageInk(
                number,
                width,
                height,
                turn,
                glyphs.stream().filter(glyph -> !dropped.contains(glyph)).toList(),
                rules,
                pictures,
                unseen,
                damaged,
                scan);
    }

    /** The same page, otherwise recognised. */
    PageInk with(Scan other) {
        return new PageInk(number, width, height, turn, glyphs, rules, pictures, unseen, damaged, other);
    }

    private long printed() {
        return glyphs.stream().filter(glyph -> !glyph.isSpace()).count();
    }

    /** Width of the page as it is shown. */
    double shownWidth() {
        return turn % 2 == 0 ? width : height;
    }

    /** Height of the page as it is shown. */
    double shownHeight() {
        return turn % 2 == 0 ? height : width;
    }

    /** The share of glyphs that nobody can name. */
    double unknown() {
        long unknown = glyphs.stream()
                .filter(glyph -> glyph.text().equals(Glyph.UNKNOWN))
                .count();
        long printed = printed();
        return printed == 0 ? 0 : (double) unknown / printed;
    }

    /** Where a box of this page stands on the page as it is shown. */
    Position.OnPage at(Box read) {
        Box box = scan == null ? read : scan.upright(read, width, height);
        double shownWidth = shownWidth();
        double shownHeight = shownHeight();
        Box shown =
                switch (turn) {
                    case 1 -> new Box(shownWidth - box.bottom(), box.left(), shownWidth - box.top(), box.right());
                    case 2 ->
                        new Box(
                                shownWidth - box.right(),
                                shownHeight - box.bottom(),
                                shownWidth - box.left(),
                                shownHeight - box.top());
                    case 3 -> new Box(box.top(), shownHeight - box.right(), box.bottom(), shownHeight - box.left());
                    default -> box;
                };
        return new Position.OnPage(
                number,
                List.of(tenths(shown.left()), tenths(shown.top()), tenths(shown.right()), tenths(shown.bottom())));
    }

    private static double tenths(double points) {
        // Adding nought turns a negative nought into a plain one.
        return Math.round(points * 10) / 10.0 + 0.0;
    }
}
