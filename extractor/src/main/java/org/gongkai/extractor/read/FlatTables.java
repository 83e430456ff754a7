package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridBuilder;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.extractor.value.ValueReader;

/** Gathers rows and paragraphs of flattened text into blocks; a paragraph ends a table, an empty line does not. */
final class FlatTables {
    /** What the rules that text tables draw under a heading consist of, besides white space. */
    private static final String RULE_CHARACTERS = ":|+=—-";

    /** In narrower tables a lost blank does not show. */
    private static final int LEAST_COLUMNS = 3;

    /** A label and those of two levels of groups. */
    private static final int MOST_LABELS = 3;
    /** Fewer rows of one figure each need not be a list. */
    private static final int LEAST_ROWS = 6;

    private final List<Block> blocks = new ArrayList<>();
    private final Budget budget;
    private List<List<String>> rows = new ArrayList<>();
    private int tables;

    /** @param before tables that the document holds besides: theirs are the first numbers */
    FlatTables(Budget budget, int before) {
        this.budget = budget;
        this.tables = before;
    }

    void row(List<String> cells) throws UnreadableFileException {
        boolean rule = !cells.isEmpty();
        for (String cell : cells) {
            budget.cell();
            rule &= isRule(cell);
        }
        if (!cells.isEmpty() && !rule) {
            rows.add(cells);
        }
    }

    /** In one pass: a pattern takes cubic time on a long line of dashes. */
    private static boolean isRule(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean blank = c == ' ' || (c >= '\t' && c <= '\r');
            if (!blank && RULE_CHARACTERS.indexOf(c) < 0) {
                return false;
            }
        }
        return cell.contains("--");
    }

    void prose(Prose paragraph) throws UnreadableFileException {
        budget.paragraph();
        endTable();
        if (!paragraph.text().isBlank()) {
            blocks.add(paragraph);
        }
    }

    private void endTable() {
        if (!rows.isEmpty() && isListOfSingleFigures()) {
            blocks.add(list());
            rows = new ArrayList<>();
        } else if (!rows.isEmpty()) {
            boolean kept = keepsColumns(rows);
            GridBuilder builder = new GridBuilder(++tables, kept ? Grid.Geometry.EXACT : Grid.Geometry.FLATTENED);
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

    /** Whether each row is one figure behind its labels, those of its groups only where a group begins. */
    private boolean isListOfSingleFigures() {
        boolean groups = false;
        for (List<String> row : rows) {
            int labels = row.size() - 1;
            for (int i = 0; i < labels; i++) {
                if (ValueReader.looksLikeValue(row.get(i)) || row.get(i).isBlank()) {
                    return false;
                }
            }
            if (labels < 1 || labels > MOST_LABELS || !ValueReader.looksLikeValue(row.get(labels))) {
                return false;
            }
            groups |= labels > 1;
        }
        return groups && rows.size() >= LEAST_ROWS;
    }

    /** Figures and labels below one another from the right; a group goes down to where the next one begins. */
    private Grid list() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        GridBuilder builder = new GridBuilder(++tables, Grid.Geometry.EXACT);
        for (int r = 0; r < rows.size(); r++) {
            builder.row();
            int first = columns - rows.get(r).size();
            for (int i = 0; i < rows.get(r).size(); i++) {
                int column = first + i;
                int end = r + 1;
                while (column < columns - 2
                        && end < rows.size()
                        && columns - rows.get(end).size() > column) {
                    end++;
                }
                builder.cellAt(column, end - r, 1, rows.get(r).get(i).strip());
            }
        }
        return builder.build();
    }

    /**
     * Whether the rows still have their columns, with blanks where cells were merged: all are equally long, and no column
     * holds labels in some rows of figures and figures in others.
     */
    private static boolean keepsColumns(List<List<String>> rows) {
        int columns = rows.get(0).size();
        BitSet labels = new BitSet();
        BitSet figures = new BitSet();
        int filled = 0;
        for (List<String> row : rows) {
            if (row.size() != columns) {
                return false;
            }
            BitSet here = new BitSet();
            BitSet texts = new BitSet();
            for (int i = 0; i < columns; i++) {
                if (!row.get(i).isBlank()) {
                    (ValueReader.looksLikeValue(row.get(i)) ? here : texts).set(i);
                }
            }
            if (!here.isEmpty()) {
                labels.or(texts);
                figures.or(here);
                filled++;
            }
        }
        return columns >= LEAST_COLUMNS && filled >= 2 && !labels.intersects(figures);
    }

    List<Block> blocks() {
        endTable();
        return blocks;
    }
}
