package org.gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CommitPaceTest {
    private Instant now = Instant.parse("2026-03-02T04:00:00Z");
    private final CommitPace pace = new CommitPace(() -> now);

    private void passes(Duration time) {
        now = now.plus(time);
    }

    private void committedIn(Duration time) {
        pace.begin();
        passes(time);
        pace.end();
    }

    private void isFirstDueAfter(Duration wait) {
        passes(wait.minusMillis(1));
        assertThat(pace.isDue()).isFalse();
        passes(Duration.ofMillis(1));
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void isDueTwoSecondsAfterTheBeginning() {
        isFirstDueAfter(Duration.ofSeconds(2));
    }

    @Test
    void isDueTwoSecondsAfterACommitThatTookNoTime() {
        committedIn(Duration.ofMillis(5));
        isFirstDueAfter(Duration.ofSeconds(2));
    }

    @Test
    void leavesNineteenTwentiethsOfTheTimeToOtherWork() {
        committedIn(Duration.ofMillis(200));
        isFirstDueAfter(Duration.ofSeconds(4));
    }

    @Test
    void isDueTenSecondsAfterACommitThatTookForEver() {
        committedIn(Duration.ofMinutes(1));
        isFirstDueAfter(Duration.ofSeconds(10));
    }

    @Test
    void goesByTheLastCommitAlone() {
        committedIn(Duration.ofMinutes(1));
        committedIn(Duration.ofMillis(1));
        isFirstDueAfter(Duration.ofSeconds(2));
    }
}
