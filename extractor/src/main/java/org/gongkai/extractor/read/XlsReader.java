package org.gongkai.extractor.read;

import java.io.IOException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;

/** Reads binary workbooks, those of WPS included. Formulas give the result that was stored with them. */
public final class XlsReader {
    private final Budget budget;
    private final NumberTexts numbers = new NumberTexts();

    private XlsReader(Budget budget) {
        this.budget = budget;
    }

    public static Reading read(POIFSFileSystem file, Budget budget) throws UnreadableFileException {
        try (HSSFWorkbook workbook = new HSSFWorkbook(file, false)) {
            XlsReader reader = new XlsReader(budget);
            SheetBlocks blocks = new SheetBlocks(budget);
            boolean from1904 = workbook.getInternalWorkbook().isUsing1904DateWindowing();
            for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                if (workbook.getSheetVisibility(i) == SheetVisibility.VISIBLE) {
                    blocks.sheet(workbook.getSheetName(i), reader.sheet(workbook.getSheetAt(i), from1904));
                }
            }
            return blocks.reading("xls");
        } catch (EncryptedDocumentException e) {
            throw new UnreadableFileException("encrypted", "a workbook with a password; it is needed to read it", e);
        } catch (OldExcelFormatException e) {
            throw new UnreadableFileException(
                    "unsupported-format", "a workbook of Excel 95 or older; save it as .xlsx with a newer Excel", e);
        } catch (IOException e) {
            throw new UnreadableFileException("damaged", "a workbook whose parts cannot be read: " + e.getMessage(), e);
        }
    }

    private SheetCells sheet(HSSFSheet sheet, boolean from1904) throws UnreadableFileException {
        SheetCells cells = new SheetCells(budget);
        for (CellRangeAddress merge : sheet.getMergedRegions()) {
            cells.merge(merge.getFirstRow(), merge.getFirstColumn(), merge.getLastRow(), merge.getLastColumn());
        }
        int columns = 0;
        for (Row row : sheet) {
            if (row.getZeroHeight()) {
                cells.hideRow(row.getRowNum());
            }
            for (Cell cell : row) {
                cells.cell(row.getRowNum(), cell.getColumnIndex(), text(cell, from1904));
            }
            columns = Math.max(columns, row.getLastCellNum());
        }
        for (int column = 0; column < columns; column++) {
            if (sheet.isColumnHidden(column)) {
                cells.hideColumns(column, column);
            }
        }
        return cells;
    }

    private String text(Cell cell, boolean from1904) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC ->
                numbers.shown(
                        cell.getNumericCellValue(),
                        cell.getCellStyle().getDataFormat(),
                        String.valueOf(cell.getCellStyle().getDataFormatString()),
                        from1904);
            case STRING -> cell.getRichStringCellValue().getString();
            case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
            case ERROR -> FormulaError.forInt(cell.getErrorCellValue()).getString();
            default -> "";
        };
    }
}
