package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gongkai.extractor.read.Budget;
import org.gongkai.extractor.read.UnreadableFileException;

/** Fills the tables that rules draw with the glyphs that stand in them. */
final class RuledTables {
    /** Digits closer than this, in ems, belong to one figure. */
    private static final double ONE_FIGURE = 0.3;
    /** A table is torn by a page break only this near to the page's ends, as a share of its height. */
    private static final double PAGE_END = 0.2;

    private final PageInk page;
    private final double textSize;
    private final List<Lattice> lattices;
    private final List<List<List<Glyph>>> contents = new ArrayList<>();
    private final List<int[][]> owners = new ArrayList<>();
    private final List<Glyph> outside = new ArrayList<>();

    private RuledTables(PageInk page, List<Lattice> lattices) {
        this.page = page;
        this.textSize = PageTables.textSize(page.glyphs());
        // A table inside a cell of another one gets its glyphs first.
        this.lattices = new ArrayList<>(lattices);
        this.lattices.sort(Comparator.comparingDouble(lattice -> lattice.box().area()));
    }

    /**
     * What was found.
     *
     * @param outside glyphs that stand in no table
     */
    record Filled(List<Piece.Table> tables, List<Glyph> outside) {}

    static Filled fill(PageInk page, List<Lattice> lattices, Budget budget) throws UnreadableFileException {
        RuledTables filler = new RuledTables(page, lattices);
        filler.prepare();
        filler.place();
        return new Filled(filler.tables(budget), filler.outside);
    }

    private void prepare() {
        for (Lattice lattice : lattices) {
            int[][] owner = new int[lattice.rowCount()][lattice.columnCount()];
            List<List<Glyph>> content = new ArrayList<>();
            for (int i = 0; i < lattice.fields().size(); i++) {
                Lattice.Field field = lattice.fields().get(i);
                for (int row = field.row(); row < field.row() + field.rowSpan(); row++) {
                    for (int column = field.column(); column < field.column() + field.columnSpan(); column++) {
                        owner[row][column] = i;
                    }
                }
                content.add(new ArrayList<>());
            }
            owners.add(owner);
            contents.add(content);
        }
    }

    /** Figures go into a cell whole, also where they stick out of it; all else goes glyph by glyph. */
    private void place() {
        List<Glyph> glyphs = page.glyphs();
        int start = 0;
        for (int i = 1; i <= glyphs.size(); i++) {
            if (i == glyphs.size() || !isOneFigure(glyphs.get(i - 1), glyphs.get(i))) {
                place(glyphs.subList(start, i));
                start = i;
            }
        }
    }

    private static boolean isOneFigure(Glyph before, Glyph glyph) {
        double gap = glyph.box().left() - before.box().right();
        return before.run() == glyph.run()
                && before.isFigure()
                && glyph.isFigure()
                && Math.abs(before.baseline() - glyph.baseline()) < 0.1 * glyph.size()
                && Math.abs(gap) < ONE_FIGURE * glyph.size();
    }

    private void place(List<Glyph> figure) {
        Box box = figure.get(0).box().and(figure.get(figure.size() - 1).box());
        double y = figure.get(0).baseline() - 0.35 * figure.get(0).size();
        for (int i = 0; i < lattices.size(); i++) {
            int field = field(i, box.middleX(), y);
            if (field >= 0) {
                contents.get(i).get(field).addAll(figure);
                return;
            }
        }
        outside.addAll(figure);
    }

    private int field(int index, double x, double y) {
        Lattice lattice = lattices.get(index);
        int column = lattice.columnAt(x);
        if (column < 0) {
            return -1;
        }
        int row = lattice.rowAt(y);
        if (row < 0) {
            row = tornRow(lattice, column, y);
        }
        return row < 0 ? -1 : owners.get(index)[row][column];
    }

    /** The row that a page break has cut off, when a line of its text stands just beyond the lines. */
    private int tornRow(Lattice lattice, int column, double y) {
        double reach = 1.4 * textSize;
        Box box = lattice.box();
        if (lattice.isOpenAtBottom(column)
                && y > box.bottom()
                && y < box.bottom() + reach
                && box.bottom() > (1 - PAGE_END) * page.height()) {
            return lattice.rowCount() - 1;
        }
        if (lattice.isOpenAtTop(column)
                && y < box.top()
                && y > box.top() - reach
                && box.top() < PAGE_END * page.height()) {
            return 0;
        }
        return -1;
    }

    private List<Piece.Table> tables(Budget budget) throws UnreadableFileException {
        List<Piece.Table> tables = new ArrayList<>();
        for (int i = 0; i < lattices.size(); i++) {
            Lattice lattice = lattices.get(i);
            List<List<TextLine>> lines =
                    contents.get(i).stream().map(TextLine::lines).toList();
            if (RulesMissing.in(lattice, lines, textSize)) {
                contents.get(i).forEach(outside::addAll);
                continue;
            }
            List<Tile> tiles = new ArrayList<>();
            for (int k = 0; k < lattice.fields().size(); k++) {
                budget.cell();
                Lattice.Field field = lattice.fields().get(k);
                Box box = lattice.box(field);
                String text = CellText.of(lines.get(k), box);
                tiles.add(new Tile(field.row(), field.column(), field.rowSpan(), field.columnSpan(), text, box));
            }
            tables.add(new Piece.Table(page, lattice.edges(), lattice.rowCount(), tiles, lattice.box()));
        }
        tables.removeIf(
                table -> table.tiles().stream().allMatch(tile -> tile.text().isEmpty()));
        tables.sort(Comparator.comparingDouble(table -> table.box().top()));
        return tables;
    }
}
