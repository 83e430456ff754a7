package org.gongkai.extractor.pdf;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.gongkai.extractor.read.UnreadableFileException;
import org.jspecify.annotations.Nullable;

/** Gathers what is painted on a page, in points from the top left of the page as it is shown. For one page. */
final class InkCollector {
    /** More pieces are a drawing or a map, in which no table can be told. */
    private static final int MOST_RULES = 60_000;
    /** Of fewer glyphs nobody can say whether their font is sound. */
    private static final int ENOUGH_GLYPHS = 5;
    /** A picture that covers so much of the page hides what was painted before it. */
    private static final double HIDES = 0.5;

    private final int number;
    private final Box page;
    private final int glyphsLeft;
    private final List<Glyph> glyphs = new ArrayList<>();
    private final List<PDFont> fontOf = new ArrayList<>();
    private final List<Integer> turns = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, List<Box>> painted = new HashMap<>();
    private double pictures;
    private int unseen;
    private boolean damaged;

    InkCollector(int number, double width, double height, int glyphsLeft) {
        this.number = number;
        this.page = new Box(0, 0, width, height);
        this.glyphsLeft = glyphsLeft;
    }

    /**
     * A glyph.
     *
     * @param place from glyph space, in ems, to the page
     * @param advance in ems
     */
    void glyph(String text, AffineTransform place, double advance, PDFont font, boolean visible, int run, int cell)
            throws UnreadableFileException {
        if (!visible) {
            unseen++;
            return;
        }
        double size = Math.hypot(place.getShearX(), place.getScaleY());
        int turn = turn(place);
        if (turn < 0 || size < 0.5 || size > 2000) {
            // Watermarks run across the page at an angle; specks and walls are decoration.
            return;
        }
        if (glyphs.size() >= glyphsLeft) {
            throw new UnreadableFileException(
                    "too-large", "the text has more characters than any report: page " + number + " exceeds the limit");
        }
        double[] corners = {0, -Glyph.BELOW, advance, 1 - Glyph.BELOW};
        place.transform(corners, 0, corners, 0, 2);
        Box box = Box.around(corners[0], corners[1], corners[2], corners[3]);
        if (!text.isBlank() && isRepeated(text, box, size)) {
            return;
        }
        glyphs.add(new Glyph(text, box, size, !font.isVertical(), run, cell));
        fontOf.add(font);
        turns.add(turn);
    }

    /** Quarter turns clockwise of a line of text, −1 when it runs at another angle. */
    private static int turn(AffineTransform place) {
        double along = place.getScaleX();
        double down = place.getShearY();
        double length = Math.hypot(along, down);
        if (length == 0) {
            return -1;
        }
        if (Math.abs(down) < 0.05 * length) {
            return along > 0 ? 0 : 2;
        }
        return Math.abs(along) < 0.05 * length ? down > 0 ? 1 : 3 : -1;
    }

    /** The same character painted again on its place imitates bold type; taken twice it would double a digit. */
    private boolean isRepeated(String text, Box box, double size) {
        double near = 0.12 * size;
        for (int x = bucket(box.left() - near); x <= bucket(box.left() + near); x++) {
            for (int y = bucket(box.top() - near); y <= bucket(box.top() + near); y++) {
                for (Box other : painted.getOrDefault(text + x + "," + y, List.of())) {
                    if (Math.abs(other.left() - box.left()) < near && Math.abs(other.top() - box.top()) < near) {
                        return true;
                    }
                }
            }
        }
        String place = text + bucket(box.left()) + "," + bucket(box.top());
        painted.computeIfAbsent(place, unused -> new ArrayList<>()).add(box);
        return false;
    }

    private static int bucket(double points) {
        return (int) Math.floor(points / 16);
    }

    void picture(Box box, boolean opaque) {
        double share = box.area() / page.area();
        pictures = Math.max(pictures, share);
        if (opaque && share >= HIDES) {
            for (int i = glyphs.size() - 1; i >= 0; i--) {
                if (box.holds(glyphs.get(i).box(), 1)) {
                    glyphs.remove(i);
                    fontOf.remove(i);
                    turns.remove(i);
                    unseen++;
                }
            }
        } else if (Math.min(box.width(), box.height()) <= PathRules.THIN) {
            // Some printers' drivers paint lines as pictures of one dot.
            bar(box);
        }
    }

