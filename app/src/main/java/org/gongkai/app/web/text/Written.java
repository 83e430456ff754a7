package org.gongkai.app.web.text;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How values are written on every page, whatever its language. */
public final class Written {
    /** The zone in which the law counts its days and the pages tell the time. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZONE);

    private static final int SHORT_DIGEST = 12;

    private Written() {}

    /** {@code 2020-02-03 14:05}, China Standard Time. */
    public static String minute(Instant at) {
        return MINUTE.format(at);
    }

    /** {@code 971246} or {@code 24511.3055}: all digits, not grouped, as a form prints them. */
    public static String number(BigDecimal value) {
        return value.toPlainString();
    }

    /** The first digits of a digest, enough to tell two apart. */
    public static String shortened(String digest) {
        return digest.length() > SHORT_DIGEST ? digest.substring(0, SHORT_DIGEST) : digest;
    }
}
