package org.gongkai.app.cli;

/** The exit statuses that scripts rely on (docs/contract.md). */
public final class ExitStatus {
    /** Done. */
    public static final int DONE = 0;

    /** Done, and what was checked does not hold: damage, a file not readable, a portal left incomplete. */
    public static final int DOES_NOT_HOLD = 1;

    /** Wrong usage or configuration; nothing was done. */
    public static final int WRONG_USAGE = 2;

    /** The archive cannot be opened or written. */
    public static final int NO_ARCHIVE = 3;

    /** Interrupted; the same command continues. */
    public static final int INTERRUPTED = 130;

    private ExitStatus() {}
}
