package org.gongkai.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What stands in a cell (CONTRACT.md, report document). */
public enum CellStatus {
    /** A number that was read. */
    NUMBER,
    /** The cell is there and empty; never 0. */
    BLANK,
    /** {@code /}, {@code -}, {@code —} or 无. */
    NOT_APPLICABLE,
    /** Something stands there that is no number. */
    UNREADABLE,
    /** The table or row is not in the document. */
    ABSENT;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static CellStatus parse(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
