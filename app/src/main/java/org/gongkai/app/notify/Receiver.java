package org.gongkai.app.notify;

import java.time.Duration;
import java.util.Optional;

/** Someone who is told. */
interface Receiver {
    /** The same as long as it is the same receiver; holds no secret. */
    String key();

    /** For people; holds no secret. */
    String label();

    /** Tries once. Never throws for what the other side or the network does. */
    Answer send(Message message);

    /** What came of an attempt. */
    sealed interface Answer {}

    /** The other side has it. */
    record Taken() implements Answer {}

    /**
     * It has it not, or that is not known.
     *
     * @param reason for people; holds no secret
     * @param wish how long the other side asks to wait
     */
    record NotTaken(String reason, Optional<Duration> wish) implements Answer {}
}
