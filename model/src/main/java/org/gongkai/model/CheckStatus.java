package org.gongkai.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an arithmetic rule (勾稽关系) came out. */
public enum CheckStatus {
    PASS,
    FAIL,
    /** An operand is no number. */
    UNDETERMINED,
    /** The table is absent. */
    NOT_ASSESSABLE;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static CheckStatus parse(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
