package org.gongkai.archive;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gongkai.archive.coverage.KnownReport;
import org.gongkai.archive.mongo.LastLook;
import org.gongkai.archive.mongo.Metadata;
import org.gongkai.archive.mongo.ReportShelf.Compared;
import org.gongkai.archive.mongo.ReportShelf.StoredReport;
import org.gongkai.archive.version.ChangeFinder;
import org.gongkai.archive.version.Look;
import org.gongkai.archive.version.ReportTracks;
import org.gongkai.archive.version.ReportTracks.Removal;
import org.gongkai.archive.version.Span;
import org.gongkai.archive.version.Track;
import org.gongkai.archive.version.VersionKeeper;
import org.gongkai.archive.version.VersionKeeper.Draft;
import org.gongkai.model.Capture;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;
import org.gongkai.model.ReportVersion.Change;
import org.gongkai.model.ReportVersion.ChangeKind;
import org.gongkai.model.RunReport;

/** Keeps the histories of reports up to date with what was seen. */
final class Histories {
    private final Metadata metadata;
    private final Removal removal;
    private final VersionKeeper keeper;

    Histories(Metadata metadata, Removal removal) {
        this.metadata = metadata;
        this.removal = removal;
        this.keeper = new VersionKeeper(removal);
    }

    ReportHistory observe(Sighting sighting) {
        if (!metadata.extractions().holds(sighting.extractionKey())) {
            metadata.extractions().put(sighting.extractionKey(), sighting.document());
        }
        Capture capture = sighting.capture();
        Optional<StoredReport> before = metadata.reports().find(sighting.key());
        ReportTracks tracks = before.map(StoredReport::tracks)
                .orElseGet(() -> new ReportTracks(sighting.key(), sighting.authorityName(), List.of()))
                .named(sighting.authorityName())
                .seen(new Look(
                        sighting.place(),
                        capture.portal(),
                        capture.at(),
                        capture.id(),
                        sighting.fingerprint(),
                        sighting.digests(),
                        sighting.extractionKey()));
        return history(update(tracks, before));
    }

    void observeGone(URI place, Capture capture) {
        for (ReportKey key : metadata.reports().reportsAt(place)) {
            Optional<StoredReport> before = metadata.reports().find(key);
            before.ifPresent(
                    report -> update(report.tracks().gone(place, capture.at(), capture.run(), capture.id()), before));
        }
    }

    Optional<ReportHistory> find(ReportKey key) {
        return metadata.reports().find(key).map(this::history);
    }

    List<ReportHistory> all() {
        List<StoredReport> reports = metadata.reports().all();
        Set<URI> places = new HashSet<>();
        reports.forEach(report -> report.tracks().standing().forEach(track -> places.add(track.place())));
        Map<URI, LastLook> looks = metadata.captures().lastLooks(places);
        Map<String, Optional<RunReport>> runs = new HashMap<>();
        return reports.stream().map(report -> history(report, looks, runs)).toList();
    }

    /** All, with what coverage asks about them. */
    List<KnownReport> known(Function<String, Optional<ReportDocument>> documents) {
        Map<ReportKey, Instant> removed = new HashMap<>();
        metadata.reports().all().forEach(report -> report.tracks()
                .removedAt(removal)
                .ifPresent(at -> removed.put(report.tracks().key(), at)));
        return all().stream()
                .map(history -> new KnownReport(history, Optional.ofNullable(removed.get(history.key())), documents))
                .toList();
    }

    private StoredReport update(ReportTracks tracks, Optional<StoredReport> before) {
        if (before.isPresent() && before.get().tracks().equals(tracks)) {
            return before.get();
        }
        List<Draft> drafts = keeper.versions(tracks);
        List<Compared> versions = new ArrayList<>();
        for (Draft draft : drafts) {
            versions.add(
                    version(draft, drafts, before.map(StoredReport::versions).orElse(List.of())));
        }
        StoredReport report = new StoredReport(tracks, versions);
        metadata.reports().put(report, before);
        return report;
    }

