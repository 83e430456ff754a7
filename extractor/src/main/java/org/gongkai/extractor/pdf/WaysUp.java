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

    /** The way up in which most of a few rows can be read, and as the page lies too where any of them can. */
    List<Way> of(Grey page, double dots) throws UnreadableFileException {
        Way asItLies = way(CleanPage.of(page, dots), 0);
        Words words = words(asItLies);
        if (words.leaveNoOtherWay()) {
            return List.of(asItLies);
        }
        int best = 0;
        int most = Math.max(ENOUGH - 1, words.legible());
        for (int turn = 1; turn < 4; turn++) {
            budget.checkTime();
            int legible =
                    words(way(asItLies.layout().page().turned(-turn), turn)).legible();
            if (legible > most) {
                best = turn;
                most = legible;
            }
        }
        if (best == 0) {
            return List.of(asItLies);
        }
        Way turned = way(CleanPage.of(page.turned(-best), dots), best);
        return words.legible() == 0 ? List.of(turned) : List.of(turned, asItLies);
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
