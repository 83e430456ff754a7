package org.gongkai.app.notify;

import org.gongkai.archive.Archive;

/**
 * How many messages their receivers do not have.
 *
 * @param waiting put off after an attempt that failed
 * @param givenUp in the last thirty days
 */
public record Untold(int waiting, int givenUp) {
    /** As the archive's outbox says now. */
    public static Untold in(Archive archive) {
        int waiting = 0;
        int givenUp = 0;
        for (Delivery delivery : new Outbox(archive).deliveries()) {
            if (delivery.givenUp()) {
                givenUp++;
            } else if (delivery.attempts() > 0) {
                waiting++;
            }
        }
        return new Untold(waiting, givenUp);
    }

    public boolean isNone() {
        return waiting + givenUp == 0;
    }
}
