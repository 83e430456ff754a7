package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.List;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;
import org.gongkai.model.Position;

/** Puts the glyphs of a page into the cells of a ruled table. */
final class RuledGrid {
    private RuledGrid() {}

    /**
     * The table as a grid.
     *
     * @param used marks glyphs that stand in a cell
     */
    static Grid of(Lattice.Table table, int number, Page page, boolean[] used, Budget budget)
            throws UnreadableFileException {
        List<GridCell> cells = new ArrayList<>();
        for (Lattice.Box box : table.boxes()) {
            budget.cell();
            List<Glyph> inside = new ArrayList<>();
            for (int i = 0; i < used.length; i++) {
                Glyph glyph = page.glyphs().get(i);
                if (!used[i] && box.holds(glyph)) {
                    used[i] = true;
                    inside.add(glyph);
                }
            }
            cells.add(new GridCell(
                    box.row(),
                    box.column(),
                    box.rowSpan(),
                    box.columnSpan(),
                    text(inside, box.right()),
                    at(page.number(), box.left(), box.top(), box.right(), box.bottom())));
        }
        return new Grid(number, Grid.Geometry.EXACT, table.rows(), table.columns(), cells);
    }

    static Position at(int page, double left, double top, double right, double bottom) {
        return new Position.OnPage(page, List.of(tenth(left), tenth(top), tenth(right), tenth(bottom)));
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /** Lines that end at the cell's edge were wrapped there and go on; others were ended by whoever wrote them. */
    private static String text(List<Glyph> glyphs, double edge) {
        StringBuilder text = new StringBuilder();
        List<TextLine> lines = TextLine.of(glyphs);
        for (int i = 0; i < lines.size(); i++) {
            TextLine line = lines.get(i);
            text.append(line.text());
            boolean wrapped = edge - line.right() < line.size() * 1.6;
            if (i + 1 < lines.size() && !wrapped) {
                text.append('\n');
            }
        }
        return text.toString().strip();
    }
}
