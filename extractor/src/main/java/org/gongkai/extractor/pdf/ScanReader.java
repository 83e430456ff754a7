package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongkai.extractor.ocr.ReadRow;
import org.gongkai.extractor.ocr.RowReader;
import org.gongkai.extractor.raster.CleanPage;
import org.gongkai.extractor.raster.Grey;
import org.gongkai.extractor.raster.Ruling;
import org.gongkai.extractor.raster.Spot;
import org.gongkai.extractor.raster.TextRow;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;

/**
 * Reads the picture of a page: its rules draw tables, rows of ink in their fields and outside of them are recognised, and
 * what comes out is ink as any other page has it.
 */
final class ScanReader {
    /** Points: a usual text size, until characters are known. */
    private static final double TEXT_SIZE = 10;
    /** In heights of a row; a wider gap parts what stands outside of tables. */
    private static final double GAP = 1.1;
    /** Finer pictures hold nothing more of a page, in dots per inch. */
    private static final double FINEST = 330;
    /** Coarser pictures are drawn larger first: thin strokes need some pixels. */
    private static final double COARSEST = 130;
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
    /** Below that it is no text at all. */
    private static final double LEAST = 0.5;
    /** How many rows tell which way up a page lies. */
    private static final int PROBES = 8;
    /** A page has some hundred rows; a picture of leaves has thousands. */
    private static final int MOST_ROWS = 2500;

    private final PageImage image;
    private final Budget budget;

    private ScanReader(PageImage image, Budget budget) {
        this.image = image;
        this.budget = budget;
    }

    static PageInk read(PageImage image, Budget budget) throws UnreadableFileException {
        return new ScanReader(image, budget).read();
    }

    private PageInk read() throws UnreadableFileException {
        double dots = 72.0 * image.pixels().width() / image.width();
        int factor = (int) Math.max(1, Math.round(dots / FINEST));
        Grey page =
                dots < COARSEST ? image.pixels().enlarged(2) : image.pixels().shrunk(factor);
        dots = 72.0 * page.width() / image.width();
        Attempt read = mostWords(upright(page, dots), dots);
        return read.quality() < LEAST ? read.empty() : read.ink();
    }

    /** @param turn quarter turns clockwise by which the page's text is turned */
    private record Upright(CleanPage page, RowReader reader, int turn) {}

    /** What is read in that of some ways up which shows most words. */
    private Attempt mostWords(List<Upright> ways, double dots) throws UnreadableFileException {
        Attempt best = null;
        for (Upright way : ways) {
            Attempt attempt = attempt(way, dots);
            best = best == null || words(attempt.rows()) > words(best.rows()) ? attempt : best;
        }
        return Objects.requireNonNull(best);
    }

    /** How many characters stand in rows that can only be words. */
    private static long words(List<ReadRow> rows) {
        return rows.stream()
                .filter(ScanReader::isLegible)
                .mapToLong(row ->
                        row.text().codePoints().filter(Character::isIdeographic).count())
                .sum();
    }

    private static boolean isLegible(ReadRow row) {
        return row.confidence() >= LEGIBLE
                && row.text().codePoints().filter(Character::isIdeographic).count() >= 2;
    }

