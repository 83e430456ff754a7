package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.Prose;

/** Tables of which a page kept only the text, a cell or a row in each paragraph: they are read as in plain text. */
final class FlattenedTables {
    private FlattenedTables() {}

    /**
     * The blocks of a page with a grid for each table that stands in its paragraphs. Paragraphs are left alone unless they
     * say what a table of a report says and no table of the page does.
     *
     * @param tables that the page holds; those found here are counted on
     */
    static List<Block> read(List<Block> blocks, int tables, Budget budget) throws UnreadableFileException {
        List<Grid> grids = new ArrayList<>();
        StringBuilder paragraphs = new StringBuilder();
        for (Block block : blocks) {
            if (block instanceof Grid grid) {
                grids.add(grid);
            } else if (block instanceof Prose prose) {
                paragraphs.append(prose.text());
            }
        }
        Set<Integer> marked = TableWords.kindsOf(grids);
        if (marked.containsAll(TableWords.kindsIn(TableWords.tight(paragraphs.toString())))) {
            return blocks;
        }
        List<Block> read = new ArrayList<>();
        List<Prose> run = new ArrayList<>();
        int next = tables;
        for (Block block : blocks) {
            if (block instanceof Prose prose) {
                run.add(prose);
            } else {
                next += endRun(run, marked, next, budget, read);
                read.add(block);
            }
        }
        endRun(run, marked, next, budget, read);
        return read;
    }

    /** Reads the paragraphs between two tables; gives how many tables they held. */
    private static int endRun(List<Prose> run, Set<Integer> marked, int tables, Budget budget, List<Block> read)
            throws UnreadableFileException {
        List<String> lines = new ArrayList<>();
        Map<String, Prose> headings = new HashMap<>();
        for (Prose prose : run) {
            lines.add(prose.text());
            if (prose.heading()) {
                headings.put(prose.text(), prose);
            }
        }
        int found = 0;
        if (marked.containsAll(TableWords.kindsIn(TableWords.tight(String.join("", lines))))) {
            read.addAll(run);
        } else {
            FlatTables flat = new FlatTables(budget, tables);
            TextReader.read(lines, flat);
            for (Block block : flat.blocks()) {
                found += block instanceof Grid ? 1 : 0;
                read.add(block instanceof Prose prose ? headings.getOrDefault(prose.text(), prose) : block);
            }
        }
        run.clear();
        return found;
    }
}
