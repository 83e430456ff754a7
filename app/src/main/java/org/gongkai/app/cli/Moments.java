package org.gongkai.app.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.gongkai.app.schedule.CrawlSchedule;

/** Moments as a reader in China sees them on a clock. */
final class Moments {
    /** Said below times that are {@link #show shown}. */
    static final String ZONE = "Times are those of China (Asia/Shanghai, UTC+8).";

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(CrawlSchedule.ZONE);

    private Moments() {}

    /** For example {@code 2020-01-20 09:30}, Asia/Shanghai. */
    static String show(Instant moment) {
        return MINUTES.format(moment);
    }

    /** The day that it is in China. */
    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), CrawlSchedule.ZONE);
    }
}
