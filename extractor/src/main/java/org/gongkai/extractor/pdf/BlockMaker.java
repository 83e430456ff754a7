package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.List;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;
import org.jspecify.annotations.Nullable;

/** Makes blocks of the pieces of all pages: paragraphs and tables that go on over a page break become one. */
final class BlockMaker {
    private final List<Piece> pieces;
    private final Budget budget;
    private final Paragraphs paragraphs;
    private final List<Block> blocks = new ArrayList<>();
    private @Nullable TornTable table;
    private int tables;

    /** @param pieces in document order */
    BlockMaker(List<Piece> pieces, Budget budget) {
        this.pieces = pieces;
        this.budget = budget;
        List<Piece.Words> lines = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Words words) {
                lines.add(words);
            }
        }
        this.paragraphs = new Paragraphs(lines);
    }

    List<Block> blocks() throws UnreadableFileException {
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Words words) {
                endTable();
                paragraphs.add(words);
                takeParagraphs();
            } else if (piece instanceof Piece.Table next) {
                paragraphs.end();
                takeParagraphs();
                if (table != null && table.goesOn(next)) {
                    table.add(next);
                } else {
                    endTable();
                    table = new TornTable(next);
                }
            } else if (piece instanceof Piece.Open open) {
                paragraphs.end();
                takeParagraphs();
                endTable();
                blocks.add(open.grid(++tables));
            }
        }
        endTable();
        paragraphs.end();
        takeParagraphs();
        return blocks;
    }

    private void endTable() {
        if (table != null) {
            blocks.add(table.grid(++tables));
            table = null;
        }
    }

    private void takeParagraphs() throws UnreadableFileException {
        for (Prose paragraph : paragraphs.take()) {
            budget.paragraph();
            blocks.add(paragraph);
        }
    }
}
