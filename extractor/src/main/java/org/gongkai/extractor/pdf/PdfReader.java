package org.gongkai.extractor.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.Reading;
import org.gongkai.extractor.read.UnreadableFileException;

/** Reads PDF files that carry text; tells those that only carry pictures of it. */
public final class PdfReader {
    private static final int MOST_PAGES = 1_000;
    /** Fewer characters a page are stamps and page numbers on a scan. */
    private static final int LEAST_TEXT = 30;

    static {
        FontMappers.set(new BundledFont());
    }

    private final Paragraphs paragraphs;
    private final Budget budget;
    private int tables;

    private PdfReader(Budget budget) {
        this.budget = budget;
        this.paragraphs = new Paragraphs(budget);
    }

    public static Reading read(byte[] bytes, Budget budget) throws UnreadableFileException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            int pages = document.getNumberOfPages();
            if (pages > MOST_PAGES) {
                throw new UnreadableFileException("too-large", "a PDF with " + pages + " pages, which no report has");
            }
            PdfReader reader = new PdfReader(budget);
            PageScanner scanner = new PageScanner();
            int characters = 0;
            int pictures = 0;
            for (int number = 1; number <= pages; number++) {
                Budget.checkTime();
                Page page = scanner.scan(document, number);
                characters += page.glyphs().size();
                pictures += pictures(document.getPage(number - 1));
                reader.page(page);
            }
            if (characters < LEAST_TEXT * pages && pictures > 0) {
                throw new UnreadableFileException(
                        "scanned",
                        "a scan: " + pages + " pages with " + pictures + " pictures and hardly any text in a PDF;"
                                + " reading it needs recognition of characters, which is not there yet");
            }
            return new Reading(
                    "pdf", reader.paragraphs.blocks(), Reading.Facts.titled(titles(document), pictures), List.of());
        } catch (InvalidPasswordException e) {
            throw new UnreadableFileException("encrypted", "a PDF with a password; it is needed to read it", e);
        } catch (IOException e) {
            throw new UnreadableFileException("damaged", "a PDF that cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<String> titles(PDDocument document) {
        String title = document.getDocumentInformation().getTitle();
        return title == null || title.isBlank() ? List.of() : List.of(title.strip());
    }

    private static int pictures(PDPage page) {
        PDResources resources = page.getResources();
        int pictures = 0;
        if (resources != null) {
            for (COSName name : resources.getXObjectNames()) {
                pictures += resources.isImageXObject(name) ? 1 : 0;
            }
        }
        return pictures;
    }

    private void page(Page page) throws UnreadableFileException {
        boolean[] used = new boolean[page.glyphs().size()];
        List<Placed> placed = new ArrayList<>();
        for (Lattice.Table table : Lattice.of(page)) {
            Grid grid = RuledGrid.of(table, ++tables, page, used, budget);
            if (grid.cells().size() > 1) {
                placed.add(new Placed(table.top(), grid, List.of()));
            } else {
                // A frame: what it holds is not a table.
                tables--;
                release(table, page, used);
            }
        }
        List<Glyph> rest = new ArrayList<>();
        for (int i = 0; i < used.length; i++) {
            if (!used[i]) {
                rest.add(page.glyphs().get(i));
            }
        }
        open(page, rest, placed);
        placed.sort(Comparator.comparingDouble(Placed::top));
        emit(page, placed);
    }

    private static void release(Lattice.Table table, Page page, boolean[] used) {
        for (int i = 0; i < used.length; i++) {
            Glyph glyph = page.glyphs().get(i);
            if (used[i] && table.boxes().stream().anyMatch(box -> box.holds(glyph))) {
                used[i] = false;
            }
        }
    }

    /** A table, or a line of text, and where it stands. */
    private record Placed(
            double top, @org.jspecify.annotations.Nullable Grid grid, List<TextLine> line) {}

    private void open(Page page, List<Glyph> rest, List<Placed> placed) throws UnreadableFileException {
        List<TextLine> lines = new ArrayList<>();
        for (TextLine line : TextLine.of(rest)) {
            if (!line.isBlank() && !isFolio(line, page)) {
                lines.add(line);
            }
        }
        boolean[] inTable = new boolean[lines.size()];
        for (OpenGrid.Run run : OpenGrid.runs(lines, page.width())) {
            Arrays.fill(inTable, run.from(), run.to(), true);
            Grid grid = OpenGrid.grid(lines.subList(run.from(), run.to()), ++tables, page.number(), budget);
            placed.add(new Placed(lines.get(run.from()).y(), grid, List.of()));
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!inTable[i]) {
                placed.add(new Placed(lines.get(i).y(), null, List.of(lines.get(i))));
            }
        }
    }

    /** A page number at the edge of the page. */
    private static boolean isFolio(TextLine line, Page page) {
        boolean edge = line.y() < page.height() * 0.07 || line.y() > page.height() * 0.92;
        return edge && line.text().matches("(?:第\\s*)?[-—–－·\\s]*\\d{1,4}(?:\\s*/\\s*\\d{1,4})?[-—–－·\\s]*(?:页.*)?");
    }

    private void emit(Page page, List<Placed> placed) throws UnreadableFileException {
        double left = Double.MAX_VALUE;
        double right = 0;
        for (Placed item : placed) {
            for (TextLine line : item.line()) {
                left = Math.min(left, line.left());
                right = Math.max(right, line.right());
            }
        }
        for (Placed item : placed) {
            if (item.grid() != null) {
                paragraphs.table(item.grid());
            }
            for (TextLine line : item.line()) {
                paragraphs.line(
                        line.text(), line.left() > left + line.size() * 1.2, line.right() > right - line.size() * 2.2);
            }
        }
    }
}
