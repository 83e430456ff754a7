package org.gongkai.app.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongkai.app.cli.Table.Column;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormTable;
import org.gongkai.model.Cell;
import org.gongkai.model.ReportDocument;

/**
 * The statutory tables of a report at a terminal: below one another, each part with the columns it has, rows and columns
 * called as on the form. A row begins with its id, for those who want its cells in JSON.
 */
final class ReportTables {
    private final Map<String, String> labels = new HashMap<>();

    private ReportTables(Optional<Form> form) {
        form.ifPresent(known -> known.tables().forEach(this::learn));
    }

    private void learn(FormTable table) {
        for (FormBlock block : table.blocks()) {
            block.rows()
                    .forEach(row ->
                            labels.put(table.id() + "/" + row.id(), row.label().official()));
            block.columns()
                    .forEach(column -> labels.put(
                            heading(table.id(), column.id()), column.label().official()));
        }
    }

    /** The tables in the order of the document's cells; ids stand for words where the form is unknown. */
    static List<Table> of(ReportDocument document, Optional<Form> form) {
        ReportTables words = new ReportTables(form);
        Map<String, List<Cell>> rows = new LinkedHashMap<>();
        for (Cell cell : document.cells()) {
            rows.computeIfAbsent(cell.id().substring(0, cell.id().lastIndexOf('/')), row -> new ArrayList<>())
                    .add(cell);
        }
        List<Table> tables = new ArrayList<>();
        List<String> open = List.of();
        for (Map.Entry<String, List<Cell>> row : rows.entrySet()) {
            List<String> headings = row.getValue().stream().map(words::heading).toList();
            if (tables.isEmpty() || !headings.equals(open)) {
                tables.add(words.table(row.getKey(), headings));
                open = headings;
            }
            tables.get(tables.size() - 1)
                    .row(Stream.concat(
                                    Stream.of(words.row(row.getKey())),
                                    row.getValue().stream().map(ReportTables::show))
                            .toArray());
        }
        return tables;
    }

    private Table table(String row, List<String> headings) {
        return Table.of(Stream.concat(
                        Stream.of(Column.text("Table " + row.substring(0, row.indexOf('/')))),
                        headings.stream().map(Column::figure))
                .toArray(Column[]::new));
    }

    private String row(String id) {
        String label = labels.get(id);
        return id + (label == null ? "" : " " + label);
    }

    private String heading(Cell cell) {
        String id = cell.id();
        String column = id.substring(id.lastIndexOf('/') + 1);
        return labels.getOrDefault(heading(id.substring(0, id.indexOf('/')), column), column);
    }

    /** A column's key; no row's id has an empty part. */
    private static String heading(String table, String column) {
        return table + "//" + column;
    }

    /** The number, or what stands there instead; a star where a person should look. */
    private static String show(Cell cell) {
        String text =
                switch (cell.status()) {
                    case NUMBER -> ReportSheet.plain(cell.value());
                    case UNREADABLE -> "'" + cell.raw() + "'";
                    case NOT_APPLICABLE -> cell.raw();
                    case BLANK, ABSENT -> cell.status().label();
                };
        return text + (cell.flags().isEmpty() ? "" : "*");
    }
}
