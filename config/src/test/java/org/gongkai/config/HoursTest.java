package org.gongkai.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HoursTest {
    private static Duration wait(String hours, String utc) {
        return Hours.parse(hours).orElseThrow().untilOpen(Instant.parse(utc));
    }

    @Test
    void waitsInShanghaiTimeUntilTheHoursBegin() {
        // 12:00 in Shanghai
        assertThat(wait("22:00-06:00", "2026-02-01T04:00:00Z")).isEqualTo(Duration.ofHours(10));
        assertThat(wait("1:30-06:00", "2026-02-01T04:00:00Z")).isEqualTo(Duration.ofMinutes(13 * 60 + 30));
        assertThat(wait("09:00-17:00", "2026-02-01T04:00:00Z")).isZero();
    }

    @Test
    void reachesOverMidnightAndEndsOnTheMinute() {
        assertThat(wait("22:00-06:00", "2026-02-01T14:00:00Z")).isZero();
        assertThat(wait("22:00-06:00", "2026-02-01T21:59:59Z")).isZero();
        assertThat(wait("22:00-06:00", "2026-02-01T22:00:00Z")).isEqualTo(Duration.ofHours(16));
    }

    @Test
    void meansAnyTimeWhenBothAreTheSameOrNoneIsGiven() {
        assertThat(wait("always", "2026-02-01T04:00:00Z")).isZero();
        assertThat(wait("08:00-08:00", "2026-02-01T04:00:00Z")).isZero();
    }

    @Test
    void refusesWhatIsNoTimeOfTheDay() {
        assertThat(Hours.parse("25:00-06:00")).isEmpty();
        assertThat(Hours.parse("at night")).isEmpty();
    }
}
