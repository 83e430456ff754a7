package org.gongkai.extractor.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridBuilder;

/**
 * Gathers the paragraphs and rows of an RTF file. A row's definition ({@code \trowd} to {@code \cellx}) says where its
 * cells end; it may stand before the row's text, behind it, or both.
 */
final class RtfTables {
    /** Edges less than this many twips (1/20 point) apart are the same edge. */
    private static final int EDGE = 40;

    /** Where a cell ends, and what it shares with others. */
    private record Definition(int right, boolean begins, boolean goesOn, boolean joins) {}

    private record Cell(int left, int right, boolean begins, boolean goesOn, String text) {}

    private final Budget budget;
    private final BlockList blocks;
    private final List<List<Cell>> rows = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private List<Definition> definitions = new ArrayList<>();
    private int left;
    private boolean begins;
    private boolean goesOn;
    private boolean joins;
    private Paragraph paragraph = new Paragraph(false, false);
    private final Deque<Paragraph> groups = new ArrayDeque<>();

    /** Settings of paragraphs, which end with the group that they were made in. */
    private record Paragraph(boolean inTable, boolean heading) {}

    RtfTables(Budget budget) {
        this.budget = budget;
        this.blocks = new BlockList(budget);
    }

    void open() {
        groups.push(paragraph);
    }

    void close() {
        paragraph = groups.isEmpty() ? paragraph : groups.pop();
    }

    void append(String more) {
        text.append(more);
    }

    void word(String word, int number) throws UnreadableFileException {
        switch (word) {
            case "trowd" -> {
                definitions = new ArrayList<>();
                left = 0;
                forget();
            }
            case "trleft" -> left = number;
            case "clvmgf" -> begins = true;
            case "clvmrg" -> goesOn = true;
            case "clmrg" -> joins = true;
            case "cellx" -> {
                definitions.add(new Definition(number, begins, goesOn, joins));
                forget();
            }
            case "pard" -> paragraph = new Paragraph(false, false);
            case "intbl" -> paragraph = new Paragraph(true, paragraph.heading());
            case "outlinelevel" -> paragraph = new Paragraph(paragraph.inTable(), number < 9);
            case "par", "sect", "page" -> {
                if (paragraph.inTable()) {
                    text.append('\n');
                } else {
                    endParagraph();
                }
            }
            // Tables in cells: their cells are parted, their rows are lines.
            case "nestcell" -> text.append(' ');
            case "nestrow" -> text.append('\n');
            case "cell" -> {
                budget.cell();
                texts.add(text.toString()
                        .replace('\t', ' ')
                        .replace('\u00A0', ' ')
                        .strip());
                text.setLength(0);
            }
            case "row" -> row();
            default -> {}
        }
    }

    private void forget() {
        begins = false;
        goesOn = false;
        joins = false;
    }

    private void endParagraph() throws UnreadableFileException {
        if (!text.toString().isBlank()) {
            endTable();
            blocks.prose(text.toString(), paragraph.heading());
        }
        text.setLength(0);
    }

    private void row() {
        List<Cell> row = new ArrayList<>();
        int from = left;
        for (int i = 0; i < texts.size(); i++) {
            Definition definition =
                    i < definitions.size() ? definitions.get(i) : new Definition(from + 10 * EDGE, false, false, false);
            if (definition.joins() && !row.isEmpty() && texts.get(i).isEmpty()) {
                Cell last = row.remove(row.size() - 1);
                row.add(new Cell(last.left(), definition.right(), last.begins(), last.goesOn(), last.text()));
            } else {
                row.add(new Cell(from, definition.right(), definition.begins(), definition.goesOn(), texts.get(i)));
            }
            from = definition.right();
        }
        texts.clear();
        text.setLength(0);
        if (!row.isEmpty()) {
            rows.add(row);
        }
    }

    private void endTable() throws UnreadableFileException {
        if (rows.isEmpty()) {
            return;
        }
        TreeMap<Integer, Integer> edges = edges();
        GridBuilder builder = new GridBuilder(blocks.nextTable(), Grid.Geometry.EXACT);
        for (int r = 0; r < rows.size(); r++) {
            budget.checkTime();
            builder.row();
            for (Cell cell : rows.get(r)) {
                int from = edges.getOrDefault(cell.left(), 0);
                int to = Math.max(from + 1, edges.getOrDefault(cell.right(), 0));
                if (!cell.goesOn() || r == 0 || !cell.text().isEmpty()) {
                    int height = 1;
                    while (cell.begins() && r + height < rows.size() && goesOn(rows.get(r + height), from, edges)) {
                        height++;
                    }
                    builder.cellAt(from, height, to - from, cell.text());
                }
            }
        }
        rows.clear();
        blocks.addAll(List.of(builder.build()));
    }

    private static boolean goesOn(List<Cell> row, int column, TreeMap<Integer, Integer> edges) {
        for (Cell cell : row) {
            if (edges.getOrDefault(cell.left(), -1) == column) {
                return cell.goesOn() && cell.text().isEmpty();
            }
        }
        return false;
    }

    /** Every edge and its column, edges that nearly agree taken together. */
    private TreeMap<Integer, Integer> edges() {
        TreeMap<Integer, Integer> edges = new TreeMap<>();
        for (List<Cell> row : rows) {
            for (Cell cell : row) {
                edges.put(cell.left(), 0);
                edges.put(cell.right(), 0);
            }
        }
        int column = -1;
        int last = Integer.MIN_VALUE / 2;
        for (Integer edge : List.copyOf(edges.keySet())) {
            if (edge - last > EDGE) {
                column++;
                last = edge;
            }
            edges.put(edge, column);
        }
        return edges;
    }

    List<Block> blocks() throws UnreadableFileException {
        endParagraph();
        endTable();
        return blocks.blocks();
    }
}
