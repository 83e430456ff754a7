package org.gongkai.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.archive.mongo.Metadata;
import org.gongkai.archive.mongo.ReportShelf.Compared;
import org.gongkai.archive.mongo.ReportShelf.StoredReport;
import org.gongkai.archive.mongo.RereadShelf;
import org.gongkai.archive.mongo.RereadShelf.Chain;
import org.gongkai.archive.version.ChangeFinder;
import org.gongkai.model.ReportDocument;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;
import org.gongkai.model.ReportVersion.Change;
import org.gongkai.model.ReportVersion.ChangeKind;

/**
 * Versions as they are shown: with the reading that was accepted last, and what changed between them as these readings
 * say.
 */
final class ShownReadings {
    private static final int MOST_COMPARED = 5_000;

    private final Metadata metadata;
    private final Map<String, Chain> chains = new HashMap<>();
    private final Map<Pair, Change> compared;

    private ShownReadings(Metadata metadata, Map<Pair, Change> compared) {
        this.metadata = metadata;
        this.compared = compared;
    }

    /** Keys of two extractions. */
    record Pair(String before, String after) {}

    /** What was found by comparing extractions, the latest asked for; it never changes. */
    static Map<Pair, Change> comparisons() {
        return new LinkedHashMap<>(MOST_COMPARED, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Pair, Change> eldest) {
                return size() > MOST_COMPARED;
            }
        };
    }

    /** The readings of all reports. */
    static ShownReadings all(Metadata metadata, Map<Pair, Change> compared) {
        ShownReadings readings = new ShownReadings(metadata, compared);
        metadata.rereads().eachChain(readings.chains::put);
        return readings;
    }

    /** The readings of one report. */
    static ShownReadings of(Metadata metadata, Map<Pair, Change> compared, StoredReport report) {
        ShownReadings readings = new ShownReadings(metadata, compared);
        ReportKey key = report.tracks().key();
        for (Compared stored : report.versions()) {
            int version = stored.version().version();
            metadata.rereads()
                    .chain(key, version)
                    .ifPresent(chain -> readings.chains.put(RereadShelf.id(key, version), chain));
        }
        return readings;
    }

    List<ReportVersion> versions(StoredReport report) {
        ReportKey key = report.tracks().key();
        Map<String, ReportVersion> byOriginal = new HashMap<>();
        List<ReportVersion> shown = new ArrayList<>();
        for (Compared stored : report.versions()) {
            ReportVersion version = stored.version();
            String reading = Optional.ofNullable(chains.get(RereadShelf.id(key, version.version())))
                    .filter(chain -> chain.original().equals(version.extraction()))
                    .map(Chain::shown)
                    .orElse(version.extraction());
            ReportVersion earlier = byOriginal.get(stored.comparedTo());
            boolean otherReadings = !reading.equals(version.extraction())
                    || earlier != null && !earlier.extraction().equals(stored.comparedTo());
            Optional<Change> change = otherReadings && earlier != null
                    ? version.change().map(noted -> change(earlier, version, reading, noted))
                    : version.change();
            ReportVersion now = with(version, reading, change);
            byOriginal.put(version.extraction(), now);
            shown.add(now);
        }
        return List.copyOf(shown);
    }

    private Change change(ReportVersion earlier, ReportVersion later, String reading, Change noted) {
        Pair pair = new Pair(earlier.extraction(), reading);
        Change known = compared.get(pair);
        if (known != null) {
            return known;
        }
        Optional<ReportDocument> before = metadata.extractions().find(earlier.extraction());
        Optional<ReportDocument> after = metadata.extractions().find(reading);
        if (before.isEmpty() || after.isEmpty()) {
            return noted;
        }
        Change found = ChangeFinder.between(
                new ChangeFinder.State(before.get(), earlier.digests()),
                new ChangeFinder.State(after.get(), later.digests()));
        boolean byPlace = noted.kind() == ChangeKind.MOVED || noted.kind() == ChangeKind.RETURNED;
        Change change = byPlace ? new Change(noted.kind(), found.cells()) : found;
        compared.put(pair, change);
        return change;
    }

    private static ReportVersion with(ReportVersion version, String extraction, Optional<Change> change) {
        return new ReportVersion(
                version.version(),
                version.firstSeen(),
                version.lastSeen(),
                version.digests(),
                version.places(),
                change,
                extraction,
                version.fingerprint(),
                version.capture());
    }
}
