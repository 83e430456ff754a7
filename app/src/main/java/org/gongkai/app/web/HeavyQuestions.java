package org.gongkai.app.web;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Questions that read much of the archive: a few are answered at once, so that the others' pages come as fast as ever. */
final class HeavyQuestions {
    private static final int AT_ONCE = 2;
    private static final int SECONDS_WHEN_BUSY = 5;

    private final Semaphore room = new Semaphore(AT_ONCE);

    /** The answer, or a refusal while others are being answered. */
    <T> T answer(Supplier<T> question) {
        if (!room.tryAcquire()) {
            throw Refusal.later("busy", SECONDS_WHEN_BUSY);
        }
        try {
            return question.get();
        } finally {
            room.release();
        }
    }
}
