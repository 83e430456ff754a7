package org.gongkai.app.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.archive.Archive;
import org.gongkai.config.ArchiveSettings;
import org.gongkai.config.Configuration;
import org.gongkai.config.ConfiguredPortal;
import org.gongkai.model.Authority;
import org.gongkai.model.Portal;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;

/** Tells the demo's archive from others, so that samples and real captures never stand in one archive. */
public final class DemoArchive {
    /** The report that the second epoch of the sample portals alters. */
    public static final ReportKey ALTERED = new ReportKey("411602", 2020);

    /** The report that a portal takes down once the archive has seen it. */
    public static final ReportKey WITHDRAWN = new ReportKey("990125", SampleCountry.YEAR);

    /** The samples' reports of real authorities. */
    private static final List<ReportKey> REPORTS = List.of(
            new ReportKey("410704", 2019),
            new ReportKey("410100", 2019),
            new ReportKey("410703-zwfwj", 2021),
            new ReportKey("230505", 2019),
            ALTERED);

    /** The portal that takes it down. */
    public static final String WITHDRAWING = SampleSite.YANGLI.portal().id();

    private static final String SAMPLE = "sample-";
    /** Where reports of real authorities belong: no portal of the demo's. */
    private static final String ELSEWHERE = "its-real-portal";

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

    /**
     * A run at a sample portal, or a sample's report that was imported, when the archive has one: then it is no place for
     * real captures.
     */
    public static Optional<String> sampleRun(Archive archive) {
        return SamplePortals.all().stream()
                .flatMap(portal -> archive.runs(portal.id()).stream())
                .map(RunReport::run)
                .findFirst()
                .or(() -> REPORTS.stream()
                        .flatMap(key -> archive.history(key).stream())
                        .flatMap(history -> history.versions().stream())
                        .flatMap(version -> archive.capture(version.capture()).stream())
                        // what an older program imported bears no mark, and may have real captures beside it
                        .filter(capture -> isSample(capture.portal()))
                        .map(capture -> capture.uri().toString())
                        .findFirst());
    }

    /**
     * The configuration with the sample portals in place of its own, and their authorities beside its own. Of real
     * authorities the samples have one report each: what they do not have says nothing, so that their reports belong at
     * a portal that is not among them, and nobody real is ever called missing.
     */
    public static Configuration configuration(Configuration read) {
        List<Authority> authorities = new ArrayList<>(SampleCountry.authorities());
        for (Portal portal : SamplePortals.all()) {
            if (!SampleCountry.has(portal.authority())) {
                read.registry().history(portal.authority()).stream()
                        .map(DemoArchive::elsewhere)
                        .forEach(authorities::add);
            }
        }
        return read.withAuthorities(authorities)
                .withPortals(SamplePortals.all().stream()
                        .map(portal ->
                                new ConfiguredPortal(portal, read.settings().crawler()))
                        .toList());
    }

    private static Authority elsewhere(Authority real) {
        return new Authority(
                real.code(),
                real.name(),
                real.level(),
                real.parent(),
                real.aliases(),
                real.validFrom(),
                real.validTo(),
                Optional.of(ELSEWHERE));
    }

    /** Settings by which answers of one day can show a removal: a demo does not last three days. */
    public static ArchiveSettings settings(ArchiveSettings read) {
        return read.withRemovedSpan(Duration.ZERO);
    }

    /** Whether the archive has seen the report that a portal takes down then. */
    public static boolean sawWithdrawn(Archive archive) {
        return archive.history(WITHDRAWN).isPresent();
    }

    /** Whether the archive takes that report for removed. */
    public static boolean knowsWithdrawn(Archive archive) {
        return archive.history(WITHDRAWN)
                .filter(history -> history.status() == ReportHistory.Status.REMOVED)
                .isPresent();
    }

    /** The epoch that the archive has seen last: 2 once the altered report has a second version, else 1. */
    public static int epochSeen(Archive archive) {
        return archive.history(ALTERED)
                .map(history -> Math.min(2, history.versions().size()))
                .orElse(1);
    }

    /** Whether the run ended as its portal means it to: one portal lets nobody in, the others show all they have. */
    public static boolean wentAsMeant(RunReport run) {
        boolean closed = run.portal().equals(SampleSite.GENG.portal().id());
        return run.status() == (closed ? RunReport.Status.DISALLOWED : RunReport.Status.COMPLETE);
    }

    /** Whether every sample portal has been crawled to the end at least once. */
    public static boolean walkedOnce(Archive archive, List<String> portals) {
        return portals.stream().allMatch(portal -> archive.runs(portal).stream()
                .anyMatch(run -> run.ended().isPresent()));
    }
}
