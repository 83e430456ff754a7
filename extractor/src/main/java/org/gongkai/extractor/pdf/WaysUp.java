package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.List;
import org.gongkai.extractor.ocr.ReadRow;
import org.gongkai.extractor.ocr.RowReader;
import org.gongkai.extractor.raster.CleanPage;
import org.gongkai.extractor.raster.Grey;
import org.gongkai.extractor.raster.Spot;
import org.gongkai.extractor.raster.TextRow;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;

/** Tells which way up a page is by reading a few of its rows. */
final class WaysUp {
    /** How sure a row of words is that stands the right way up. */
    private static final double LEGIBLE = 0.85;
    /** So many of them tell that the page does. */
    private static final int ENOUGH = 2;
    /** So many of them leave no other way up. */
    private static final int CLEARLY = 8;
    /** On a page of few words so many do, when nearly all of its words are among them. */
    private static final int FEW = 4;

    private static final double NEARLY_ALL = 0.75;
    /** And when so much of the ink is in rows that may be words: of a page that lies, only its sideways labels are. */
    private static final double MUCH = 0.25;
    /** How many rows tell which way up a page lies. */
    private static final int PROBES = 8;

    private final Budget budget;

    WaysUp(Budget budget) {
        this.budget = budget;
    }

    /** @param turn quarter turns clockwise by which the page's text is turned */
    record Way(ScanLayout layout, RowReader reader, int turn) {}

    /** The way up in which most of a few rows can be read; as the page lies too where its strokes leave that open. */
    List<Way> of(Grey page, double dots) throws UnreadableFileException {
        Way asItLies = way(CleanPage.of(page, dots), 0);
        Strokes strokes = Strokes.of(asItLies.layout().page());
        int legible = 0;
        if (strokes != Strokes.LIE) {
            Words words = words(asItLies);
            if (words.leaveNoOtherWay()) {
                return List.of(asItLies);
            }
            legible = words.legible();
        }
        int best = 0;
        int most = Math.max(ENOUGH - 1, legible);
        for (int turn : strokes.turns()) {
            budget.checkTime();
            if (most >= ENOUGH && !strokes.allow(turn)) {
                continue;
            }
            int there = words(way(asItLies.layout().page().turned(-turn), turn)).legible();
            if (there > most) {
                best = turn;
                most = there;
            }
        }
        if (best == 0) {
            return List.of(asItLies);
        }
        Way turned = way(CleanPage.of(page.turned(-best), dots), best);
        return legible == 0 ? List.of(turned) : List.of(turned, asItLies);
    }

    /** How the parts of characters stand: most of those that are not as wide as high are higher than wide. */
    private enum Strokes {
        STAND(2, 1, 3),
        LIE(1, 3, 2),
        UNCLEAR(1, 2, 3);

        /** So many times as many tell. */
        private static final double CLEARLY_MORE = 1.2;

        private static final int FEWEST = 20;
        /** Of a height to the other side, or of a width. */
        private static final double LONG = 1.3;

        private final int[] turns;

        Strokes(int... turns) {
            this.turns = turns;
        }

        /** The quarter turns by which the page may be turned, likelier ones first. */
        int[] turns() {
            return turns.clone();
        }

        /** Whether a turn is likely; others are for pages on which else nothing can be read. */
        boolean allow(int turn) {
            return this == UNCLEAR || (turn % 2 == 0) == (this == STAND);
        }

        /** Dashes and rests of rules are too thin to count, and pictures too large. */
        static Strokes of(CleanPage page) {
            int high = 0;
            int wide = 0;
            for (Spot spot : page.spots()) {
                int longer = Math.max(spot.width(), spot.height());
                int shorter = Math.min(spot.width(), spot.height());
                if (shorter >= page.dots() / 30 && longer >= page.dots() / 13 && longer <= page.dots() / 4) {
                    high += spot.height() >= LONG * spot.width() ? 1 : 0;
                    wide += spot.width() >= LONG * spot.height() ? 1 : 0;
                }
            }
            if (high + wide < FEWEST) {
                return UNCLEAR;
            }
            return high > CLEARLY_MORE * wide ? STAND : wide > CLEARLY_MORE * high ? LIE : UNCLEAR;
        }
    }

    private Way way(CleanPage page, int turn) {
        return new Way(ScanLayout.of(page), new RowReader(page, budget), turn);
    }

    static boolean isLegible(ReadRow row) {
        return row.confidence() >= LEGIBLE
                && row.text().codePoints().filter(Character::isIdeographic).count() >= 2;
    }

    /**
     * Rows that may be words.
     *
     * @param legible about how many of them are
     * @param share of the page's ink that is in them
     */
    private record Words(int rows, int legible, double share) {
        /** Labels that are set sideways can be read on a page that lies, but they are few there. */
        boolean leaveNoOtherWay() {
            return legible >= CLEARLY || legible >= FEW && legible >= NEARLY_ALL * rows && share >= MUCH;
        }
    }

    /** Judged by a few of them. */
    private static Words words(Way way) throws UnreadableFileException {
        ScanLayout layout = way.layout();
        double dots = layout.page().dots();
        List<TextRow> words = layout.rows().stream()
                .filter(row -> row.box().width() > 3 * row.box().height()
                        && row.box().width() < 12 * row.box().height()
                        && row.box().height() < dots / 3)
                .toList();
        int count = Math.min(PROBES, words.size());
        List<TextRow> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(words.get(i * words.size() / count));
        }
        int legible = 0;
        for (ReadRow row : way.reader().read(some)) {
            legible += isLegible(row) ? 1 : 0;
        }
        double ink = layout.page().spots().stream().mapToInt(Spot::area).sum();
        double inWords = words.stream().mapToInt(row -> row.box().area()).sum();
        return new Words(words.size(), count == 0 ? 0 : legible * words.size() / count, ink == 0 ? 0 : inWords / ink);
    }
}
