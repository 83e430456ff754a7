package org.gongkai.app.data.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.gongkai.model.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A column, and how its value is had from a line.
 *
 * @param name as it stands in every format: lower case, digits and underscores
 * @param required whether it is never null
 * @param title a few words
 * @param description a sentence; empty when the title says all
 */
public record Column<T>(
        String name,
        ColumnType type,
        boolean required,
        Wording title,
        Wording description,
        Function<T, @Nullable Object> value) {
    private static final Wording NOTHING = new Wording("", "");

    /** A column that may be null. */
    static <T> Column<T> of(String name, ColumnType type, String en, String zh, Function<T, @Nullable Object> value) {
        return new Column<>(name, type, false, new Wording(en, zh), NOTHING, value);
    }

    /** The column, never null. */
    Column<T> always() {
        return new Column<>(name, type, true, title, description, value);
    }

    /** The column with a sentence about it. */
    Column<T> told(String en, String zh) {
        return new Column<>(name, type, required, title, new Wording(en, zh), value);
    }

    /**
     * The value of a line: of the column's Java type, or null.
     *
     * @throws UnfitValueException when it is of another type, or null where it must not be
     */
    @Nullable
    Object of(T line) {
        Object found = fitting(value.apply(line));
        if (found == null ? required : !type.takes(found)) {
            throw new UnfitValueException("column " + name + " takes " + type.label() + ", came " + found);
        }
        return found;
    }

    private static @Nullable Object fitting(@Nullable Object value) {
        if (value instanceof String text) {
            return text.isEmpty() ? null : harmless(text);
        }
        if (value instanceof Instant moment) {
            return moment.truncatedTo(ChronoUnit.MILLIS);
        }
        return value instanceof BigDecimal figure && !Figure.fits(figure) ? null : value;
    }

    /** Without what no UTF-8 file or database takes: NUL, and halves of characters. */
    private static String harmless(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                mended = mended == null ? new StringBuilder(text) : mended;
                mended.setCharAt(i, '\uFFFD');
            }
        }
        return mended == null ? text : mended.toString();
    }
}
