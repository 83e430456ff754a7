package org.gongkai.app.data.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gongkai.config.form.FigureType;
import org.gongkai.config.form.Form;
import org.gongkai.config.form.FormBlock;
import org.gongkai.config.form.FormColumn;
import org.gongkai.config.form.FormRow;
import org.gongkai.config.form.FormTable;
import org.gongkai.config.form.Label;
import org.gongkai.model.Wording;
import org.jspecify.annotations.Nullable;

/** A cell that a form has, optional ones included. */
public record FormCell(Form form, FormTable table, FormRow row, FormColumn column) {
    private static final int LAST_YEAR = 9999;

    /** All cells of a form, in its order. */
    public static List<FormCell> of(Form form) {
        List<FormCell> cells = new ArrayList<>();
        for (FormTable table : form.tables()) {
            for (FormBlock block : table.blocks()) {
                for (FormRow row : block.rows()) {
                    block.columns().forEach(column -> cells.add(new FormCell(form, table, row, column)));
                }
            }
        }
        return cells;
    }

    /** {@code table/row/column}. */
    public String id() {
        return table.id() + "/" + row.id() + "/" + column.id();
    }

    /** Whether only some documents have it. */
    boolean optional() {
        return row.optional() || column.optional();
    }

    /** Its column in the wide table, for example {@code t3_3_1__natural_person}. */
    public String columnName() {
        return ("t" + table.id() + "_" + row.id() + "__" + column.id())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_]", "_");
    }

    FigureType type() {
        return row.type().orElse(column.type());
    }

    /** The unit in which the value is kept; null when the form names none. */
    @Nullable
    Wording unit() {
        if (type() == FigureType.MONEY) {
            return new Wording("10,000 CNY", "万元");
        }
        return row.unit().isEmpty() ? null : new Wording(row.unit(), row.unit());
    }

    /** Its row and column, as the form prints them. */
    Wording label() {
        return new Wording(
                english(row.label()) + " | " + english(column.label()),
                row.label().official() + "｜" + column.label().official());
    }

    private static String english(Label label) {
        return label.english().isEmpty() ? label.official() : label.english();
    }

    long since() {
        return form.firstYear();
    }

    /** The last year of the form, null while it is in use. */
    @Nullable
    Long until() {
        return form.lastYear() >= LAST_YEAR ? null : (Long) (long) form.lastYear();
    }
}
