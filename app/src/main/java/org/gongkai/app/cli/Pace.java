package org.gongkai.app.cli;

import java.time.Duration;
import java.util.Locale;
import org.gongkai.archive.fixity.FixityProgress;

/** How far a long reading is, how fast, and for how long still: a line on standard error every few seconds. */
final class Pace implements FixityProgress {
    private static final Duration AT_A_TERMINAL = Duration.ofSeconds(1);
    private static final Duration ELSEWHERE = Duration.ofSeconds(15);
    private static final double MB = 1e6;

    private final Console console;
    private final String what;
    private final long begun = System.nanoTime();
    private long told = begun;

    Pace(Console console, String what) {
        this.console = console;
        this.what = what;
    }

    @Override
    public synchronized void read(long bytes, long ofBytes) {
        long now = System.nanoTime();
        Duration every = console.terminal() ? AT_A_TERMINAL : ELSEWHERE;
        if (now - told < every.toNanos() || bytes == 0) {
            return;
        }
        told = now;
        console.err().println(line(what, bytes, ofBytes, Duration.ofNanos(now - begun)));
    }

    /** For example {@code verify: 25 %, 1.0 of 4.0 GB, 310 MB/s, 10 s left}. */
    static String line(String what, long bytes, long ofBytes, Duration taken) {
        double seconds = Math.max(0.001, taken.toNanos() / 1e9);
        double rate = bytes / seconds;
        return String.format(
                Locale.ROOT,
                "%s: %d %%, %.1f of %.1f MB, %.0f MB/s, %.0f s left",
                what,
                100 * bytes / Math.max(1, ofBytes),
                bytes / MB,
                ofBytes / MB,
                rate / MB,
                (ofBytes - bytes) / Math.max(1, rate));
    }
}
