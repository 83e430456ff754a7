package org.gongkai.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hours of the day in which a portal is asked, in Asia/Shanghai; over midnight when {@code to} is not after
 * {@code from}, the whole day when both are the same.
 *
 * @param to the first moment that is outside
 */
public record Hours(LocalTime from, LocalTime to) {
    /** At any time. */
    public static final Hours ALWAYS = new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,2}:\\d{2})\\s*-\\s*(\\d{1,2}:\\d{2})");

    /** Reads {@code always} or two times such as {@code 22:00-06:00}; empty when it is neither. */
    static Optional<Hours> parse(String written) {
        if (written.equals("always")) {
            return Optional.of(ALWAYS);
        }
        Matcher times = WRITTEN.matcher(written);
        if (!times.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Hours(time(times.group(1)), time(times.group(2))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalTime time(String written) {
        return LocalTime.parse(written.length() == 4 ? "0" + written : written);
    }

    /** How long to wait until the next moment inside; zero when now is one. */
    public Duration untilOpen(Instant now) {
        ZonedDateTime local = now.atZone(ZONE);
        LocalTime time = local.toLocalTime();
        boolean overMidnight = !from.isBefore(to);
        boolean begun = !time.isBefore(from);
        boolean open = overMidnight ? begun || time.isBefore(to) : begun && time.isBefore(to);
        if (open) {
            return Duration.ZERO;
        }
        ZonedDateTime opening = local.with(from);
        return Duration.between(local, opening.isAfter(local) ? opening : opening.plusDays(1));
    }
}
