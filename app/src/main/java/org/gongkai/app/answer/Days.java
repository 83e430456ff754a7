package org.gongkai.app.answer;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Days as people type them. */
public final class Days {
    /** Nobody asks about other years; a question about thousands of them would keep the archive busy. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2199;

    private Days() {}

    /** The day of an ISO 8601 date such as {@code 2026-03-31}; empty when it is none, or of an odd year. */
    public static Optional<LocalDate> parse(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return Optional.of(day).filter(date -> date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
