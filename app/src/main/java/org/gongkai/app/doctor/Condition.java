package org.gongkai.app.doctor;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing that was looked at.
 *
 * @param name what it is, for example {@code java}
 * @param detail what was found
 * @param remedy what to do about it, empty when nothing need be done
 */
public record Condition(String name, State state, String detail, Optional<String> remedy) {
    /** How a condition stands. */
    public enum State {
        /** As it should be. */
        OK,
        /** Something cannot be done, or will be slow, until it is mended. */
        WARNING,
        /** Gongkai does not run without it. */
        LACKING;

        /** The state as it is printed. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Condition ok(String name, String detail) {
        return new Condition(name, State.OK, detail, Optional.empty());
    }

    static Condition warning(String name, String detail, String remedy) {
        return new Condition(name, State.WARNING, detail, Optional.of(remedy));
    }

    static Condition lacking(String name, String detail, String remedy) {
        return new Condition(name, State.LACKING, detail, Optional.of(remedy));
    }
}
