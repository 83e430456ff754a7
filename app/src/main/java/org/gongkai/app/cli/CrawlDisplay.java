package org.gongkai.app.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import org.gongkai.app.pipeline.Crawling;
import org.gongkai.model.RunReport;

/**
 * Shows on standard error how crawls go on: a bar over all portals at a terminal, a line for each portal that ends
 * everywhere.
 */
final class CrawlDisplay implements Crawling.Progress, AutoCloseable {
    private final PrintWriter err;
    private final ProgressBar bar;
    private final Map<String, int[]> doneAndKnown = new HashMap<>();

    private CrawlDisplay(PrintWriter err, ProgressBar bar) {
        this.err = err;
        this.bar = bar;
    }

    /** A display that fits where standard error goes. */
    static CrawlDisplay on(Console console) {
        return new CrawlDisplay(console.err(), Bars.bar(console, "crawl", " pages", 0, true));
    }

    @Override
    public synchronized void visited(String portal, URI uri, int done, int known) {
        doneAndKnown.put(portal, new int[] {done, known});
        bar.maxHint(doneAndKnown.values().stream().mapToInt(pair -> pair[1]).sum());
        bar.stepTo(doneAndKnown.values().stream().mapToInt(pair -> pair[0]).sum());
        bar.setExtraMessage(portal);
    }

    @Override
    public synchronized void reading(String portal, int candidates) {
        err.println(clearLine() + portal + ": reading " + candidates + (candidates == 1 ? " page" : " pages")
                + " that may be reports; a scan takes some seconds a page");
    }

    @Override
    public synchronized void ended(RunReport report) {
        err.println(clearLine() + report.portal() + ": "
                + report.status().name().toLowerCase(Locale.ROOT)
                + "; requests: " + report.counts().requests()
                + ", reports: " + report.reports().size());
    }

    @Override
    public void close() {
        bar.close();
    }

    private static String clearLine() {
        return "\r";
    }
}