    /** A thin filled box is a line; one that is small both ways may be a dot of a dotted line. */
    void bar(Box box) {
        if (box.width() >= box.height()) {
            rule(new Rule(true, box.middleY(), box.left(), box.right()));
        }
        if (box.height() >= box.width() || Math.max(box.width(), box.height()) <= PathRules.THIN) {
            rule(new Rule(false, box.middleX(), box.top(), box.bottom()));
        }
    }

    void rule(Rule rule) {
        if (rules.size() < MOST_RULES) {
            rules.add(rule);
        }
    }

    /** The content is broken from here on. */
    void breakOff() {
        damaged = true;
    }

    PageInk page() {
        illegible();
        int turn = mainTurn();
        List<Glyph> read = new ArrayList<>(glyphs.size());
        for (int i = 0; i < glyphs.size(); i++) {
            Glyph glyph = glyphs.get(i);
            boolean upright = glyph.upright() && turns.get(i) == turn;
            read.add(new Glyph(
                    glyph.text(), turned(glyph.box(), turn), glyph.size(), upright, glyph.run(), glyph.cell()));
        }
        List<Rule> lines = rules.size() >= MOST_RULES ? List.of() : turned(rules, turn);
        double width = turn % 2 == 0 ? page.right() : page.bottom();
        double height = turn % 2 == 0 ? page.bottom() : page.right();
        return new PageInk(number, width, height, turn, read, lines, pictures, unseen, damaged);
    }

    /** Glyphs of a font that names most of its glyphs by characters nobody writes here are not to be believed. */
    private void illegible() {
        Map<PDFont, int[]> counts = new IdentityHashMap<>();
        for (int i = 0; i < glyphs.size(); i++) {
            int[] count = counts.computeIfAbsent(fontOf.get(i), unused -> new int[2]);
            count[0]++;
            count[1] += Legibility.isPlausible(glyphs.get(i).text()) ? 0 : 1;
        }
        for (int i = 0; i < glyphs.size(); i++) {
            int @Nullable [] count = counts.get(fontOf.get(i));
            Glyph glyph = glyphs.get(i);
            boolean unsound = count != null && count[0] >= ENOUGH_GLYPHS && count[1] * 10 > count[0] * 4;
            if (unsound && !glyph.isSpace() || !Legibility.isPlausible(glyph.text())) {
                glyphs.set(
                        i,
                        new Glyph(
                                Glyph.UNKNOWN, glyph.box(), glyph.size(), glyph.upright(), glyph.run(), glyph.cell()));
            }
        }
    }

    private int mainTurn() {
        int[] votes = new int[4];
        for (int i = 0; i < glyphs.size(); i++) {
            votes[turns.get(i)] += glyphs.get(i).isSpace() ? 0 : 1;
        }
        int best = 0;
        for (int turn = 1; turn < votes.length; turn++) {
            best = votes[turn] > votes[best] ? turn : best;
        }
        return best;
    }

    private Box turned(Box box, int turn) {
        return switch (turn) {
            case 1 -> new Box(box.top(), page.right() - box.right(), box.bottom(), page.right() - box.left());
            case 2 ->
                new Box(
                        page.right() - box.right(),
                        page.bottom() - box.bottom(),
                        page.right() - box.left(),
                        page.bottom() - box.top());
            case 3 -> new Box(page.bottom() - box.bottom(), box.left(), page.bottom() - box.top(), box.right());
            default -> box;
        };
    }

    private List<Rule> turned(List<Rule> rules, int turn) {
        List<Rule> turned = new ArrayList<>(rules.size());
        for (Rule rule : rules) {
            Box box = rule.horizontal()
                    ? new Box(rule.from(), rule.at(), rule.to(), rule.at())
                    : new Box(rule.at(), rule.from(), rule.at(), rule.to());
            Box shown = turned(box, turn);
            turned.add(
                    rule.horizontal() == (turn % 2 == 0)
                            ? new Rule(true, shown.top(), shown.left(), shown.right())
                            : new Rule(false, shown.left(), shown.top(), shown.bottom()));
        }
        return turned;
    }
}
