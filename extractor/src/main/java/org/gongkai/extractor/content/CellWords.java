package org.gongkai.extractor.content;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormTable;
import org.gongkai.config.form.Label;
import org.gongkai.model.Wording;

/** What the rows and columns of a form are called in a sentence. */
final class CellWords {
    private static final Pattern NUMBERING = Pattern.compile("^(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|[0-9]+[.、．])");
    private static final Pattern EXPLANATION = Pattern.compile("(?<=.)[（(].*[）)]$");

    private final Map<String, Wording> words = new HashMap<>();

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
    }

    /** Printed numbering and explanations in brackets are no part of a name. */
    private static Wording spoken(String id, Label label) {
        String named = NUMBERING.matcher(label.official()).replaceFirst("");
        String zh = EXPLANATION.matcher(named).replaceFirst("");
        return new Wording(label.english().isEmpty() ? id : label.english(), zh);
    }

    /** The name of the row of a cell, the row's id for rows that the form does not know. */
    Wording row(String cellId) {
        String[] parts = cellId.split("/", -1);
        String id = parts[1].startsWith("x-") ? parts[1].substring(2) : parts[1];
        return words.getOrDefault(parts[0] + "/" + parts[1] + "/", new Wording(id, id));
    }

    /** The name of the column of a cell. */
    Wording column(String cellId) {
        String[] parts = cellId.split("/", -1);
        return words.getOrDefault(parts[0] + "//" + parts[2], new Wording(parts[2], parts[2]));
    }

    /** Row and column. */
    Wording cell(String cellId) {
        Wording row = row(cellId);
        Wording column = column(cellId);
        return new Wording(row.en() + ", " + column.en(), row.zh() + "·" + column.zh());
    }
}
