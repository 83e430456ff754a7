package org.gongkai.app.demo;

import java.util.List;
import java.util.Optional;
import org.gongkai.archive.Archive;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;

/** Tells the demo's archive from others, so that samples and real captures never stand in one archive. */
public final class DemoArchive {
    /** The report that the second epoch of the sample portals alters. */
    public static final ReportKey ALTERED = new ReportKey("411602", 2020);

    private static final String SAMPLE = "sample-";

    private DemoArchive() {}

    /** Whether the portal is one of the bundled samples. */
    public static boolean isSample(String portal) {
        return portal.startsWith(SAMPLE);
    }

    /** A run at a real portal, when the archive has one: then it is no place for the demo. */
    public static Optional<RunReport> realRun(Archive archive) {
        return archive.runs().stream().filter(run -> !isSample(run.portal())).findFirst();
    }

    /** A capture that the demo did not make, when the archive has one: by a real crawl, or imported. */
    public static Optional<String> foreignCapture(Archive archive) {
        String[] found = new String[1];
        archive.eachCapture(capture -> {
            if (found[0] == null && !isSample(capture.portal())) {
                found[0] = capture.uri().toString();
            }
        });
        return Optional.ofNullable(found[0]);
    }

    /** A run at a sample portal, when the archive has one: then it is no place for real crawls. */
    public static Optional<RunReport> sampleRun(Archive archive) {
        return archive.runs().stream().filter(run -> isSample(run.portal())).findFirst();
    }

    /** The epoch that the archive has seen last: 2 once the altered report has a second version, else 1. */
    public static int epochSeen(Archive archive) {
        return archive.history(ALTERED)
                .map(history -> Math.min(2, history.versions().size()))
                .orElse(1);
    }

    /** Whether every sample portal has been crawled to the end at least once. */
    public static boolean walkedOnce(Archive archive, List<String> portals) {
        return portals.stream().allMatch(portal -> archive.runs(portal).stream()
                .anyMatch(run -> run.ended().isPresent()));
    }
}
