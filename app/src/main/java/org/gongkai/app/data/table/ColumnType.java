package org.gongkai.app.data.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** What a column holds, and the Java type in which its values are handed to a format. */
public enum ColumnType {
    /** Text that is never empty: nothing is null. */
    TEXT(String.class),
    INTEGER(Long.class),
    /** A figure: at most {@link Figure#DIGITS} digits, {@link Figure#SCALE} of them behind the point. */
    DECIMAL(BigDecimal.class),
    /** A measure, such as a place on a page. */
    DOUBLE(Double.class),
    BOOLEAN(Boolean.class),
    DATE(LocalDate.class),
    /** A moment in UTC, in whole milliseconds. */
    INSTANT(Instant.class);

    private final Class<?> java;

    ColumnType(Class<?> java) {
        this.java = java;
    }

    /** The name in the dictionary and in a data package (Table Schema, field types). */
    public String label() {
        return switch (this) {
            case TEXT -> "string";
            case INTEGER -> "integer";
            case DECIMAL, DOUBLE -> "number";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case INSTANT -> "datetime";
        };
    }

    /** Whether a value is one of this type. */
    boolean takes(Object value) {
        return java.isInstance(value);
    }
}
