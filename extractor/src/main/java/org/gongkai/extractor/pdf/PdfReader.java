package org.gongkai.extractor.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.ocr.ScanPool;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.Reading;
import org.gongkai.extractor.read.UnreadableFileException;
import org.gongkai.model.Finding;
import org.jspecify.annotations.Nullable;

/** Reads PDF files that hold text. */
public final class PdfReader {
    /** Reports have some tens of pages; a yearbook with one in it has some hundreds. */
    private static final int MOST_PAGES = 1000;
    /** Over all pages; a report has some ten thousands. */
    private static final int MOST_GLYPHS = 3_000_000;

    static {
        OfflineFonts.install();
    }

    private PdfReader() {}

    /**
     * What stands on the pages.
     *
     * @throws UnreadableFileException with the code {@code scanned}, {@code encrypted}, {@code damaged}, {@code no-text},
     *     {@code unreadable-text}, {@code too-large} or {@code gave-up}
     */
    public static Reading read(byte[] bytes, Budget budget) throws UnreadableFileException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            if (document.getNumberOfPages() > MOST_PAGES) {
                throw new UnreadableFileException(
                        "too-large",
                        "the PDF has " + document.getNumberOfPages() + " pages, more than the " + MOST_PAGES
                                + " that are read");
            }
            SortedMap<Integer, UnreadableFileException> undecoded = new TreeMap<>();
            List<PageInk> pages = recognised(document, ink(document), undecoded, budget);
            List<Finding> findings = PageFindings.of(pages, undecoded);
            return new Reading("pdf", blocks(pages, budget), facts(pages), findings);
        } catch (InvalidPasswordException e) {
            throw new UnreadableFileException(
                    "encrypted", "the PDF opens only with a password; it would have to be published without one", e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new UnreadableFileException(
                    "damaged", "the PDF cannot be opened (" + e.getMessage() + "); fetch it again", e);
        }
    }

    private static List<PageInk> ink(PDDocument document) throws UnreadableFileException {
        FontTexts fonts = new FontTexts();
        CellMarks cells = CellMarks.of(document);
        List<PageInk> pages = new ArrayList<>();
        int glyphs = 0;
        for (int i = 0; i < document.getNumberOfPages(); i++) {
            Budget.checkThread();
            PageInk page = PageInkReader.read(document.getPage(i), i + 1, fonts, cells, MOST_GLYPHS - glyphs);
            glyphs += page.glyphs().size() + page.unseen().size();
            pages.add(page);
        }
        return pages;
    }

    /**
     * Pages that are pictures, or whose characters have no names, with what can be recognised on them.
     *
     * @param undecoded takes, by the page's number, why a picture could not be looked at
     */
    private static List<PageInk> recognised(
            PDDocument document,
            List<PageInk> pages,
            SortedMap<Integer, UnreadableFileException> undecoded,
            Budget budget)
            throws UnreadableFileException {
        if (!budget.readsPictures() || pages.stream().noneMatch(PageInk::isPicture)) {
            return pages;
        }
        budget.longer();
        PagePictures pictures = new PagePictures(document);
        ScanPool.Pages<PageInk> recognised = new ScanPool.Pages<>();
        try {
            for (PageInk page : pages) {
                PageImage image = page.isPicture() ? picture(pictures, page, undecoded) : null;
                recognised.add(
                        () -> image == null ? page : HiddenText.compare(ScanReader.read(image, budget), page.unseen()));
            }
            return recognised.all();
        } finally {
            recognised.cancel();
        }
    }

    private static @Nullable PageImage picture(
            PagePictures pictures, PageInk page, SortedMap<Integer, UnreadableFileException> undecoded)
            throws UnreadableFileException {
        Budget.checkThread();
        try {
            return pictures.of(page);
        } catch (UnreadableFileException e) {
            undecoded.put(page.number(), e);
        } catch (IOException | RuntimeException e) {
            undecoded.put(
                    page.number(),
                    new UnreadableFileException(
                            "damaged", "its picture cannot be decoded (" + e.getMessage() + "); fetch it again", e));
        }
        return null;
    }

    /** What stands on pages, tables and paragraphs going on over page breaks. */
    static List<Block> blocks(List<PageInk> pages, Budget budget) throws UnreadableFileException {
        List<LatticeFinder.Found> ruled = new ArrayList<>();
        List<List<Box>> tables = new ArrayList<>();
        for (PageInk page : pages) {
            budget.checkTime();
            LatticeFinder.Found found = PageTables.ruled(page);
            ruled.add(found);
            tables.add(found.lattices().stream().map(Lattice::box).toList());
        }
        // Heads go first: a page break lets the tables reach for what stands just beyond their edges.
        List<PageInk> bodies = RunningHeads.drop(pages, tables);
        List<Piece> pieces = new ArrayList<>();
        Map<Integer, List<Rule>> loose = new HashMap<>();
        for (int i = 0; i < bodies.size(); i++) {
            budget.checkTime();
            pieces.addAll(PageTables.read(bodies.get(i), ruled.get(i), budget));
            loose.put(bodies.get(i).number(), ruled.get(i).loose());
        }
        return new BlockMaker(new OpenTables(pieces, loose).replace(pieces, budget), budget).blocks();
    }

    private static Reading.Facts facts(List<PageInk> pages) {
        // The title in a PDF's properties is as a rule that of the file it was made from years ago: it is not told.
        int pictures =
                (int) pages.stream().filter(page -> page.pictures() > 0.1).count();
        return Reading.Facts.titled(List.of(), pictures);
    }
}
