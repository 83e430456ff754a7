package org.gongkai.app.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.gongkai.app.data.table.Dataset;
import org.gongkai.app.data.table.DictionaryTable;
import org.gongkai.app.data.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookTest {
    private static final Table<DictionaryTable.Line> TABLE = DictionaryTable.table();

    @TempDir
    Path temp;

    private List<String> write(int mostRows, int rows, String text) throws Exception {
        Dataset dataset = new Dataset("gongkai", "", false, List.of(TABLE));
        Path parts = Files.createDirectory(temp.resolve("parts"));
        try (Workbook workbook = new Workbook(dataset, temp.resolve("a.xlsx"), parts, mostRows)) {
            for (int i = 0; i < rows; i++) {
                Object[] row = TABLE.row(DictionaryTable.lines(List.of(TABLE)).get(0));
                row[TABLE.position("title_en")] = text;
                workbook.row(TABLE, row);
            }
            return workbook.finish(new TreeSet<>());
        }
    }

    private List<String> sheets() throws Exception {
        try (InputStream in = Files.newInputStream(temp.resolve("a.xlsx"));
                ReadableWorkbook book = new ReadableWorkbook(in)) {
            return book.getSheets().map(Sheet::getName).toList();
        }
    }

    @Test
    void keepsATableThatJustFits() throws Exception {
        assertThat(write(5, 3, "a")).isEmpty();
        assertThat(sheets()).containsExactly("about", "dictionary");
    }

    @Test
    void leavesOutATableThatNoSheetHoldsAndSaysSo() throws Exception {
        assertThat(write(5, 4, "a")).singleElement().satisfies(note -> assertThat(note)
                .contains("dictionary", "4 rows", "parquet"));
        assertThat(sheets()).containsExactly("about");
        try (InputStream in = Files.newInputStream(temp.resolve("a.xlsx"));
                ReadableWorkbook book = new ReadableWorkbook(in);
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            assertThat(rows.map(row -> row.getCellText(0) + " " + row.getCellText(2)))
                    .anySatisfy(line -> assertThat(line).startsWith("note table dictionary is left out"));
        }
    }

    @Test
    void saysWhenATextIsLongerThanACellCanBe() throws Exception {
        assertThat(write(5, 1, "长".repeat(SheetFile.LONGEST_TEXT + 1)))
                .singleElement()
                .satisfies(note -> assertThat(note).contains("1 texts are longer"));
    }

    @Test
    void namesColumnsAsSpreadsheetsDo() {
        assertThat(List.of(SheetFile.name(0), SheetFile.name(25), SheetFile.name(26), SheetFile.name(702)))
                .containsExactly("A", "Z", "AA", "AAA");
    }
}
