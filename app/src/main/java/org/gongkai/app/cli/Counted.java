package org.gongkai.app.cli;

/** A number with what it counts. */
final class Counted {
    private Counted() {}

    /**
     * For example {@code 1 capture}, {@code 12 captures}.
     *
     * @param noun in the singular, of the kind that takes an s
     */
    static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
