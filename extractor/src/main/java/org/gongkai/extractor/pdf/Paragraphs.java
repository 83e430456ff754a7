package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;

/** Joins lines into paragraphs, over page breaks too, and keeps tables in their places between them. */
final class Paragraphs {
    private static final Pattern CHAPTER = Pattern.compile("^[一二三四五六七八九十]{1,2}[、.．]");

    private final List<Block> blocks = new ArrayList<>();
    private final Budget budget;
    private final StringBuilder open = new StringBuilder();
    private boolean full;
    private double sizeBefore;

    Paragraphs(Budget budget) {
        this.budget = budget;
    }

    /**
     * Adds a line.
     *
     * @param size of its characters: a title is larger than what follows
     * @param indented whether it begins further right than most lines of its page
     * @param fills whether it reaches the right margin, so that the next line goes on
     */
    void line(String text, double size, boolean indented, boolean fills) throws UnreadableFileException {
        boolean otherSize = Math.abs(size - sizeBefore) > 0.15 * size;
        if (open.length() > 0
                && (indented || !full || otherSize || CHAPTER.matcher(text).find())) {
            end();
        }
        sizeBefore = size;
        open.append(text);
        full = fills;
    }

    void table(Grid grid) throws UnreadableFileException {
        end();
        blocks.add(grid);
    }

    private void end() throws UnreadableFileException {
        if (open.length() > 0) {
            budget.paragraph();
            blocks.add(Prose.of(open.toString().strip()));
            open.setLength(0);
        }
        full = false;
    }

    List<Block> blocks() throws UnreadableFileException {
        end();
        return blocks;
    }
}
