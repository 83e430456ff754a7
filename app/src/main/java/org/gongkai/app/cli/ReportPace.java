package org.gongkai.app.cli;

import java.time.Duration;
import java.util.Locale;
import org.gongkai.app.data.DataExport;

/** How many reports are through, how fast, and for how long still: a line on standard error every few seconds. */
final class ReportPace implements DataExport.Progress {
    private static final Duration AT_A_TERMINAL = Duration.ofSeconds(1);
    private static final Duration ELSEWHERE = Duration.ofSeconds(15);

    private final Console console;
    private final String what;
    private final long begun = System.nanoTime();
    private long told = begun;

    ReportPace(Console console, String what) {
        this.console = console;
        this.what = what;
    }

    @Override
    public void exported(long reports, long ofReports) {
        long now = System.nanoTime();
        Duration every = console.terminal() ? AT_A_TERMINAL : ELSEWHERE;
        if (now - told >= every.toNanos()) {
            told = now;
            console.err().println(line(what, reports, ofReports, Duration.ofNanos(now - begun)));
        }
    }

    /** For example {@code export: 25 %, 500 of 2000 reports, 50 a second, 30 s left}. */
    static String line(String what, long reports, long ofReports, Duration taken) {
        double rate = reports / Math.max(0.001, taken.toNanos() / 1e9);
        return String.format(
                Locale.ROOT,
                "%s: %d %%, %d of %d reports, %.0f a second, %.0f s left",
                what,
                100 * reports / Math.max(1, ofReports),
                reports,
                ofReports,
                rate,
                (ofReports - reports) / Math.max(0.001, rate));
    }
}
