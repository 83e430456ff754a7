package org.gongkai.extractor.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellRangeAddress;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridBuilder;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.extractor.value.ValueReader;

/**
 * Reads workbooks. A sheet is a grid; lines in which a single cell holds text are paragraphs between tables. Formulas
 * give the result that was stored with them.
 */
public final class WorkbookReader {
    private static final Pattern PLAIN = Pattern.compile("-?[0-9,.]+");
    /** A heading of a chapter; other lone texts inside a table are captions of its parts. */
    private static final Pattern CHAPTER = Pattern.compile("^\\s*[一二三四五六七八九十]{1,2}\\s*[、.．].*", Pattern.DOTALL);

    private static final int LONGEST_CAPTION = 15;

    private final List<Block> blocks = new ArrayList<>();
    private final Budget budget;
    private final DataFormatter formatter = new DataFormatter(Locale.ROOT);
    private int tables;

    private WorkbookReader(Budget budget) {
        this.budget = budget;
        formatter.setUseCachedValuesForFormulaCells(true);
    }

    /** @param reader short name for the reading, {@code xls} or {@code xlsx} */
    public static Reading read(byte[] bytes, String reader, Budget budget) throws UnreadableFileException {
        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(bytes))) {
            WorkbookReader workbooks = new WorkbookReader(budget);
            for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                if (workbook.getSheetVisibility(i) == SheetVisibility.VISIBLE) {
                    workbooks.sheet(workbook.getSheetAt(i));
                }
            }
            return new Reading(reader, workbooks.blocks, Reading.Facts.none(), List.of());
        } catch (EncryptedDocumentException e) {
            throw new UnreadableFileException("encrypted", "a workbook with a password; it is needed to read it", e);
        } catch (IOException e) {
            throw new UnreadableFileException("damaged", "a workbook whose parts cannot be read: " + e.getMessage(), e);
        }
    }

    private void sheet(Sheet sheet) throws UnreadableFileException {
        Map<Long, CellRangeAddress> merges = new HashMap<>();
        for (CellRangeAddress merge : sheet.getMergedRegions()) {
            merges.put(key(merge.getFirstRow(), merge.getFirstColumn()), merge);
        }
        int number = ++tables;
        GridBuilder builder = new GridBuilder(number, Grid.Geometry.EXACT);
        boolean open = false;
        int last = sheet.getLastRowNum();
        int before = -1;
        for (int r = sheet.getFirstRowNum(); r >= 0 && r <= last; r++) {
            budget.checkTime();
            Row row = sheet.getRow(r);
            if (row == null || row.getZeroHeight()) {
                continue;
            }
            String alone = alone(row, merges);
            boolean caption = open
                    && alone != null
                    && !alone.isEmpty()
                    && alone.length() <= LONGEST_CAPTION
                    && !CHAPTER.matcher(alone).matches();
            if (alone != null && !caption) {
                if (open) {
                    blocks.add(builder.build());
                    number = ++tables;
                    builder = new GridBuilder(number, Grid.Geometry.EXACT);
                    open = false;
                }
                paragraphs(alone);
                continue;
            }
            if (open && before + 1 != r) {
                // Rows without any cell keep their place, so that merges over them fit.
                for (int gap = before + 1; gap < r; gap++) {
                    budget.checkTime();
                    builder.row();
                }
            }
            builder.row();
            fill(builder, row, merges);
            open = true;
            before = r;
        }
        if (open) {
            blocks.add(builder.build());
        }
    }

    private void fill(GridBuilder builder, Row row, Map<Long, CellRangeAddress> merges) throws UnreadableFileException {
        for (Cell cell : row) {
            CellRangeAddress merge = merges.get(key(cell.getRowIndex(), cell.getColumnIndex()));
            budget.cell();
            builder.cellAt(
                    cell.getColumnIndex(),
                    merge == null ? 1 : merge.getLastRow() - merge.getFirstRow() + 1,
                    merge == null ? 1 : merge.getLastColumn() - merge.getFirstColumn() + 1,
                    text(cell));
        }
    }

    /** The text of the only filled cell when it reads like a paragraph or heading; null for a row of a table. */
    private @org.jspecify.annotations.Nullable String alone(Row row, Map<Long, CellRangeAddress> merges) {
        Cell only = null;
        for (Cell cell : row) {
            if (!text(cell).isBlank()) {
                if (only != null) {
                    return null;
                }
                only = cell;
            }
        }
        if (only == null) {
            return row.getPhysicalNumberOfCells() == 0 ? "" : null;
        }
        CellRangeAddress merge = merges.get(key(only.getRowIndex(), only.getColumnIndex()));
        String text = text(only);
        boolean oneRow = merge == null || merge.getFirstRow() == merge.getLastRow();
        return oneRow && !ValueReader.looksLikeValue(text) && row.getFirstCellNum() == only.getColumnIndex()
                ? text
                : null;
    }

    private void paragraphs(String text) throws UnreadableFileException {
        for (String line : text.split("\n")) {
            if (!line.isBlank()) {
                budget.paragraph();
                blocks.add(Prose.of(line.strip()));
            }
        }
    }

    private String text(Cell cell) {
        if (cell.getCellType() == CellType.NUMERIC
                || cell.getCellType() == CellType.FORMULA && cell.getCachedFormulaResultType() == CellType.NUMERIC) {
            return number(cell);
        }
        return formatter.formatCellValue(cell).strip();
    }

    /** As printed, unless the format hides digits that are stored: then as stored. */
    private String number(Cell cell) {
        String shown = formatter.formatCellValue(cell).strip();
        double stored = cell.getNumericCellValue();
        String exact = java.math.BigDecimal.valueOf(stored).stripTrailingZeros().toPlainString();
        boolean unreadable = shown.startsWith("#") || shown.contains("E");
        boolean rounded = exact.contains(".") && PLAIN.matcher(shown).matches() && !shown.contains(".");
        return unreadable || rounded ? exact : shown;
    }

    private static long key(int row, int column) {
        return (long) row << 20 | column;
    }
}
