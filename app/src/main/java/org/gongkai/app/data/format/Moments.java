package org.gongkai.app.data.format;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as text of one length, so that they sort as they are. */
final class Moments {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Moments() {}

    static String text(Instant moment) {
        return FORM.format(moment);
    }
}
