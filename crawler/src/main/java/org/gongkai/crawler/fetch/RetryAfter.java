package org.gongkai.crawler.fetch;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads {@code Retry-After} (RFC 9110, 10.2.3): seconds or a date. */
public final class RetryAfter {
    private RetryAfter() {}

    /** How long the server asks to wait, never negative; empty when it does not say or cannot be understood. */
    public static Optional<Duration> parse(Optional<String> header, Clock clock) {
        return header.flatMap(value -> parse(value.strip(), clock.instant()));
    }

    private static Optional<Duration> parse(String value, Instant now) {
        try {
            if (value.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            }
            Duration until = Duration.between(
                    now,
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
