package org.gongkai.extractor.align;

import java.util.BitSet;
import java.util.List;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormColumn;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.model.PlainText;

/**
 * The characters that stand in some cells. However a heading is cut into cells, it is made of them: where they do not
 * make out the names of a block's columns, the block need not be looked for.
 */
final class PrintedCharacters {
    /** Readers of headings take as much of a label for a part of it. */
    private static final int BEGINNING = 3;

    /** Of numbers that reckoning leaves a little too small. */
    private static final double ROUNDING = 1e-9;

    private final BitSet characters = new BitSet();
    /** Flattened text is read by other signs than headings. */
    private boolean flattened;

    private PrintedCharacters() {}

    static PrintedCharacters ofRows(List<SourceRow> rows) {
        PrintedCharacters printed = new PrintedCharacters();
        for (SourceRow row : rows) {
            printed.flattened |= row.grid().geometry() == Grid.Geometry.FLATTENED;
            row.line().forEach(printed::add);
        }
        return printed;
    }

    static PrintedCharacters ofGrids(List<Grid> grids) {
        PrintedCharacters printed = new PrintedCharacters();
        for (Grid grid : grids) {
            printed.flattened |= grid.geometry() == Grid.Geometry.FLATTENED;
            grid.cells().forEach(printed::add);
        }
        return printed;
    }

    private void add(GridCell cell) {
        String text = cell.text();
        if (text.length() > 0 && !flattened) {
            PlainText.of(text).chars().forEach(characters::set);
        }
    }

    /** Whether so many columns of a wide block can be named as a heading must name; never false when they are. */
    boolean mayName(FormBlock block, DocumentTexts texts) {
        int named = 0;
        for (FormColumn column : block.columns()) {
            named += flattened || mayMake(texts.form(column.label())) ? 1 : 0;
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

    private boolean mayMake(String wording, double least) {
        int there = 0;
        int beginning = 0;
        for (int i = 0; i < wording.length(); i++) {
            boolean has = characters.get(wording.charAt(i));
            there += has ? 1 : 0;
            beginning += has && beginning == i ? 1 : 0;
        }
        return there >= least * wording.length() || beginning >= BEGINNING;
    }
}
