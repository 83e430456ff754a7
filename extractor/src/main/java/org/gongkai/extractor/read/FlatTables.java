package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridBuilder;
import org.gongkai.extractor.grid.Prose;

/** Gathers rows and paragraphs of flattened text into blocks; a paragraph ends a table, an empty line does not. */
final class FlatTables {
    /** Rules that text tables draw under a heading. */
    private static final Pattern RULE = Pattern.compile("[\\s:|+=—-]*-{2,}[\\s:|+=—-]*");

    private final List<Block> blocks = new ArrayList<>();
    private final Budget budget;
    private List<List<String>> rows = new ArrayList<>();
    private int tables;

    FlatTables(Budget budget) {
        this.budget = budget;
    }

    void row(List<String> cells) throws UnreadableFileException {
        boolean rule = !cells.isEmpty();
        for (String cell : cells) {
            budget.cell();
            rule &= RULE.matcher(cell).matches();
        }
        if (!cells.isEmpty() && !rule) {
            rows.add(cells);
        }
    }

    void prose(Prose paragraph) throws UnreadableFileException {
        budget.paragraph();
        endTable();
        if (!paragraph.text().isBlank()) {
            blocks.add(paragraph);
        }
    }

    private void endTable() {
        if (!rows.isEmpty()) {
            GridBuilder builder = new GridBuilder(++tables, Grid.Geometry.FLATTENED);
            for (List<String> row : rows) {
                builder.row();
                for (String cell : row) {
                    builder.cell(1, 1, cell.strip());
                }
            }
            blocks.add(builder.build());
            rows = new ArrayList<>();
        }
    }

    List<Block> blocks() {
        endTable();
        return blocks;
    }
}
