package org.gongkai.model;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one run did at one portal; the evidence behind a coverage claim.
 *
 * @param ended empty while the run goes on, or when it was interrupted
 * @param counts of this run, which add up: captures = fresh + changed + unchanged + other
 * @param reports every report seen at the portal, new or not
 * @param failures every address that gave no usable answer, with the reason
 * @param search how the portal was searched: what was looked at, and what was left by which rule
 * @param proposed authorities whose reports were seen and that the registry lacks, each once
 */
public record RunReport(
        String run,
        String portal,
        Instant started,
        Optional<Instant> ended,
        Status status,
        Counts counts,
        List<SeenReport> reports,
        List<Failure> failures,
        RunSearch search,
        List<Proposed> proposed) {
    public RunReport {
        reports = List.copyOf(reports);
        failures = List.copyOf(failures);
        proposed = List.copyOf(proposed);
    }

    /** A run of whose search nothing is known. */
    public RunReport(
            String run,
            String portal,
            Instant started,
            Optional<Instant> ended,
            Status status,
            Counts counts,
            List<SeenReport> reports,
            List<Failure> failures) {
        this(run, portal, started, ended, status, counts, reports, failures, RunSearch.none(), List.of());
    }

    /** The run as it was known before this time: one that ended later was still going on, and what it saw was not told. */
    public RunReport asKnownBefore(Instant time) {
        if (ended.map(end -> end.isBefore(time)).orElse(true)) {
            return this;
        }
        return new RunReport(run, portal, started, Optional.empty(), Status.RUNNING, counts, List.of(), List.of());
    }

    /** CONTRACT.md, crawl: only {@code COMPLETE} can carry a claim that something is missing. */
    public enum Status {
        RUNNING,
        COMPLETE,
        INCOMPLETE,
        BLOCKED,
        UNREACHABLE,
        DISALLOWED
    }

    /**
     * Numbers of a run.
     *
     * @param requests HTTP requests made, robots.txt and redirects included
     * @param captures addresses of which something was kept
     * @param fresh addresses first seen in this run
     * @param changed whose bytes differ from the last capture
     * @param unchanged whose bytes are the same
     * @param gone with a definite answer that nothing is there
     */
    public record Counts(int requests, int captures, int fresh, int changed, int unchanged, int gone) {}

    /** A report seen: authority is a registry code, or {@code ?} and a name. */
    public record SeenReport(String authority, String authorityName, int year, URI uri) {}

    /** An address that gave no usable answer. */
    public record Failure(URI uri, String reason) {}

    /**
     * An authority that has published a report and is not in the registry.
     *
     * @param level empty when the name does not tell
     * @param parent code of the government that it probably belongs to; a guess by its name, else by the portal
     * @param uri of a report
     */
    public record Proposed(String name, Optional<Level> level, Optional<String> parent, URI uri) {}
}
