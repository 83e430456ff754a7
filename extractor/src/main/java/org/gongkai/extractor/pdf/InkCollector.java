package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.gongkai.extractor.read.UnreadableFileException;

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
    private final List<Painted> glyphs = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Map<Place, List<Box>> places = new HashMap<>();
    private double pictures;
    private final List<Glyph> unseen = new ArrayList<>();
    private boolean damaged;

    InkCollector(int number, double width, double height, int glyphsLeft) {
        this.number = number;
        this.page = new Box(0, 0, width, height);
        this.glyphsLeft = glyphsLeft;
    }

    /** Which character stands in which square of the page. */
    private record Place(String text, int x, int y) {}

    /** A glyph, the font it is of, and how its line is turned. */
    private record Painted(Glyph glyph, PDFont font, int turn) {}

    /** A glyph, visible or not. */
    void glyph(String text, GlyphPlace place, PDFont font, boolean visible, int run, int cell)
            throws UnreadableFileException {
        if (!visible) {
            if (unseen.size() < glyphsLeft) {
                unseen.add(new Glyph(text, place.box(), place.size(), !font.isVertical(), run, cell));
            }
            return;
        }
        double size = place.size();
        if (place.turn() < 0 || size < 0.5 || size > 2000) {
            // Watermarks run across the page at an angle; specks and walls are decoration.
            return;
        }
        if (glyphs.size() >= glyphsLeft) {
            throw new UnreadableFileException(
                    "too-large", "page " + number + " brings the PDF to more characters than any report has");
        }
        Box box = place.box();
        if (text.isBlank() || !isRepeated(text, box, size)) {
            Glyph glyph = new Glyph(text, box, size, !font.isVertical(), run, cell);
            glyphs.add(new Painted(glyph, font, place.turn()));
        }
    }

    /** The same character painted again on its place imitates bold type; taken twice it would double a digit. */
    private boolean isRepeated(String text, Box box, double size) {
        double near = 0.12 * size;
        for (int x = bucket(box.left() - near); x <= bucket(box.left() + near); x++) {
            for (int y = bucket(box.top() - near); y <= bucket(box.top() + near); y++) {
                for (Box other : places.getOrDefault(new Place(text, x, y), List.of())) {
                    if (Math.abs(other.left() - box.left()) < near && Math.abs(other.top() - box.top()) < near) {
                        return true;
                    }
                }
            }
        }
        Place place = new Place(text, bucket(box.left()), bucket(box.top()));
        places.computeIfAbsent(place, unused -> new ArrayList<>()).add(box);
        return false;
    }

    private static int bucket(double points) {
        return (int) Math.floor(points / 16);
    }

    void picture(Box box, boolean opaque) {
        double share = box.area() / page.area();
        pictures = Math.max(pictures, share);
        if (opaque && share >= HIDES) {
            glyphs.removeIf(painted -> {
                boolean hidden = box.holds(painted.glyph().box(), 1);
                if (hidden) {
                    unseen.add(painted.glyph());
                }
                return hidden;
            });
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
        int turn = mainTurn();
        List<Glyph> read = new ArrayList<>(glyphs.size());
        Set<PDFont> unsound = unsound();
        for (Painted painted : glyphs) {
            Glyph glyph = painted.glyph();
            boolean named =
                    Legibility.isPlausible(glyph.text()) && (glyph.isSpace() || !unsound.contains(painted.font()));
            read.add(new Glyph(
                    named ? glyph.text() : Glyph.UNKNOWN,
                    turned(glyph.box(), turn),
                    glyph.size(),
                    glyph.upright() && painted.turn() == turn,
                    glyph.run(),
                    glyph.cell()));
        }
        List<Rule> lines = rules.size() >= MOST_RULES ? List.of() : turned(rules, turn);
        double width = turn % 2 == 0 ? page.right() : page.bottom();
        double height = turn % 2 == 0 ? page.bottom() : page.right();
        return new PageInk(number, width, height, turn, read, lines, pictures, unseen, damaged);
    }

    /** Fonts that name most of their glyphs by characters nobody writes here: none of their names is to be believed. */
    private Set<PDFont> unsound() {
        Map<PDFont, int[]> counts = new IdentityHashMap<>();
        for (Painted painted : glyphs) {
            int[] count = counts.computeIfAbsent(painted.font(), unused -> new int[2]);
            count[0]++;
            count[1] += Legibility.isPlausible(painted.glyph().text()) ? 0 : 1;
        }
        Set<PDFont> unsound = Collections.newSetFromMap(new IdentityHashMap<>());
        counts.forEach((font, count) -> {
            if (count[0] >= ENOUGH_GLYPHS && count[1] * 10 > count[0] * 4) {
                unsound.add(font);
            }
        });
        return unsound;
    }

    private int mainTurn() {
        int[] votes = new int[4];
        for (Painted painted : glyphs) {
            votes[painted.turn()] += painted.glyph().isSpace() ? 0 : 1;
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
