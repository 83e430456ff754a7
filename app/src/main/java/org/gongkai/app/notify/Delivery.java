package org.gongkai.app.notify;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A message on its way to one receiver.
 *
 * @param schema of this shape, 1
 * @param receiver key of the receiver
 * @param label of the receiver, for people
 * @param attempts made so far
 * @param next when the next is due (ISO 8601)
 * @param problem of the last attempt; empty before the first
 * @param givenUp whether there is no next
 */
record Delivery(
        int schema,
        String receiver,
        String label,
        Message message,
        int attempts,
        String next,
        String problem,
        boolean givenUp) {
    /** How long a receiver that does not answer is tried. */
    static final Duration PATIENCE = Duration.ofDays(3);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    /** A longer Retry-After is not waited for. */
    private static final Duration LONGEST_WISH = Duration.ofDays(1);

    static Delivery fresh(Receiver receiver, Message message) {
        return new Delivery(1, receiver.key(), receiver.label(), message, 0, message.created(), "", false);
    }

    @JsonIgnore
    String id() {
        return message.delivery();
    }

    boolean dueAt(Instant now) {
        return !givenUp && !Instant.parse(next).isAfter(now);
    }

    /** After an attempt that failed: due again after twice the pause of before, or given up. */
    Delivery failed(String reason, Optional<Duration> wish, Instant now) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
        if (pause.compareTo(LONGEST_PAUSE) > 0) {
            pause = LONGEST_PAUSE;
        }
        Duration wished =
                wish.filter(w -> w.compareTo(LONGEST_WISH) < 0).orElse(wish.isPresent() ? LONGEST_WISH : pause);
        Instant again = now.plus(wished.compareTo(pause) > 0 ? wished : pause);
        return new Delivery(
                schema,
                receiver,
                label,
                message,
                attempts + 1,
                again.toString(),
                reason,
                again.isAfter(Instant.parse(message.created()).plus(PATIENCE)));
    }
}
