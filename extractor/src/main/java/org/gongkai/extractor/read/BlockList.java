package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.List;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridBuilder;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.extractor.value.ValueReader;
import org.gongkai.model.Position;

/** Gathers the blocks of a word processor's document; lines that tabulators lay out as a table become one. */
final class BlockList {
    /** Fewer lines with figures are no table but, say, a list of contents. */
    private static final int LEAST_LINES = 3;

    private static final int LEAST_CELLS = 3;

    private final Budget budget;
    private final List<Block> blocks = new ArrayList<>();
    private List<Prose> tabbed = new ArrayList<>();
    private int tables;

    BlockList(Budget budget) {
        this.budget = budget;
    }

    /** The number of the next table in the document. */
    int nextTable() {
        return ++tables;
    }

    /** A paragraph; line breaks part it. */
    void prose(String text, boolean heading) throws UnreadableFileException {
        budget.paragraph();
        for (String line : text.split("\n")) {
            if (line.isBlank()) {
                continue;
            }
            if (cells(line).length >= LEAST_CELLS) {
                tabbed.add(new Prose(line, heading));
            } else {
                endTabbed();
                blocks.add(new Prose(line.replace('\t', ' ').strip(), heading));
            }
        }
    }

    void addAll(List<Block> more) throws UnreadableFileException {
        if (!more.isEmpty()) {
            endTabbed();
            blocks.addAll(more);
        }
    }

    /** Blocks of another document inside this one; its tables are counted on. */
    void addForeign(List<Block> more) throws UnreadableFileException {
        endTabbed();
        for (Block block : more) {
            blocks.add(block instanceof Grid grid ? numbered(grid, nextTable()) : block);
        }
    }

    private static Grid numbered(Grid grid, int number) {
        List<GridCell> cells = new ArrayList<>();
        for (GridCell cell : grid.cells()) {
            Position at = cell.at() instanceof Position.InTable place
                    ? new Position.InTable(number, place.row(), place.column())
                    : cell.at();
            cells.add(new GridCell(cell.row(), cell.column(), cell.rowSpan(), cell.columnSpan(), cell.text(), at));
        }
        return new Grid(number, grid.geometry(), grid.rowCount(), grid.columnCount(), cells);
    }

    private static String[] cells(String line) {
        return line.strip().split("\t", -1);
    }

    private void endTabbed() throws UnreadableFileException {
        if (tabbed.isEmpty()) {
            return;
        }
        List<Prose> lines = tabbed;
        tabbed = new ArrayList<>();
        int figures = 0;
        for (Prose line : lines) {
            int filled = 0;
            for (String cell : cells(line.text())) {
                filled += ValueReader.looksLikeValue(cell) ? 1 : 0;
            }
            figures += filled > 0 ? 1 : 0;
        }
        if (figures < LEAST_LINES) {
            lines.forEach(
                    line -> blocks.add(new Prose(line.text().replace('\t', ' ').strip(), line.heading())));
            return;
        }
        GridBuilder builder = new GridBuilder(nextTable(), Grid.Geometry.FLATTENED);
        for (Prose line : lines) {
            builder.row();
            for (String cell : cells(line.text())) {
                budget.cell();
                builder.cell(1, 1, cell.strip());
            }
        }
        blocks.add(builder.build());
    }

    List<Block> blocks() throws UnreadableFileException {
        endTabbed();
        return blocks;
    }
}
