package org.gongkai.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final Instant BEGIN = Instant.parse("2026-04-01T00:00:00Z");

    private final Delivery fresh =
            new Delivery(1, "r", "receiver", new Message(1, "d", BEGIN.toString(), List.of()), 0, "", "", false);

    private Delivery failed(Delivery delivery, Optional<Duration> wish, Instant at) {
        return delivery.failed("it answered 500", wish, at);
    }

    @Test
    void waitsAMinuteThenTwiceAsLongUpToSixHoursAndGivesUpAfterThreeDays() {
        Delivery delivery = failed(fresh, Optional.empty(), BEGIN);
        assertThat(delivery.next()).isEqualTo(BEGIN.plusSeconds(60).toString());
        Instant last = BEGIN;
        while (!delivery.givenUp()) {
            Instant at = Instant.parse(delivery.next());
            assertThat(Duration.between(last, at)).isLessThanOrEqualTo(Duration.ofHours(6));
            last = at;
            delivery = failed(delivery, Optional.empty(), at);
        }
        assertThat(Duration.between(BEGIN, last)).isBetween(Duration.ofHours(66), Duration.ofHours(72));
        assertThat(delivery.attempts()).isEqualTo(20);
        assertThat(delivery.dueAt(last.plus(Duration.ofDays(9)))).isFalse();
    }

    @Test
    void waitsAsLongAsItIsAskedToUpToADayButNoShorterThanTwiceBefore() {
        assertThat(failed(fresh, Optional.of(Duration.ofHours(2)), BEGIN).next())
                .isEqualTo(BEGIN.plus(Duration.ofHours(2)).toString());
        assertThat(failed(fresh, Optional.of(Duration.ofDays(40)), BEGIN).next())
                .isEqualTo(BEGIN.plus(Duration.ofDays(1)).toString());
        assertThat(failed(fresh, Optional.of(Duration.ZERO), BEGIN).next())
                .isEqualTo(BEGIN.plusSeconds(60).toString());
    }
}
