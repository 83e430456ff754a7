package org.gongkai.extractor.content;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormCheck;
import org.gongkai.config.form.FormTable;
import org.gongkai.config.form.Label;
import org.gongkai.model.Wording;

/** What the rows and columns of a form are called in a sentence. Immutable. */
final class CellWords {
    private static final Pattern NUMBERING = Pattern.compile("^(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|[0-9]+[.、．])");
    private static final Pattern EXPLANATION = Pattern.compile("(?<=.)[（(].*[）)]$");

    private final Map<String, Wording> words = new HashMap<>();
    /** Of rows, columns and cells by id of the cell: every sum of every document names some of them. */
    private final Map<String, Wording> rows = new HashMap<>();

    private final Map<String, Wording> columns = new HashMap<>();
    private final Map<String, Wording> cells = new HashMap<>();
    private final Map<FormCheck, RuleWords> rules = new IdentityHashMap<>();
    private final List<String> ids;

    CellWords(Form form) {
        for (FormTable table : form.tables()) {
            for (FormBlock block : table.blocks()) {
                block.rows()
                        .forEach(row -> words.put(table.id() + "/" + row.id() + "/", spoken(row.id(), row.label())));
                block.columns()
                        .forEach(column ->
                                words.put(table.id() + "//" + column.id(), spoken(column.id(), column.label())));
            }
        }
        ids = List.copyOf(form.cellIds());
        for (String id : ids) {
            rows.put(id, rowNamed(id));
            columns.put(id, columnNamed(id));
            cells.put(id, cellNamed(id));
        }
        for (FormCheck rule : form.checks()) {
            rules.put(rule, RuleWords.of(rule, this));
        }
    }

    /** The cells that every document has, in the form's order. */
    List<String> ids() {
        return ids;
    }

    /** The names of what a rule of the form adds up. */
    RuleWords rule(FormCheck rule) {
        return Objects.requireNonNull(rules.get(rule), "a rule of another form");
    }

    /** Printed numbering and explanations in brackets are no part of a name. */
    private static Wording spoken(String id, Label label) {
        String named = NUMBERING.matcher(label.official()).replaceFirst("");
        String zh = EXPLANATION.matcher(named).replaceFirst("");
        return new Wording(label.english().isEmpty() ? id : label.english(), zh);
    }

    /** The name of the row of a cell, the row's id for rows that the form does not know. */
    Wording row(String cellId) {
        Wording known = rows.get(cellId);
        return known == null ? rowNamed(cellId) : known;
    }

    /** The name of the column of a cell. */
    Wording column(String cellId) {
        Wording known = columns.get(cellId);
        return known == null ? columnNamed(cellId) : known;
    }

    /** Row and column. */
    Wording cell(String cellId) {
        Wording known = cells.get(cellId);
        return known == null ? cellNamed(cellId) : known;
    }

    private Wording rowNamed(String cellId) {
        String[] parts = cellId.split("/", -1);
        String id = parts[1].startsWith("x-") ? parts[1].substring(2) : parts[1];
        return words.getOrDefault(parts[0] + "/" + parts[1] + "/", new Wording(id, id));
    }

    private Wording columnNamed(String cellId) {
        String[] parts = cellId.split("/", -1);
        return words.getOrDefault(parts[0] + "//" + parts[2], new Wording(parts[2], parts[2]));
    }

    private Wording cellNamed(String cellId) {
        Wording row = row(cellId);
        Wording column = column(cellId);
        return new Wording(row.en() + ", " + column.en(), row.zh() + "·" + column.zh());
    }
}