    private Compared version(Draft draft, List<Draft> drafts, List<Compared> known) {
        Span.Seen shown = draft.shown();
        Optional<Draft> previous = draft.before().map(number -> drafts.get(number - 1));
        String comparedTo =
                previous.map(earlier -> earlier.shown().extraction()).orElse("");
        Optional<Change> change = previous.map(earlier -> known.stream()
                .filter(stored -> stored.comparedTo().equals(comparedTo)
                        && stored.version().extraction().equals(shown.extraction())
                        && stored.version().version() == draft.number()
                        && sameKind(stored, draft))
                .findFirst()
                .flatMap(stored -> stored.version().change())
                .orElseGet(() -> change(earlier, draft)));
        ReportVersion version = new ReportVersion(
                draft.number(),
                draft.firstSeen(),
                draft.lastSeen(),
                shown.digests(),
                draft.places(),
                change,
                shown.extraction(),
                shown.fingerprint(),
                draft.capture());
        return new Compared(version, comparedTo);
    }

    private static boolean sameKind(Compared stored, Draft draft) {
        ChangeKind kind = stored.version().change().map(Change::kind).orElse(ChangeKind.TEXT);
        boolean byPlace = kind == ChangeKind.MOVED || kind == ChangeKind.RETURNED;
        return draft.kind().map(kind::equals).orElse(!byPlace);
    }

    private Change change(Draft earlier, Draft later) {
        Optional<ReportDocument> was =
                metadata.extractions().find(earlier.shown().extraction());
        Optional<ReportDocument> is = metadata.extractions().find(later.shown().extraction());
        if (was.isEmpty() || is.isEmpty()) {
            throw new IllegalStateException("an extraction of " + earlier.shown() + " or " + later.shown()
                    + " is missing; every sighting brings its own");
        }
        Change found = ChangeFinder.between(
                new ChangeFinder.State(was.get(), earlier.shown().digests()),
                new ChangeFinder.State(is.get(), later.shown().digests()));
        return later.kind().map(kind -> new Change(kind, found.cells())).orElse(found);
    }

    private ReportHistory history(StoredReport report) {
        List<URI> places = report.tracks().standing().stream().map(Track::place).toList();
        return history(report, metadata.captures().lastLooks(places), new HashMap<>());
    }

    private ReportHistory history(
            StoredReport report, Map<URI, LastLook> looks, Map<String, Optional<RunReport>> runs) {
        return new ReportHistory(
                report.tracks().key(),
                report.tracks().authorityName(),
                status(report.tracks(), looks, runs),
                report.versions().stream().map(Compared::version).toList());
    }

    private ReportHistory.Status status(
            ReportTracks tracks, Map<URI, LastLook> looks, Map<String, Optional<RunReport>> runs) {
        if (tracks.removed(removal)) {
            return ReportHistory.Status.REMOVED;
        }
        List<Track> standing = tracks.standing();
        boolean unreachable = !standing.isEmpty()
                && standing.stream().allMatch(track -> {
                    Instant seen = track.last().orElseThrow().to();
                    return failedSince(seen, Optional.ofNullable(looks.get(track.place())))
                            || shutSince(seen, runs.computeIfAbsent(track.portal(), metadata.runs()::latestEnded));
                });
        return unreachable ? ReportHistory.Status.UNREACHABLE : ReportHistory.Status.CURRENT;
    }

    private static boolean failedSince(Instant seen, Optional<LastLook> look) {
        return look.filter(last -> last.at().isAfter(seen))
                .filter(last -> last.kind() == Capture.Kind.FAILED
                        || last.kind() == Capture.Kind.BLOCKED
                        || last.kind() == Capture.Kind.DISALLOWED)
                .isPresent();
    }

    private static boolean shutSince(Instant seen, Optional<RunReport> latest) {
        return latest.filter(run -> run.started().isAfter(seen))
                .filter(run -> run.status() == RunReport.Status.UNREACHABLE
                        || run.status() == RunReport.Status.BLOCKED
                        || run.status() == RunReport.Status.DISALLOWED)
                .isPresent();
    }
}
