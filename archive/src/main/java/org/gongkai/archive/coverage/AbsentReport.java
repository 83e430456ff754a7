package org.gongkai.archive.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gongkai.config.Due;
import org.gongkai.model.Authority;
import org.gongkai.model.Portal;
import org.gongkai.model.RunReport;

/** What can be said of a report that the archive does not have. */
record AbsentReport(Authority authority, int year, Optional<Due> due, LocalDate asOf) {

    CoverageRow row(List<Portal> home, PortalRuns runs) {
        if (due.isEmpty()) {
            return row(CoverageStatus.UNKNOWN, List.of(), "no deadline is known for reports about " + year);
        }
        LocalDate deadline = due.get().date();
        if (!asOf.isAfter(deadline)) {
            return row(CoverageStatus.NOT_DUE, List.of(), "due on " + deadline + ", which has not passed");
        }
        if (home.isEmpty()) {
            return row(
                    CoverageStatus.UNKNOWN,
                    List.of(),
                    authority
                            .portal()
                            .map(portal -> "its reports belong at portal '" + portal + "', which is not configured")
                            .orElse("no portal is configured where it would have to be"));
        }
        List<String> complete = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (Portal portal : home) {
            Look look = look(portal, runs.after(deadline, portal), runs);
            if (!look.settles()) {
                return row(CoverageStatus.UNKNOWN, look.evidence(), look.words());
            }
            complete.addAll(look.evidence());
            found.add(look.words());
        }
        return row(
                CoverageStatus.MISSING,
                complete,
                "due on " + deadline + "; " + found.stream().distinct().collect(Collectors.joining("; ")));
    }

    /** What the runs at one portal say. */
    private record Look(boolean settles, List<String> evidence, String words) {}

    private Look look(Portal portal, List<RunReport> runs, PortalRuns all) {
        if (runs.isEmpty()) {
            return new Look(
                    false,
                    List.of(),
                    "portal '" + portal.id() + "' was not crawled between the deadline, "
                            + due.orElseThrow().date() + ", and " + asOf);
        }
        RunReport latest = runs.get(runs.size() - 1);
        for (int index = runs.size() - 1; index >= 0; index--) {
            RunReport run = runs.get(index);
            Optional<RunReport.SeenReport> seen = all.seen(run, authority, year);
            if (seen.isPresent()) {
                return new Look(
                        false,
                        List.of(run.run()),
                        "run " + run.run() + " saw a report of " + year + " at "
                                + seen.get().uri() + " that may be its ('"
                                + seen.get().authorityName() + "'), which is not settled");
            }
        }
        return runs.stream()
                .filter(PortalRuns::complete)
                .reduce((one, later) -> later)
                .map(run -> new Look(
                        true,
                        List.of(run.run()),
                        "the complete crawl " + run.run() + " of portal '" + portal.id() + "' on " + day(run)
                                + " did not find it"))
                .orElseGet(() -> new Look(
                        false,
                        List.of(latest.run()),
                        "no crawl of portal '" + portal.id() + "' since the deadline was complete; the last, "
                                + latest.run() + " on " + day(latest) + ", " + words(latest)));
    }

    private static LocalDate day(RunReport run) {
        return run.started().atZone(Coverage.CHINA).toLocalDate();
    }

    private static String words(RunReport run) {
        if (run.ended().isEmpty()) {
            return "has not ended";
        }
        return switch (run.status()) {
            case RUNNING -> "was cut short";
            case COMPLETE -> "was complete";
            case INCOMPLETE -> "did not get everything it had found";
            case BLOCKED -> "met an anti-robot page";
            case UNREACHABLE -> "could not reach it";
            case DISALLOWED -> "was not allowed in by robots.txt";
        };
    }

    private CoverageRow row(CoverageStatus status, List<String> evidence, String reason) {
        return new CoverageRow(
                authority.code(),
                authority.name(),
                status,
                due,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                evidence,
                reason);
    }
}
