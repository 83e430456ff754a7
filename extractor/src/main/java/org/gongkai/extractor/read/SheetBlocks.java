package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridBuilder;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.extractor.read.SheetCells.SheetCell;
import org.gongkai.extractor.value.ValueReader;
import org.gongkai.model.Finding;
import org.gongkai.model.Severity;
import org.gongkai.model.Wording;

/** Makes blocks of sheets: a sheet is a grid; lines in which a single cell holds text are paragraphs between tables. */
final class SheetBlocks {
    /** A heading of a chapter; other lone texts inside a table are captions of its parts. */
    private static final Pattern CHAPTER = Pattern.compile("^\\s*[一二三四五六七八九十]{1,2}\\s*[、.．].*", Pattern.DOTALL);

    private static final int LONGEST_CAPTION = 15;
    /** So many rows without any cell are no part of a table. */
    private static final int LARGEST_GAP = 100;

    private final List<Block> blocks = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Budget budget;
    private int tables;
    /** The rows of the table that is being read, those without any cell included. */
    private List<List<SheetCell>> table = new ArrayList<>();
    /** The line right above, when it may be the topmost heading of a table. */
    private Optional<SheetCell> heading = Optional.empty();

    SheetBlocks(Budget budget) {
        this.budget = budget;
    }

    /** Adds what the sheet shows. */
    void sheet(String name, SheetCells sheet) throws UnreadableFileException {
        int hidden = sheet.hidden();
        if (hidden > 0) {
            findings.add(new Finding(
                    "hidden-cells",
                    Severity.INFO,
                    new Wording(
                            "the sheet " + name + " hides " + hidden
                                    + " rows or columns that hold something; they were not read",
                            "工作表“" + name + "”中有" + hidden + "个隐藏的行或列含有内容，未读取"),
                    List.of()));
        }
        int before = -1;
        heading = Optional.empty();
        for (List<SheetCell> row : sheet.shown()) {
            budget.checkTime();
            int index = row.get(0).row();
            String alone = alone(row);
            if (!alone.isEmpty() && !(!table.isEmpty() && (isCaption(alone) || goesOnWith(row)))) {
                endTable();
                paragraphs(alone);
                heading = isOverTable(alone, row.get(0)) ? Optional.of(row.get(0)) : Optional.empty();
                continue;
            }
            if (index - before > LARGEST_GAP) {
                endTable();
            }
            if (table.isEmpty() && heading.isPresent() && isHeadedBy(heading.get(), row)) {
                table.add(List.of(heading.get()));
                before = index - 1;
            }
            heading = Optional.empty();
            // Rows without any cell keep their place, so that merges over them fit.
            for (int gap = before + 1; !table.isEmpty() && gap < index; gap++) {
                table.add(List.of());
            }
            table.add(row);
            before = index;
        }
        endTable();
    }

    /** The reading of all sheets that were added. */
    Reading reading(String reader) {
        return new Reading(reader, blocks, Reading.Facts.none(), findings);
    }

    /** Whether a row with nothing but a label is one of the table's all the same: its figures are blank. */
    private boolean goesOnWith(List<SheetCell> row) {
        SheetCell label = row.get(0);
        int right = 0;
        for (List<SheetCell> above : table) {
            for (SheetCell cell : above) {
                right = Math.max(right, cell.column() + cell.columns());
                if (cell.row() + cell.rows() > label.row() && cell.column() < label.column()) {
                    // A merged cell to its left reaches down to it, or beyond.
                    return true;
                }
            }
        }
        if (label.column() + label.columns() >= right) {
            return false;
        }
        return label.columns() > 1
                ? table.stream().anyMatch(above -> hasSamePlace(above, label))
                : row.size() > 1 && !CHAPTER.matcher(label.text()).matches();
    }

    private static boolean hasSamePlace(List<SheetCell> row, SheetCell label) {
        return row.stream().anyMatch(cell -> cell.column() == label.column() && cell.columns() == label.columns());
    }

    /** Whether a line is merged over columns and short enough to be the topmost heading of a table below it. */
    private static boolean isOverTable(String text, SheetCell cell) {
        return cell.columns() > 1
                && text.length() <= LONGEST_CAPTION
                && !CHAPTER.matcher(text).matches();
    }

    private static boolean isHeadedBy(SheetCell heading, List<SheetCell> row) {
        SheetCell last = row.get(row.size() - 1);
        return row.get(0).row() == heading.row() + 1
                && row.get(0).column() == heading.column()
                && last.column() + last.columns() == heading.column() + heading.columns();
    }

    private static boolean isCaption(String text) {
        return text.length() <= LONGEST_CAPTION && !CHAPTER.matcher(text).matches();
    }

    private void endTable() throws UnreadableFileException {
        if (table.isEmpty()) {
            return;
        }
        BitSet columns = new BitSet();
        for (List<SheetCell> row : table) {
            for (SheetCell cell : row) {
                columns.set(cell.column());
            }
        }
        GridBuilder builder = new GridBuilder(++tables, Grid.Geometry.EXACT);
        for (List<SheetCell> row : table) {
            budget.checkTime();
            builder.row();
            for (SheetCell cell : row) {
                builder.cellAt(cell.column(), cell.rows(), cell.columns(), cell.text());
            }
            if (!row.isEmpty()) {
                // Empty cells need not be stored; they are there where the table has a column.
                for (int column = columns.nextSetBit(0); column >= 0; column = columns.nextSetBit(column + 1)) {
                    builder.cellAt(column, 1, 1, "");
                }
            }
        }
        blocks.add(builder.build());
        table = new ArrayList<>();
    }

    /** The text of the first cell when no other is filled and it reads like a paragraph or heading; else empty. */
    private static String alone(List<SheetCell> row) {
        SheetCell first = row.get(0);
        for (SheetCell cell : row) {
            if (cell != first && !cell.text().isEmpty()) {
                return "";
            }
        }
        return first.rows() == 1 && !ValueReader.looksLikeValue(first.text()) ? first.text() : "";
    }

    private void paragraphs(String text) throws UnreadableFileException {
        for (String line : text.split("\n")) {
            if (!line.isBlank()) {
                budget.paragraph();
                blocks.add(Prose.of(line.strip()));
            }
        }
    }
}
