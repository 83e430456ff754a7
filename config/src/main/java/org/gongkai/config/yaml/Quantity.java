package org.gongkai.config.yaml;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and sizes as people write them: a number and a unit. */
public final class Quantity {
    private static final Pattern PARTS = Pattern.compile("(?:\\d+(?:\\.\\d+)?\\s*(?:ms|s|m|h|d)\\s*)+");
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(B|KiB|MiB|GiB|TiB)");

    private static final Map<String, Duration> DURATIONS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));
    private static final Map<String, Long> SIZES =
            Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "TiB", 1L << 40);

    private Quantity() {}

    /** {@code 250ms}, {@code 30s}, {@code 2m}, {@code 1h}, {@code 1d}, {@code 1h 30m}; empty for anything else. */
    public static Optional<Duration> parseDuration(String text) {
        if (!PARTS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            BigDecimal millis = BigDecimal.ZERO;
            Matcher part = PART.matcher(text);
            while (part.find()) {
                Duration unit = DURATIONS.getOrDefault(part.group(2), Duration.ZERO);
                millis = millis.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit.toMillis())));
            }
            return Optional.of(Duration.ofMillis(millis.longValueExact()));
        } catch (ArithmeticException tooLargeOrTooFine) {
            return Optional.empty();
        }
    }

    /** {@code 512B}, {@code 64KiB}, {@code 8MiB}, {@code 1GiB} in bytes; empty for anything else. */
    public static OptionalLong parseSize(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            return OptionalLong.empty();
        }
        try {
            BigDecimal unit = BigDecimal.valueOf(SIZES.getOrDefault(size.group(2), 0L));
            return OptionalLong.of(new BigDecimal(size.group(1)).multiply(unit).longValueExact());
        } catch (ArithmeticException tooLargeOrNoWholeByte) {
            return OptionalLong.empty();
        }
    }
}
