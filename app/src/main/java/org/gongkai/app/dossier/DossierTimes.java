package org.gongkai.app.dossier;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as a dossier writes them: China's, which is that of the law. */
public final class DossierTimes {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(CHINA);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(CHINA);

    private DossierTimes() {}

    /** {@code 2020-02-03 14:05}. */
    public static String minute(Instant at) {
        return MINUTE.format(at);
    }

    /** {@code 2020-02-03 14:05:07}. */
    public static String second(Instant at) {
        return SECOND.format(at);
    }
}
