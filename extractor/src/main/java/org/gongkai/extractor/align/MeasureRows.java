package org.gongkai.extractor.align;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormColumn;
import org.gongkai.config.form.FormRow;
import org.gongkai.config.form.FormTable;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridCell;

/**
 * Reads a table that is printed as a list, one figure a row: {@code 规章本年新制作数量 | 3}, or {@code 规章 | 本年新制作数量 | 3}
 * with the row's name printed once for all its figures. Only whole names count, and only where they name most of the
 * table: then they tell the form as well.
 */
final class MeasureRows {
    /** Less than this share of a table's cells in such rows is another layout. */
    private static final double LEAST_SHARE = 0.6;
    /** More letters than the names of a row and a column have together. */
    private static final int LONGEST = 60;

    /** The shortest beginning of a column's name that stands for it. */
    private static final int SHORTEST_CUT = 3;

    /** Cells of a row that has a name, the beginning of another, a figure and perhaps a unit. */
    private static final int WIDEST_CUT = 4;

    /** What a row's text names: a cell of the table. */
    private record Measure(String row, FormColumn column) {}

    /** The name of a row and the beginning of the names of some of its columns, as 规章 and 本年新. */
    private record Cut(String row, String beginning) {}

    private final FormTable table;
    private final Map<String, Measure> measures = new HashMap<>();
    private final Map<String, FormColumn> columns = new HashMap<>();
    /** For each row's name the names of its columns and what they name with it. */
    private final Map<String, Map<String, Measure>> byRow = new HashMap<>();

    /** Of measures and columns, in order: what begins none of them begins no row of such a list. */
    private final NavigableSet<String> names = new TreeSet<>();

    private final long cells;

    private MeasureRows(FormTable table) {
        this.table = table;
        for (FormBlock block : table.blocks()) {
            for (FormColumn column : block.columns()) {
                for (String name : names(column.label().texts())) {
                    columns.putIfAbsent(name, column);
                    for (FormRow row : block.rows()) {
                        for (String rowName : names(row.label().texts())) {
                            Measure measure = new Measure(row.id(), column);
                            measures.putIfAbsent(rowName + name, measure);
                            byRow.computeIfAbsent(rowName, key -> new LinkedHashMap<>())
                                    .putIfAbsent(name, measure);
                        }
                    }
                }
            }
        }
        names.addAll(measures.keySet());
        names.addAll(columns.keySet());
        cells = table.blocks().stream()
                .mapToLong(block -> block.cellIds().size())
                .sum();
    }

    /** What reads a table of a form, for all documents; nothing for tables that are never printed so. */
    static Optional<MeasureRows> of(FormTable table) {
        boolean tall = table.blocks().stream().allMatch(block -> block.layout() == FormBlock.Layout.TALL);
        // Tables whose rows all have the same columns are not.
        return tall && table.blocks().size() > 1 ? Optional.of(new MeasureRows(table)) : Optional.empty();
    }

    /** The cells of a table that is printed so, by id; empty when it is not. */
    Optional<Map<String, Filling>> find(List<SourceRow> rows) {
        Map<String, Filling> fillings = new LinkedHashMap<>();
        Map<Cut, List<GridCell>> cuts = new LinkedHashMap<>();
        Grid grid = null;
        String name = "";
        for (SourceRow row : rows) {
            String above = row.grid() == grid ? name : "";
            grid = row.grid();
            name = read(row, above, fillings);
            if (name.isEmpty() && row.values() <= 1 && row.line().size() <= WIDEST_CUT) {
                name = readCut(row, above, cuts);
            }
        }
        cuts.forEach((cut, read) -> putInOrder(cut, read, fillings));
        return fillings.size() >= LEAST_SHARE * cells ? Optional.of(fillings) : Optional.empty();
    }

    /**
     * Reads one row.
     *
     * @param above the name that the rows above have, for one that has only that of a column
     * @return the name that the rows below may have
     */
    private String read(SourceRow row, String above, Map<String, Filling> fillings) {
        StringBuilder printed = new StringBuilder();
        String joined = "";
        String name = above;
        List<GridCell> line = row.line();
        for (int i = 0; i + 1 < line.size() && joined.length() <= LONGEST; i++) {
            String before = joined;
            joined += row.shortCore(line.get(i));
            if (!beginsName(joined)) {
                return "";
            }
            printed.append(line.get(i).text());
            Measure measure = measures.get(joined);
            if (measure != null) {
                name = columns.containsKey(joined.substring(before.length())) ? before : name;
            } else if (columns.containsKey(joined)) {
                measure = measures.get(above + joined);
            }
            if (measure != null) {
                Measure named = measure;
                sole(line.subList(i + 1, line.size()), row.row())
                        .ifPresent(cell -> put(named, cell, printed.toString(), List.of(), fillings));
                return name;
            }
        }
        return "";
    }

    private boolean beginsName(String text) {
        String name = names.ceiling(text);
        return name != null && name.startsWith(text);
    }

    /** Reads one row whose column's name is cut short; returns as {@link #read} does. */
    private String readCut(SourceRow row, String above, Map<Cut, List<GridCell>> cuts) {
        List<GridCell> line = row.line();
        String before = "";
        for (int i = 0; i + 1 < line.size() && before.length() <= LONGEST; i++) {
            String text = row.shortCore(line.get(i));
            Cut cut = new Cut(before.isEmpty() ? above : before, text);
            if (text.length() >= SHORTEST_CUT && !measures(cut).isEmpty()) {
                sole(line.subList(i + 1, line.size()), row.row())
                        .ifPresent(cell -> cuts.computeIfAbsent(cut, key -> new ArrayList<>())
                                .add(cell));
                return cut.row();
            }
            before += text;
        }
        return "";
    }

    /** What may be meant, in the form's order. */
    private List<Measure> measures(Cut cut) {
        Map<FormColumn, Measure> found = new LinkedHashMap<>();
        byRow.getOrDefault(cut.row(), Map.of()).forEach((name, measure) -> {
            if (name.startsWith(cut.beginning())) {
                found.putIfAbsent(measure.column(), measure);
            }
        });
        return List.copyOf(found.values());
    }

    /** Where as many rows are cut to the same as columns begin so, they stand in the form's order. */
    private void putInOrder(Cut cut, List<GridCell> cells, Map<String, Filling> fillings) {
        List<Measure> meant = measures(cut);
        for (int i = 0; i < cells.size() && cells.size() == meant.size(); i++) {
            put(meant.get(i), cells.get(i), cut.beginning(), List.of(Filling.BY_POSITION), fillings);
        }
    }

    private void put(
            Measure measure, GridCell cell, String heading, List<String> flags, Map<String, Filling> fillings) {
        String id = table.id() + "/" + measure.row() + "/" + measure.column().id();
        fillings.putIfAbsent(id, new Filling(id, measure.column().type(), cell, heading, flags));
    }

    /** The only cell behind the names, or the only one of them with something in it. */
    private static Optional<GridCell> sole(List<GridCell> rest, int row) {
        List<GridCell> own = rest.stream().filter(cell -> cell.row() == row).toList();
        if (own.size() == 1) {
            return Optional.of(own.get(0));
        }
        List<GridCell> filled = own.stream().filter(cell -> !cell.isBlank()).toList();
        return filled.size() == 1 ? Optional.of(filled.get(0)) : Optional.empty();
    }

    private static List<String> names(List<String> texts) {
        List<String> names = new ArrayList<>(texts.size());
        for (LabelText text : LabelText.all(texts)) {
            names.add(text.shortCore());
        }
        return names;
    }
}
