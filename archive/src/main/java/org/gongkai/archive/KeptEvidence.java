package org.gongkai.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gongkai.archive.coverage.CoverageEvidence;
import org.gongkai.archive.coverage.Reading;
import org.gongkai.archive.mongo.Metadata;
import org.gongkai.archive.mongo.RereadShelf;
import org.gongkai.archive.reread.ExtractionRun;
import org.gongkai.archive.reread.Reread;
import org.gongkai.archive.version.ReportTracks;
import org.gongkai.archive.version.ReportTracks.Removal;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;

/** What an open archive answers to coverage; each question is a turn of its own. */
record KeptEvidence(Turns turns, Metadata metadata, Removal removal, Duration lookHolds) implements CoverageEvidence {
    @Override
    public Set<String> seenBefore(Instant time) {
        return turns.read(
                "look whose reports were seen", () -> metadata.reports().seenBefore(time));
    }

    @Override
    public Map<ReportKey, ReportTracks> reports(Collection<ReportKey> keys) {
        return turns.read("look for reports", () -> metadata.reports().tracks(keys));
    }

    @Override
    public Map<ReportKey, Map<String, String>> rereads(Collection<ReportTracks> reports, Instant before) {
        return turns.read(
                "look for accepted readings",
                () -> metadata.rereads().isUntouched() ? Map.of() : accepted(reports, before));
    }

    private Map<ReportKey, Map<String, String>> accepted(Collection<ReportTracks> reports, Instant before) {
        Map<String, ReportKey> versions = new HashMap<>();
        for (ReportTracks report : reports) {
            // a version needs a stretch in which it was seen: there are no more of them
            long most = report.tracks().stream()
                    .mapToLong(track -> track.spans().size())
                    .sum();
            for (int version = 1; version <= most; version++) {
                versions.put(RereadShelf.id(report.key(), version), report.key());
            }
        }
        Map<String, Boolean> acceptedRuns = new HashMap<>();
        Map<ReportKey, Map<String, String>> accepted = new HashMap<>();
        metadata.rereads().chains(versions.keySet()).forEach((id, chain) -> chain.links().stream()
                .filter(link -> acceptedRuns.computeIfAbsent(link.run(), run -> wasAccepted(run, before)))
                .reduce((one, later) -> later)
                .ifPresent(link -> accepted.computeIfAbsent(
                                Objects.requireNonNull(versions.get(id)), key -> new HashMap<>())
                        .put(chain.original(), link.extraction())));
        putBackLater(accepted, Set.copyOf(versions.values()), before);
        return accepted;
    }

    /** Lays over them the readings that were shown then and have been put back since, in the order of acceptance. */
    private void putBackLater(Map<ReportKey, Map<String, String>> accepted, Set<ReportKey> reports, Instant before) {
        record PutBack(Instant accepted, String run) {}
        metadata.rereads().all().stream()
                .flatMap(run -> run.shownBefore(before).map(at -> new PutBack(at, run.id())).stream())
                .sorted(Comparator.comparing(PutBack::accepted))
                .forEach(run -> metadata.rereads().eachResult(run.run(), result -> {
                    if (result.outcome() == Reread.Outcome.CHANGED && reports.contains(result.key())) {
                        Map<String, String> shown = accepted.computeIfAbsent(result.key(), key -> new HashMap<>());
                        // another reading was shown when this was accepted: it never was
                        if (shown.getOrDefault(result.original(), result.original())
                                .equals(result.before())) {
                            shown.put(result.original(), result.after());
                        }
                    }
                }));
    }

    private boolean wasAccepted(String run, Instant before) {
        return metadata.rereads()
                .find(run)
                .flatMap(ExtractionRun::accepted)
                .filter(at -> at.isBefore(before))
                .isPresent();
    }

    @Override
    public Map<String, Reading> readings(Collection<String> extractions) {
        return turns.read("look into extractions", () -> metadata.extractions().readings(extractions));
    }

    @Override
    public Collection<RunReport> runs(Collection<String> portals, Instant from, Instant before) {
        return turns.read("look at runs", () -> metadata.runs().inShort(portals, from, before));
    }
}
