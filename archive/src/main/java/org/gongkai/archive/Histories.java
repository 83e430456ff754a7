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
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.gongkai.archive.mongo.LastLook;
import org.gongkai.archive.mongo.Metadata;
import org.gongkai.archive.mongo.ReportShelf.Compared;
import org.gongkai.archive.mongo.ReportShelf.StoredReport;
import org.gongkai.archive.reread.KeptVersion;
import org.gongkai.archive.version.ChangeFinder;
import org.gongkai.archive.version.Look;
import org.gongkai.archive.version.ReportTracks;
import org.gongkai.archive.version.ReportTracks.Removal;
import org.gongkai.archive.version.Span;
import org.gongkai.archive.version.Succession;
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
    private final AtomicLong changes;
    private final VersionKeeper keeper;
    private final Map<ShownReadings.Pair, Change> compared = ShownReadings.comparisons();

    /** @param changes grows when a history does */
    Histories(Metadata metadata, Removal removal, AtomicLong changes) {
        this.metadata = metadata;
        this.removal = removal;
        this.changes = changes;
        this.keeper = new VersionKeeper(removal);
    }

    void observe(Sighting sighting) {
        Capture capture = sighting.capture();
        Look look = new Look(
                sighting.place(),
                capture.portal(),
                capture.at(),
                capture.id(),
                sighting.fingerprint(),
                sighting.digests(),
                sighting.extractionKey());
        Optional<StoredReport> before = metadata.reports().find(sighting.key());
        ReportTracks tracks = before.map(StoredReport::tracks)
                .orElseGet(() -> new ReportTracks(sighting.key(), sighting.authorityName(), List.of()))
                .named(sighting.authorityName());
        List<ReportTracks> others = new ArrayList<>();
        for (StoredReport other : othersAt(sighting)) {
            List<Track> same = Succession.sameReport(other.tracks(), sighting.key(), sighting.authorityName(), look);
            if (same.isEmpty()) {
                others.add(replaced(other, sighting.key(), capture, look));
            } else {
                tracks = tracks.joined(same);
                update(other.tracks().without(same), Optional.of(other));
            }
        }
        boolean earliest = tracks.isEarliest(look);
        tracks = tracks.seen(look);
        if (earliest) {
            tracks = replacedSince(look, tracks, others);
        }
        update(tracks, before);
    }

    private List<StoredReport> othersAt(Sighting sighting) {
        return metadata.reports().reportsAt(sighting.place()).stream()
                .filter(key -> !key.equals(sighting.key()))
                .flatMap(key -> metadata.reports().find(key).stream())
                .toList();
    }

    /** The page shows another report: as definite an answer as any that this one is not there. */
    private ReportTracks replaced(StoredReport other, ReportKey shown, Capture capture, Look look) {
        if (!Succession.settles(shown, other.tracks().key())) {
            return other.tracks();
        }
        ReportTracks gone = other.tracks().gone(look.place(), look.at(), capture.run(), capture.id());
        return update(gone, Optional.of(other)).tracks();
    }

    /** What others showed at the address after this look, when it came to be known later than theirs. */
    private ReportTracks replacedSince(Look look, ReportTracks tracks, List<ReportTracks> others) {
        ReportTracks changed = tracks;
        for (ReportTracks other : others) {
            if (!Succession.settles(other.key(), tracks.key())) {
                continue;
            }
            List<String> captures = other.at(look.place()).stream()
                    .flatMap(track -> track.spans().stream())
                    .filter(Span.Seen.class::isInstance)
                    .flatMap(span -> Stream.of(span.first(), span.last()))
                    .distinct()
                    .toList();
            for (String id : captures) {
                Capture later = metadata.captures().find(id).orElse(null);
                if (later != null && later.at().isAfter(look.at())) {
                    changed = changed.gone(look.place(), later.at(), later.run(), id);
                }
            }
        }
        return changed;
    }

    void observeGone(URI place, Capture capture) {
        for (ReportKey key : metadata.reports().reportsAt(place)) {
            Optional<StoredReport> before = metadata.reports().find(key);
            before.ifPresent(
                    report -> update(report.tracks().gone(place, capture.at(), capture.run(), capture.id()), before));
        }
    }

    Optional<ReportHistory> find(ReportKey key) {
        return metadata.reports().find(key).filter(Histories::isSeen).map(this::history);
    }

    /** Whether anything is left of it: what was seen may since have been found to be another report. */
    private static boolean isSeen(StoredReport report) {
        return !report.versions().isEmpty();
    }

    List<ReportHistory> all() {
        List<StoredReport> reports =
                metadata.reports().all().stream().filter(Histories::isSeen).toList();
        Set<URI> places = new HashSet<>();
        reports.forEach(report -> report.tracks().standing().forEach(track -> places.add(track.place())));
        Map<URI, LastLook> looks = metadata.captures().lastLooks(places);
        Map<String, Optional<RunReport>> runs = new HashMap<>();
        ShownReadings shown = ShownReadings.all(metadata, compared);
        return reports.stream()
                .map(report -> history(report, shown, looks, runs))
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
        changes.incrementAndGet();
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

    /** Every version as it is shown, with the extraction that it was seen with. */
    List<KeptVersion> versions() {
        List<KeptVersion> versions = new ArrayList<>();
        ShownReadings shown = ShownReadings.all(metadata, compared);
        for (StoredReport report : metadata.reports().all()) {
            List<ReportVersion> now = shown.versions(report);
            for (int index = 0; index < now.size(); index++) {
                versions.add(new KeptVersion(
                        report.tracks().key(),
                        report.tracks().authorityName(),
                        now.get(index),
                        report.versions().get(index).version().extraction()));
            }
        }
        return versions;
    }

    /** Other readings are shown from now on. */
    void readingsMoved() {
        changes.incrementAndGet();
    }

    private ReportHistory history(StoredReport report) {
        List<URI> places = report.tracks().standing().stream().map(Track::place).toList();
        return history(
                report,
                ShownReadings.of(metadata, compared, report),
                metadata.captures().lastLooks(places),
                new HashMap<>());
    }

    private ReportHistory history(
            StoredReport report, ShownReadings shown, Map<URI, LastLook> looks, Map<String, Optional<RunReport>> runs) {
        return new ReportHistory(
                report.tracks().key(),
                report.tracks().authorityName(),
                status(report.tracks(), looks, runs),
                shown.versions(report));
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
