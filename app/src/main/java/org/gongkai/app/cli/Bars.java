package org.gongkai.app.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** Bars on standard error that say how far long work is; nothing is drawn where standard error is no terminal. */
final class Bars {
    private static final int REFRESH_MILLIS = 200;

    private Bars() {}

    /**
     * @param unit with a blank before it
     * @param most how much there is to do, as far as is known
     * @param alone whether nothing else is written to the terminal while the bar is there
     */
    static ProgressBar bar(Console console, String task, String unit, int most, boolean alone) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setUnit(unit, 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setConsumer(
                        alone && Boolean.getBoolean("gongkai.progress")
                                ? new AtTerminal(console.err(), console.columns())
                                : new Nowhere(console.columns()))
                .setInitialMax(most)
                .build();
    }

    /** Draws the bar over itself. */
    private record AtTerminal(PrintWriter err, int columns) implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return columns - 1;
        }

        @Override
        public void accept(String drawn) {
            err.print("\r" + drawn);
            err.flush();
        }

        @Override
        public void close() {
            err.print("\r" + " ".repeat(columns - 1) + "\r");
            err.flush();
        }
    }

    /** Draws nothing: standard error is a file or a pipe. */
    private record Nowhere(int columns) implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return columns;
        }

        @Override
        public void accept(String drawn) {
            // a log is no place for a bar
        }

        @Override
        public void close() {
            // nothing was opened
        }
    }
}
