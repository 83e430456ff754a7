package org.gongkai.app.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gongkai.archive.event.ArchiveEvent;
import org.gongkai.archive.event.ArchiveEvent.Type;
import org.junit.jupiter.api.Test;

class VerifyScheduleTest {
    private static final Instant NOW = Instant.parse("2026-03-02T04:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    private static ArchiveEvent event(Type type, int daysAgo, String detail) {
        return new ArchiveEvent(
                type + " " + daysAgo,
                type,
                NOW.minus(Duration.ofDays(daysAgo)),
                "gongkai",
                "success",
                detail,
                List.of());
    }

    @Test
    void isDueWhenTheLastWholeVerificationIsTooOld() {
        ArchiveEvent crawl = event(Type.CAPTURE, 90, "crawled");
        assertThat(VerifySchedule.isDue(List.of(crawl), MONTH, NOW)).isTrue();
        assertThat(VerifySchedule.isDue(List.of(crawl, event(Type.FIXITY_CHECK, 31, "all")), MONTH, NOW))
                .isTrue();
        assertThat(VerifySchedule.isDue(List.of(crawl, event(Type.FIXITY_CHECK, 29, "all")), MONTH, NOW))
                .isFalse();
    }

    @Test
    void doesNotTakeASampleForTheWhole() {
        assertThat(VerifySchedule.isDue(
                        List.of(
                                event(Type.CAPTURE, 9, "x"),
                                event(Type.FIXITY_CHECK, 1, "5.0 % of the payloads by lot")),
                        MONTH,
                        NOW))
                .isTrue();
    }

    @Test
    void hasNothingToDoForAnEmptyArchive() {
        assertThat(VerifySchedule.isDue(List.of(), MONTH, NOW)).isFalse();
    }
}
