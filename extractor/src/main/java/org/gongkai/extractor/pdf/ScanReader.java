package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gongkai.extractor.ocr.ReadRow;
import org.gongkai.extractor.raster.Grey;
import org.gongkai.extractor.raster.TextRow;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;

/**
 * Reads the picture of a page: its rules draw tables, rows of ink in their fields and outside of them are recognised, and
 * what comes out is ink as any other page has it.
 */
final class ScanReader {
    /** Finer pictures hold nothing more of a page, in dots per inch. */
    private static final double FINEST = 330;
    /** Coarser pictures are drawn larger first: thin strokes need some pixels. */
    private static final double COARSEST = 130;
    /** Below that it is no text at all. */
    private static final double LEAST = 0.5;
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
        Attempt read = mostWords(new WaysUp(budget).of(page, 72.0 * page.width() / image.width()));
        return read.quality() < LEAST ? read.empty() : read.ink();
    }

    /** What is read in that of some ways up which shows most words. */
    private Attempt mostWords(List<WaysUp.Way> ways) throws UnreadableFileException {
        Attempt best = null;
        for (WaysUp.Way way : ways) {
            Attempt attempt = attempt(way);
            best = best == null || words(attempt.rows()) > words(best.rows()) ? attempt : best;
        }
        return Objects.requireNonNull(best);
    }

    /** How many characters stand in rows that can only be words. */
    private static long words(List<ReadRow> rows) {
        return rows.stream()
                .filter(WaysUp::isLegible)
                .mapToLong(row ->
                        row.text().codePoints().filter(Character::isIdeographic).count())
                .sum();
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

    private Attempt attempt(WaysUp.Way way) throws UnreadableFileException {
        budget.checkTime();
        ScanLayout layout = way.layout();
        int turn = way.turn();
        double toPoints = 72 / layout.page().dots();
        List<TextRow> rows = layout.rows().size() > MOST_ROWS ? List.of() : layout.rows();
        List<ReadRow> read = way.reader().read(rows);
        List<Glyph> glyphs = new ArrayList<>();
        List<Scan.Row> evidence = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            ReadRow row = read.get(i);
            Box box = ScanLayout.box(row.row().box(), toPoints);
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
                layout.rules(),
                1,
                List.of(),
                false,
                new Scan(layout.page().angle(), layout.ruled(), evidence));
        return new Attempt(ink, read, quality(read));
    }
}
