package org.gongkai.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The place of a public authority in the administrative order; written in lower case outside the program. */
public enum Level {
    MINISTRY,
    PROVINCE,
    CITY,
    COUNTY,
    TOWNSHIP,
    SUBDISTRICT,
    DEPARTMENT,
    ZONE;

    /** The level as CONTRACT.md writes it, for example {@code city}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming the known levels when the label is none of them */
    @JsonCreator
    public static Level parse(String label) {
        return Arrays.stream(values())
                .filter(level -> level.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown level '" + label + "'; one of "
                        + Arrays.stream(values()).map(Level::label).collect(Collectors.joining(", "))));
    }

    /** Whether a government (a territory's own administration) stands at this level, not one of its organs. */
    public boolean isGovernment() {
        return this == PROVINCE || this == CITY || this == COUNTY || this == TOWNSHIP;
    }
}
