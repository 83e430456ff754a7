package org.gongkai.archive.coverage;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongkai.archive.version.Look;
import org.gongkai.archive.version.ReportTracks;
import org.gongkai.archive.version.ReportTracks.Removal;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportKey;
import org.gongkai.model.RunReport;

/** Evidence made up for a test; each look has content of its own. */
final class MadeEvidence implements CoverageEvidence {
    final List<RunReport> runs = new ArrayList<>();
    /** What was asked for, in order. */
    final List<String> asked = new ArrayList<>();

    Duration lookHolds = Duration.ofDays(180);

    private final Map<ReportKey, ReportTracks> reports = new HashMap<>();
    private final Map<String, Reading> readings = new HashMap<>();

    void forget() {
        reports.clear();
        readings.clear();
    }

    void see(ReportKey key, String place, Instant at, String run, ReportDocument document) {
        see(key, place, at, run, document, Digest.of((place + at).getBytes(StandardCharsets.UTF_8)));
    }

    /** A look at a page whose content is always the same, whatever its bytes. */
    void seeAgain(ReportKey key, String place, Instant at, ReportDocument document) {
        see(key, place, at, "seen-" + at, document, Digest.of(place.getBytes(StandardCharsets.UTF_8)));
    }

    private void see(ReportKey key, String place, Instant at, String run, ReportDocument document, Digest content) {
        String extraction = place + " " + at;
        readings.put(extraction, Reading.of(document));
        reports.put(
                key,
                reports.getOrDefault(key, new ReportTracks(key, "name", List.of()))
                        .seen(new Look(
                                URI.create(place),
                                "city",
                                at,
                                run + "/capture",
                                content,
                                List.of(Digest.of(extraction.getBytes(StandardCharsets.UTF_8))),
                                extraction)));
    }

    void gone(ReportKey key, String place, Instant at, String run) {
        reports.computeIfPresent(key, (same, tracks) -> tracks.gone(URI.create(place), at, run, run + "/gone"));
    }

    @Override
    public Set<String> seenBefore(Instant time) {
        return reports.values().stream()
                .filter(tracks -> !tracks.knownBefore(time).tracks().isEmpty())
                .map(tracks -> tracks.key().authority())
                .collect(Collectors.toSet());
    }

    @Override
    public Map<ReportKey, ReportTracks> reports(Collection<ReportKey> keys) {
        asked.add("reports");
        return reports.entrySet().stream()
                .filter(entry -> keys.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Map<ReportKey, Map<String, String>> rereads(Collection<ReportTracks> reports, Instant before) {
        return Map.of();
    }

    @Override
    public Map<String, Reading> readings(Collection<String> extractions) {
        return readings.entrySet().stream()
                .filter(entry -> extractions.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Collection<RunReport> runs(Collection<String> portals, Instant from, Instant before) {
        asked.add("runs");
        return runs.stream()
                .filter(run -> portals.contains(run.portal()))
                .filter(run -> !run.started().isBefore(from) && run.started().isBefore(before))
                .toList();
    }

    @Override
    public Removal removal() {
        return new Removal(3, Duration.ofDays(3));
    }

    @Override
    public Duration lookHolds() {
        return lookHolds;
    }
}
