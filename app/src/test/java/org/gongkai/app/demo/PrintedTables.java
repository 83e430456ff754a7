package org.gongkai.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableIterator;
import org.apache.poi.hwpf.usermodel.TableRow;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * What a person sees in the tables of a sample document, read in the simplest way that fits these five: the texts of
 * each row's own cells, white space removed.
 */
final class PrintedTables {
    private static final Map<String, String> ROWS_OF_TABLE_TWO = Map.of(
            "规章", "2/regulations/",
            "规范性文件", "2/normative_documents/",
            "行政规范性文件", "2/normative_documents/",
            "行政许可", "2/licences/",
            "其他对外管理服务事项", "2/other_services/",
            "行政处罚", "2/penalties/",
            "行政强制", "2/coercive_measures/",
            "行政事业性收费", "2/fees/",
            "政府集中采购", "2/procurement/");

    private PrintedTables() {}

    static List<List<String>> ofHtml(byte[] page) {
        return Jsoup.parse(new String(page, UTF_8)).select(".TRS_Editor tr, #zoom tr, .article-content tr").stream()
                .map(row -> row.select("> td").stream()
                        .map(Element::text)
                        .map(PrintedTables::dense)
                        .toList())
                .toList();
    }

    static List<List<String>> ofWord(byte[] file) throws IOException {
        try (HWPFDocument document = new HWPFDocument(new ByteArrayInputStream(file))) {
            Range body = document.getRange();
            List<List<String>> rows = new ArrayList<>();
            TableIterator tables = new TableIterator(body);
            while (tables.hasNext()) {
                Table table = tables.next();
                for (int r = 0; r < table.numRows(); r++) {
                    TableRow row = table.getRow(r);
                    List<String> cells = new ArrayList<>();
                    for (int c = 0; c < row.numCells(); c++) {
                        TableCell cell = row.getCell(c);
                        if (!cell.isVerticallyMerged() || cell.isFirstVerticallyMerged()) {
                            cells.add(dense(cell.text()));
                        }
                    }
                    rows.add(cells);
                }
            }
            return rows;
        }
    }

    /** Cell ids and the texts printed there, by where they stand: last in their row, rows in the form's order. */
    static Map<String, String> byCell(List<List<String>> rows, Set<String> ids) {
        Map<String, String> found = new LinkedHashMap<>();
        List<String> rest = ids.stream()
                .filter(id -> id.startsWith("3/") || id.startsWith("4/"))
                .collect(Collectors.toCollection(ArrayList::new));
        for (List<String> row : rows) {
            String two = ROWS_OF_TABLE_TWO.get(row.get(0));
            if (two != null) {
                List<String> columns =
                        ids.stream().filter(id -> id.startsWith(two)).toList();
                for (int i = 0; i < columns.size(); i++) {
                    found.put(columns.get(i), row.get(i + 1));
                }
                continue;
            }
            boolean fourth = row.size() == 15 && row.get(0).matches("\\d*");
            int width = fourth ? 15 : 7;
            if (row.size() < width || !row.get(row.size() - 1).matches("\\d+")) {
                continue;
            }
            for (String text : row.subList(row.size() - width, row.size())) {
                found.put(rest.remove(0), text);
            }
        }
        return found;
    }

    /** Without white space and without the marks that Word sets at the end of a cell. */
    private static String dense(String text) {
        return text.replaceAll("[\\s\\u00a0\\u0007\\u000b]+", "");
    }
}
