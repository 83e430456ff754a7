package org.gongkai.app.web.page;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gongkai.app.web.text.Language;
import org.gongkai.app.web.text.Texts;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormTable;
import org.gongkai.config.form.Label;

/**
 * The words of a form's tables, rows and columns. The official label comes from the form, and so does its gloss
 * in English where the form has one; other glosses and the headings above groups of rows come from the texts; an id
 * stands in where neither knows a word.
 */
final class FormWords {
    private final Optional<Form> form;
    private final Language language;
    private final Texts texts;
    private final Map<String, String> official = new HashMap<>();
    private final Map<String, String> english = new HashMap<>();

    FormWords(Optional<Form> form, Language language) {
        this.form = form;
        this.language = language;
        this.texts = Texts.in(language);
        form.ifPresent(f -> f.tables().forEach(this::learn));
    }

    private void learn(FormTable table) {
        for (FormBlock block : table.blocks()) {
            block.rows().forEach(row -> learn(rowKey(table.id(), row.id()), row.label()));
            block.columns().forEach(column -> learn(columnKey(table.id(), column.id()), column.label()));
        }
    }

    private void learn(String key, Label label) {
        official.put(key, label.official());
        if (!label.english().isEmpty()) {
            english.put(key, label.english());
        }
    }

    /** What a table is about: its chapter's heading. */
    String table(String id) {
        return texts.find("table." + id)
                .or(() -> form.flatMap(f -> f.sections().stream()
                        .filter(section -> Integer.toString(section.number()).equals(id))
                        .map(section -> section.heading().official())
                        .findFirst()))
                .orElseGet(() -> texts.of("sheet.unnamed", id));
    }

    Sheet.Label row(String table, String row) {
        return label(rowKey(table, row), row);
    }

    Sheet.Label column(String table, String column) {
        return label(columnKey(table, column), column);
    }

    /** The heading that stands above the rows whose ids begin with this prefix, when the form has one. */
    Optional<Sheet.Label> group(String table, String prefix) {
        Optional<String> heading = Texts.in(Language.ZH).find("group." + table + "/" + prefix);
        return heading.map(words -> new Sheet.Label(words, gloss("group." + table + "/" + prefix)));
    }

    /** The cell's row and column in the page's language. */
    String where(String cellId) {
        CellName name = CellName.parse(cellId);
        if (name.column().isEmpty()) {
            return cellId;
        }
        return texts.of(
                "cell.where",
                table(name.table()),
                spoken(row(name.table(), name.row())),
                spoken(column(name.table(), name.column())));
    }

    /** The rule in words, or its id when it is a new one. */
    String rule(String checkId) {
        CellName name = CellName.parse(checkId);
        Optional<String> rule = texts.find("check." + name.rowKey());
        return rule.orElse(checkId);
    }

    /** The row or column that a rule is about. */
    String ruleTarget(String checkId) {
        CellName name = CellName.parse(checkId);
        String target = name.column();
        if (official.containsKey(columnKey(name.table(), target))) {
            return spoken(column(name.table(), target));
        }
        return spoken(row(name.table(), target));
    }

    /** The label in the page's language alone. */
    static String spoken(Sheet.Label label) {
        return label.gloss().orElse(label.official());
    }

    private Sheet.Label label(String key, String id) {
        String printed = official.get(key);
        return new Sheet.Label(
                printed != null ? printed : word(Texts.in(Language.ZH), key).orElse(id), gloss(key));
    }

    private Optional<String> gloss(String key) {
        return language == Language.ZH
                ? Optional.empty()
                : Optional.ofNullable(english.get(key)).or(() -> word(texts, key));
    }

    // The word for this table's row or column, else the one for the same id in any table.
    private static Optional<String> word(Texts texts, String key) {
        return texts.find(key)
                .or(() -> texts.find(key.substring(0, key.indexOf('.') + 1) + key.substring(key.lastIndexOf('/') + 1)));
    }

    private static String rowKey(String table, String row) {
        return "row." + table + "/" + row;
    }

    private static String columnKey(String table, String column) {
        return "column." + table + "/" + column;
    }
}
