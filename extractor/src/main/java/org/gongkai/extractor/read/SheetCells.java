package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The cells of one sheet as a reader of the sheet sees them: hidden rows and columns are left out. */
final class SheetCells {
    /** Columns of a workbook of today. */
    private static final int MOST_COLUMNS = 16_384;

    /**
     * A cell with what it covers.
     *
     * @param rows and columns that a merge gives it, 1 without one
     */
    record SheetCell(int row, int column, int rows, int columns, String text) {}

    private record Merge(int firstRow, int firstColumn, int lastRow, int lastColumn) {}

    private final Budget budget;
    private final TreeMap<Integer, TreeMap<Integer, String>> rows = new TreeMap<>();
    private final List<Merge> merges = new ArrayList<>();
    private final BitSet hiddenRows = new BitSet();
    private final BitSet hiddenColumns = new BitSet();

    SheetCells(Budget budget) {
        this.budget = budget;
    }

    /** @param text as shown; blank when the cell is there and empty */
    void cell(int row, int column, String text) throws UnreadableFileException {
        budget.cell();
        if (row >= 0 && column >= 0 && column < MOST_COLUMNS) {
            rows.computeIfAbsent(row, index -> new TreeMap<>()).put(column, text.strip());
        }
    }

    void merge(int firstRow, int firstColumn, int lastRow, int lastColumn) throws UnreadableFileException {
        budget.cell();
        if (firstRow >= 0 && firstColumn >= 0 && lastRow >= firstRow && lastColumn >= firstColumn) {
            merges.add(new Merge(firstRow, firstColumn, lastRow, Math.min(lastColumn, MOST_COLUMNS)));
        }
    }

    void hideRow(int row) {
        hiddenRows.set(row);
    }

    void hideColumns(int first, int last) {
        if (first >= 0 && last >= first) {
            hiddenColumns.set(first, Math.min(last, MOST_COLUMNS) + 1);
        }
    }

    /** How many rows and columns that hold something are hidden. */
    int hidden() {
        BitSet columns = new BitSet();
        int count = 0;
        for (Map.Entry<Integer, TreeMap<Integer, String>> row : rows.entrySet()) {
            boolean filled = false;
            for (Map.Entry<Integer, String> cell : row.getValue().entrySet()) {
                if (!cell.getValue().isEmpty()) {
                    filled = true;
                    columns.set(cell.getKey());
                }
            }
            count += filled && hiddenRows.get(row.getKey()) ? 1 : 0;
        }
        columns.and(hiddenColumns);
        return count + columns.cardinality();
    }

    /** The rows that are shown and hold cells, blank ones included, from above; cells from left to right. */
    List<List<SheetCell>> shown() throws UnreadableFileException {
        Map<Long, Merge> byCorner = new HashMap<>();
        for (Merge merge : merges) {
            budget.checkTime();
            int row = hiddenRows.nextClearBit(merge.firstRow());
            int column = hiddenColumns.nextClearBit(merge.firstColumn());
            if (row > merge.lastRow() || column > merge.lastColumn()) {
                continue;
            }
            byCorner.put((long) row << 20 | column, new Merge(row, column, merge.lastRow(), merge.lastColumn()));
            String text = text(merge.firstRow(), merge.firstColumn());
            if (row != merge.firstRow() || column != merge.firstColumn()) {
                // The text of a merge stands in its first cell; it is shown as long as any part of the merge is.
                rows.computeIfAbsent(row, index -> new TreeMap<>()).put(column, text);
            }
        }
        List<List<SheetCell>> shown = new ArrayList<>();
        for (Map.Entry<Integer, TreeMap<Integer, String>> row : rows.entrySet()) {
            budget.checkTime();
            if (hiddenRows.get(row.getKey())) {
                continue;
            }
            List<SheetCell> cells = new ArrayList<>();
            for (Map.Entry<Integer, String> cell : row.getValue().entrySet()) {
                if (!hiddenColumns.get(cell.getKey())) {
                    Merge merge = byCorner.get((long) row.getKey() << 20 | cell.getKey());
                    cells.add(new SheetCell(
                            row.getKey(),
                            cell.getKey(),
                            merge == null ? 1 : merge.lastRow() - row.getKey() + 1,
                            merge == null ? 1 : merge.lastColumn() - cell.getKey() + 1,
                            cell.getValue()));
                }
            }
            if (!cells.isEmpty()) {
                shown.add(cells);
            }
        }
        return shown;
    }

    private String text(int row, int column) {
        TreeMap<Integer, String> cells = rows.get(row);
        return cells == null ? "" : cells.getOrDefault(column, "");
    }
}
