package org.gongkai.extractor.align;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormColumn;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.value.ValueReader;

/**
 * The texts of some cells, of which headings are made: a heading is one of them, or several of them joined. Where they
 * cannot make out the names of a block's columns the block need not be looked for.
 */
final class PrintedWords {
    /** So many characters are taken for the beginning of a label. */
    private static final int BEGINNING = 3;

    /** Of numbers that reckoning leaves a little too small. */
    private static final double ROUNDING = 1e-9;

    private final Set<String> cells = new HashSet<>();
    private final DocumentTexts texts;
    /** Flattened text is read by other signs than headings, and a bracket that stays open swallows the next cell. */
    private boolean unsure;

    private PrintedWords(DocumentTexts texts) {
        this.texts = texts;
    }

    static PrintedWords ofRows(List<SourceRow> rows, DocumentTexts texts) {
        PrintedWords words = new PrintedWords(texts);
        for (SourceRow row : rows) {
            words.add(row.grid().geometry(), row.line());
        }
        return words;
    }

    static PrintedWords ofGrids(List<Grid> grids, DocumentTexts texts) {
        PrintedWords words = new PrintedWords(texts);
        for (Grid grid : grids) {
            words.add(grid.geometry(), grid.cells());
        }
        return words;
    }

    private void add(Grid.Geometry geometry, Collection<GridCell> some) {
        unsure |= geometry == Grid.Geometry.FLATTENED;
        for (GridCell cell : some) {
            String text = cell.text();
            if (unsure || ValueReader.isWholeNumber(text) || cell.isBlank()) {
                continue;
            }
            LabelText label = texts.label(text).text();
            cells.add(label.core());
            cells.add(label.shortCore());
            unsure |= count(text, '(', '（') != count(text, ')', '）');
        }
    }

    private static int count(String text, char half, char full) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            count += text.charAt(i) == half || text.charAt(i) == full ? 1 : 0;
        }
        return count;
    }

    /** Whether so many columns of a wide block can be named as a heading must name; never false when they are. */
    boolean mayName(FormBlock block) {
        int named = 0;
        for (FormColumn column : block.columns()) {
            named += unsure || mayMake(texts.form(column.label())) ? 1 : 0;
        }
        return HeadingReader.areEnough(named, block.columns().size());
    }

    private boolean mayMake(FormLabel label) {
        for (LabelText wording : label.wordings()) {
            double least = HeadingReader.LEAST - (wording.number().isEmpty() ? 0 : LabelText.SAME_NUMBER) - ROUNDING;
            if (mayMake(wording.core(), least) || mayMake(wording.shortCore(), least)) {
                return true;
            }
        }
        return false;
    }

    /** A heading is like the wording when it has most of its characters and few others, or when it holds all of it. */
    private boolean mayMake(String wording, double least) {
        if (cells.contains(wording)) {
            return true;
        }
        int longest = (int) (wording.length() / least);
        int there = 0;
        int beginning = 0;
        for (int i = 0; i < wording.length(); i++) {
            boolean has = isIn(wording.charAt(i), longest);
            there += has ? 1 : 0;
            beginning += has && beginning == i ? 1 : 0;
        }
        return there >= least * wording.length() || beginning >= BEGINNING || mayHold(wording);
    }

    private boolean isIn(char c, int longest) {
        // Numbers were left out of the cells, and numbering from labels.
        if (Character.isDigit(c)) {
            return true;
        }
        for (String cell : cells) {
            if (cell.length() <= longest && cell.indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether all pairs of characters stand in cells, or where the end of one may meet the beginning of another. */
    private boolean mayHold(String wording) {
        for (int i = 0; i + 1 < wording.length(); i++) {
            String pair = wording.substring(i, i + 2);
            if (cells.stream().noneMatch(cell -> cell.contains(pair)) && !mayMeet(pair)) {
                return false;
            }
        }
        return true;
    }

    private boolean mayMeet(String pair) {
        String first = pair.substring(0, 1);
        String second = pair.substring(1);
        return (Character.isDigit(first.charAt(0)) || cells.stream().anyMatch(cell -> cell.endsWith(first)))
                && (Character.isDigit(second.charAt(0)) || cells.stream().anyMatch(cell -> cell.startsWith(second)));
    }
}
