package org.gongkai.app.web.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormColumn;
import org.gongkai.config.form.FormRow;
import org.gongkai.config.form.FormTable;
import org.gongkai.model.Cell;

/**
 * Which rows and columns a table of a document has: those of the form, then the cells that the form does not know.
 * Without a form the cells' ids alone tell.
 *
 * @param table its id
 */
record Shape(String table, List<Part> parts) {
    Shape {
        parts = List.copyOf(parts);
    }

    /** Rows under common columns, by their ids. */
    record Part(List<String> columns, List<String> rows) {
        Part {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** All tables, in the form's order, unknown ones last. */
    static List<Shape> of(Optional<Form> form, List<Cell> cells) {
        Map<String, List<Part>> tables = new LinkedHashMap<>();
        Set<String> known = new HashSet<>();
        form.ifPresent(f -> {
            for (FormTable table : f.tables()) {
                tables.put(
                        table.id(),
                        new ArrayList<>(table.blocks().stream()
                                .map(block -> part(table.id(), block, cells))
                                .toList()));
            }
            f.tables().forEach(table -> table.blocks()
                    .forEach(block -> block.allCellIds().forEach(id -> known.add(table.id() + "/" + id))));
        });
        extraRows(cells, known).forEach((table, rows) -> tables.computeIfAbsent(table, t -> new ArrayList<>())
                .addAll(parts(rows)));
        return tables.entrySet().stream()
                .map(table -> new Shape(table.getKey(), table.getValue()))
                .toList();
    }

    /** Rows and columns that only some documents have stand there when this one has them. */
    private static Part part(String table, FormBlock block, List<Cell> cells) {
        Set<String> rows = new HashSet<>();
        Set<String> columns = new HashSet<>();
        for (Cell cell : cells) {
            CellName name = CellName.parse(cell.id());
            if (name.table().equals(table)) {
                rows.add(name.row());
                columns.add(name.column());
            }
        }
        return new Part(
                block.columns().stream()
                        .filter(column -> !column.optional() || columns.contains(column.id()))
                        .map(FormColumn::id)
                        .toList(),
                block.rows().stream()
                        .filter(row -> !row.optional() || rows.contains(row.id()))
                        .map(FormRow::id)
                        .toList());
    }

    /** Table to row to columns, of the cells that are not known. */
    private static Map<String, Map<String, Set<String>>> extraRows(List<Cell> cells, Set<String> known) {
        Map<String, Map<String, Set<String>>> tables = new LinkedHashMap<>();
        for (Cell cell : cells) {
            if (!known.contains(cell.id())) {
                CellName name = CellName.parse(cell.id());
                tables.computeIfAbsent(name.table(), t -> new LinkedHashMap<>())
                        .computeIfAbsent(name.row(), r -> new LinkedHashSet<>())
                        .add(name.column());
            }
        }
        return tables;
    }

    /** Neighbouring rows with the same columns make one part. */
    private static List<Part> parts(Map<String, Set<String>> rows) {
        List<Part> parts = new ArrayList<>();
        List<String> together = new ArrayList<>();
        List<String> columns = List.of();
        for (Map.Entry<String, Set<String>> row : rows.entrySet()) {
            List<String> own = List.copyOf(row.getValue());
            if (!own.equals(columns) && !together.isEmpty()) {
                parts.add(new Part(columns, together));
                together = new ArrayList<>();
            }
            columns = own;
            together.add(row.getKey());
        }
        if (!together.isEmpty()) {
            parts.add(new Part(columns, together));
        }
        return parts;
    }
}
