package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;

/** Takes a page apart into tables and lines of text, from the top. */
final class PageTables {
    private PageTables() {}

    /** The tables that the page's rules draw. */
    static LatticeFinder.Found ruled(PageInk page) {
        Scan scan = page.scan();
        return scan == null ? LatticeFinder.find(page.rules(), textSize(page.glyphs())) : scan.ruled();
    }

    /** The pieces of a page, from the top. */
    static List<Piece> read(PageInk page, LatticeFinder.Found ruled, Budget budget) throws UnreadableFileException {
        RuledTables.Filled filled = RuledTables.fill(page, ruled.lattices(), budget);
        List<Piece> pieces = new ArrayList<>(filled.tables());
        for (TextLine line : TextLine.lines(filled.outside())) {
            pieces.add(new Piece.Words(page, line));
        }
        pieces.sort(Comparator.comparingDouble(piece -> piece.box().top()));
        return pieces;
    }

    /** The size of the middle one of all glyphs; 10 when there are none. */
    static double textSize(List<Glyph> glyphs) {
        double[] sizes = glyphs.stream()
                .filter(glyph -> !glyph.isSpace())
                .mapToDouble(Glyph::size)
                .sorted()
                .toArray();
        return sizes.length == 0 ? 10 : sizes[sizes.length / 2];
    }
}
