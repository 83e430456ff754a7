package org.gongkai.app.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as a reader in China sees them on a clock. */
final class Moments {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    private Moments() {}

    /** For example {@code 2020-01-20 09:30}, Asia/Shanghai. */
    static String show(Instant moment) {
        return MINUTES.format(moment);
    }
}
