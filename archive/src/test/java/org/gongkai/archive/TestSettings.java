package org.gongkai.archive;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.gongkai.config.ArchiveSettings;

/** Settings and clock for tests. */
final class TestSettings {
    static final ArchiveSettings SETTINGS = new ArchiveSettings(1L << 30, 100, 3, Duration.ofDays(3));
    static final Clock CLOCK = Clock.fixed(Visits.NOON, ZoneOffset.UTC);

    private TestSettings() {}
}
