package org.gongkai.app.web.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongkai.app.web.page.Sheet.Verdict;
import org.gongkai.app.web.text.Language;
import org.gongkai.config.form.Form;
import org.gongkai.model.Cell;
import org.gongkai.model.Check;
import org.gongkai.model.CheckStatus;
import org.gongkai.model.ReportDocument;

/** Lays the cells of a document out as the tables of its form, and its checks beside the numbers that they concern. */
final class SheetWriter {
    private final FormWords words;
    private final EntryWriter entries;
    private final VerdictWriter verdicts;
    private final Map<String, Cell> cells = new HashMap<>();
    private final Map<String, Check> unplaced = new LinkedHashMap<>();

    private SheetWriter(ReportDocument document, Optional<Form> form, Language language) {
        words = new FormWords(form, language);
        entries = new EntryWriter(words, contradicted(document, form), language);
        verdicts = new VerdictWriter(words, language);
        document.cells().forEach(cell -> cells.put(cell.id(), cell));
        document.checks().forEach(check -> unplaced.put(check.id(), check));
    }

    /** All tables of the document. Every check stands in one of them, or in the last when its table is unknown. */
    static List<Sheet> sheets(ReportDocument document, Optional<Form> form, Language language) {
        SheetWriter writer = new SheetWriter(document, form, language);
        List<Shape> shapes = Shape.of(form, document.cells());
        List<Sheet> sheets = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            sheets.add(writer.sheet(shapes.get(i), i == shapes.size() - 1));
        }
        return sheets;
    }

    private Sheet sheet(Shape shape, boolean last) {
        List<Sheet.Block> blocks = new ArrayList<>();
        Set<String> openGroups = new HashSet<>();
        for (Shape.Part part : shape.parts()) {
            blocks.add(new Sheet.Block(
                    part.columns().stream()
                            .map(column -> words.column(shape.table(), column))
                            .toList(),
                    rows(shape.table(), part, openGroups),
                    columnChecks(shape.table(), part)));
        }
        return new Sheet(
                shape.table(),
                words.table(shape.table()),
                blocks,
                entries.takeNotes(),
                leftOver(last ? "" : shape.table() + "/"));
    }

    private List<Sheet.Row> rows(String table, Shape.Part part, Set<String> openGroups) {
        List<Sheet.Row> rows = new ArrayList<>();
        for (String row : part.rows()) {
            int depth = headings(table, row, openGroups, rows);
            List<Sheet.Entry> line = part.columns().stream()
                    .map(column -> new CellName(table, row, column).id())
                    .map(id -> entries.write(id, cells.get(id)))
                    .toList();
            rows.add(new Sheet.Row(words.row(table, row), depth, line, rowCheck(table, row)));
        }
        return rows;
    }

    /** Adds the headings that open above this row; returns how many headings it stands below. */
    private int headings(String table, String row, Set<String> openGroups, List<Sheet.Row> rows) {
        int depth = 0;
        for (int dot = row.indexOf('.'); dot > 0; dot = row.indexOf('.', dot + 1)) {
            String prefix = row.substring(0, dot);
            Optional<Sheet.Label> heading = words.group(table, prefix);
            if (heading.isPresent()) {
                if (openGroups.add(prefix)) {
                    rows.add(new Sheet.Row(heading.get(), depth, List.of(), Optional.empty()));
                }
                depth++;
            }
        }
        return depth;
    }

    // The first rule about a row stands beside it; a second one goes to the other checks.
    private Optional<Verdict> rowCheck(String table, String row) {
        return unplaced.keySet().stream()
                .filter(id -> id.startsWith(table + "/"))
                .filter(id -> CellName.parse(id).column().equals(row))
                .findFirst()
                .map(this::place);
    }

    private List<Sheet.CheckRow> columnChecks(String table, Shape.Part part) {
        Map<String, Map<String, String>> rules = new LinkedHashMap<>();
        for (String id : unplaced.keySet()) {
            CellName name = CellName.parse(id);
            if (name.table().equals(table) && part.columns().contains(name.column())) {
                rules.computeIfAbsent(name.rowKey(), r -> new HashMap<>()).put(name.column(), id);
            }
        }
        return rules.values().stream()
                .map(rule -> new Sheet.CheckRow(
                        words.rule(rule.values().iterator().next()),
                        part.columns().stream()
                                .map(column ->
                                        Optional.ofNullable(rule.get(column)).map(this::place))
                                .toList()))
                .toList();
    }

    private List<Verdict> leftOver(String prefix) {
        return List.copyOf(unplaced.keySet()).stream()
                .filter(id -> id.startsWith(prefix))
                .map(this::place)
                .toList();
    }

    private Verdict place(String id) {
        Check check = unplaced.remove(id);
        if (check == null) {
            throw new IllegalStateException("check " + id + " was placed twice");
        }
        return verdicts.write(check);
    }

    private static Set<String> contradicted(ReportDocument document, Optional<Form> form) {
        Set<String> failing = new HashSet<>();
        document.checks().stream()
                .filter(check -> check.status() == CheckStatus.FAIL)
                .forEach(check -> failing.add(check.id()));
        Set<String> involved = new HashSet<>();
        form.ifPresent(f -> f.checks().stream()
                .filter(check -> failing.contains(check.id()))
                .forEach(check -> {
                    involved.addAll(check.left());
                    involved.addAll(check.right());
                }));
        return involved;
    }
}