    /** The way up in which most of a few rows can be read, and as the page lies too where any of them can. */
    private List<Upright> upright(Grey page, double dots) throws UnreadableFileException {
        Upright asItLies = null;
        int legible = 0;
        Upright best = null;
        int most = ENOUGH - 1;
        for (int turn = 0; turn < 4; turn++) {
            budget.checkTime();
            CleanPage clean = CleanPage.of(page.turned(-turn), dots);
            RowReader reader = new RowReader(clean, budget);
            Words words = words(clean, reader);
            if (best == null || words.legible() > most) {
                best = new Upright(clean, reader, turn);
                most = Math.max(most, words.legible());
            }
            if (turn == 0) {
                asItLies = best;
                legible = words.legible();
                if (words.leaveNoOtherWay()) {
                    break;
                }
            }
        }
        Upright first = Objects.requireNonNull(best);
        return asItLies == null || first == asItLies || legible == 0 ? List.of(first) : List.of(first, asItLies);
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
    private Words words(CleanPage clean, RowReader reader) throws UnreadableFileException {
        double dots = clean.dots();
        List<TextRow> words = TextRow.of(clean.spots(), dots, GAP).stream()
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
        for (ReadRow row : reader.read(some)) {
            legible += isLegible(row) ? 1 : 0;
        }
        double ink = clean.spots().stream().mapToInt(Spot::area).sum();
        double inWords = words.stream().mapToInt(row -> row.box().area()).sum();
        return new Words(words.size(), count == 0 ? 0 : legible * words.size() / count, ink == 0 ? 0 : inWords / ink);
    }

    private static double quality(List<ReadRow> rows) {
        double sum = 0;
        int count = 0;
        for (ReadRow row : rows) {
            int weight = Math.max(1, row.characters().size());
            sum += weight * row.confidence();
            count += weight;
        }
        return count == 0 ? 0 : sum / count;
    }

    private record Attempt(PageInk ink, List<ReadRow> rows, double quality) {
        /** The same page as one on which there are no characters. */
        PageInk empty() {
            Scan scan = new Scan(0, new LatticeFinder.Found(List.of(), List.of()), List.of());
            return new PageInk(
                    ink.number(), ink.width(), ink.height(), 0, List.of(), List.of(), 1, List.of(), false, scan);
        }
    }

    private Attempt attempt(Upright upright, double dots) throws UnreadableFileException {
        budget.checkTime();
        CleanPage clean = upright.page();
        int turn = upright.turn();
        double toPoints = 72 / dots;
        List<Rule> rules = new ArrayList<>();
        for (Ruling ruling : clean.rulings()) {
            rules.add(new Rule(
                    ruling.horizontal(), ruling.at() * toPoints, ruling.from() * toPoints, ruling.to() * toPoints));
        }
        LatticeFinder.Found ruled = LatticeFinder.find(rules, TEXT_SIZE);
        List<TextRow> rows = rows(clean, ruled.lattices(), toPoints);
        if (rows.size() > MOST_ROWS) {
            rows = List.of();
        }
        List<ReadRow> read = upright.reader().read(rows);
        List<Glyph> glyphs = new ArrayList<>();
        List<Scan.Row> evidence = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            ReadRow row = read.get(i);
            Box box = box(row.row().box(), toPoints);
            glyphs.addAll(RowGlyphs.of(row, box, toPoints, i));
            evidence.add(new Scan.Row(box, row.text(), row.confidence(), row.others(), row.doubted()));
        }
        double width = turn % 2 == 0 ? image.width() : image.height();
        double height = turn % 2 == 0 ? image.height() : image.width();
        PageInk ink = new PageInk(
                image.page(),
                width,
                height,
                turn,
                glyphs,
                rules,
                1,
                List.of(),
                false,
                new Scan(clean.angle(), ruled, evidence));
        return new Attempt(ink, read, quality(read));
    }

    private static Box box(Spot spot, double toPoints) {
        return new Box(
                spot.left() * toPoints, spot.top() * toPoints, spot.right() * toPoints, spot.bottom() * toPoints);
    }

    /** Rows of ink, each in one field of a table or in none. */
    private static List<TextRow> rows(CleanPage clean, List<Lattice> lattices, double toPoints) {
        Map<Lattice, Map<Lattice.Field, List<Spot>>> inside = new IdentityHashMap<>();
        List<Spot> outside = new ArrayList<>();
        for (Spot spot : clean.spots()) {
            Box box = box(spot, toPoints);
            Lattice.Field field = null;
            for (Lattice lattice : lattices) {
                field = lattice.fieldAt(box.middleX(), box.middleY());
                if (field != null) {
                    if (!isRest(box, lattice.box(field))) {
                        inside.computeIfAbsent(lattice, unused -> new LinkedHashMap<>())
                                .computeIfAbsent(field, unused -> new ArrayList<>())
                                .add(spot);
                    }
                    break;
                }
            }
            if (field == null) {
                outside.add(spot);
            }
        }
        List<TextRow> rows = new ArrayList<>();
        for (Lattice lattice : lattices) {
            Map<Lattice.Field, List<Spot>> fields = inside.getOrDefault(lattice, Map.of());
            for (Lattice.Field field : lattice.fields()) {
                rows.addAll(TextRow.of(fields.getOrDefault(field, List.of()), clean.dots(), Double.POSITIVE_INFINITY));
            }
        }
        rows.addAll(TextRow.of(outside, clean.dots(), GAP));
        return rows;
    }

    /** What is left of a rule: thin, and along an edge of its field. */
    private static boolean isRest(Box spot, Box field) {
        boolean flat = spot.height() < 2.2 && (spot.top() < field.top() + 2.5 || spot.bottom() > field.bottom() - 2.5);
        boolean upright =
                spot.width() < 2.2 && (spot.left() < field.left() + 2.5 || spot.right() > field.right() - 2.5);
        return flat || upright;
    }
}
