package org.gongkai.crawler.fetch;

import org.jspecify.annotations.Nullable;

/** Nothing came that could be called an answer; the message says what was done to what, and what happened. */
final class NoAnswerException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean passing;

    NoAnswerException(String message, boolean passing, @Nullable Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    /** Whether another try may go better. */
    boolean mayPass() {
        return passing;
    }

    /** The message; never null. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
