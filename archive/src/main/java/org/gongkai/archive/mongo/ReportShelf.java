package org.gongkai.archive.mongo;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.gongkai.archive.payload.VisitNote;
import org.gongkai.archive.version.ReportTracks;
import org.gongkai.archive.version.Track;
import org.gongkai.model.ReportKey;
import org.gongkai.model.ReportVersion;

/**
 * Reports with their evidence and versions, and which report stands at an address.
 *
 * <pre>places {_id: "&lt;address id&gt;", schema: 1, uri: "…", reports: [{authority: "410100", year: 2020}]}</pre>
 */
public final class ReportShelf {
    private static final int SCHEMA = 1;
    private static final int RECENT = 200;

    private final Shelf reports;
    private final Shelf versions;
    private final Shelf places;
    private final SeenAuthorities authorities;
    /** As they were put: a report that stands at hundreds of addresses takes longer to read back than to bring up to date. */
    private final Recent<StoredReport> recent;

    ReportShelf(MetadataHome home, boolean sole) {
        this.reports = new Shelf(home, "reports", sole, RECENT);
        this.versions = new Shelf(home, "versions", sole, RECENT);
        this.places = new Shelf(home, "places", sole);
        this.authorities = new SeenAuthorities(home, sole);
        this.recent = new Recent<>(sole ? RECENT : 0);
    }

    /** A version, and the extraction that its change was found by comparing with; empty when nothing was compared. */
    public record Compared(ReportVersion version, String comparedTo) {}

    /** A report as stored. */
    public record StoredReport(ReportTracks tracks, List<Compared> versions) {
        public StoredReport {
            versions = List.copyOf(versions);
        }
    }

    public Optional<StoredReport> find(ReportKey key) {
        return recent.find(key.toString()).or(() -> reports.find(key.toString())
                .map(report -> read(report, byId(versions.find(versionIds(report))))));
    }

    /** What was seen of these reports; those that are not there are left out. */
    public Map<ReportKey, ReportTracks> tracks(Collection<ReportKey> keys) {
        Map<ReportKey, ReportTracks> found = new HashMap<>();
        reports.find(keys.stream().map(ReportKey::toString).distinct().toList()).stream()
                .map(HistoryCodec::read)
                .forEach(tracks -> found.put(tracks.key(), tracks));
        return found;
    }

    /** Codes of the authorities of which a report was seen before this time. */
    public Set<String> seenBefore(Instant time) {
        return authorities.before(time);
    }

    /** Notes anew which authorities were seen, from all reports. */
    void noteAll() {
        reports.each(report -> authorities.note(HistoryCodec.read(report)));
    }

    /** All, ordered by authority and year. */
    public List<StoredReport> all() {
        List<Document> found = new ArrayList<>();
        reports.each(found::add);
        Map<String, Document> versionsById = new HashMap<>();
        versions.each(version -> versionsById.put(version.getString("_id"), version));
        found.sort(Comparator.<Document, String>comparing(report -> report.getString("authority"))
                .thenComparing(report -> report.getInteger("year")));
        return found.stream().map(report -> read(report, versionsById)).toList();
    }

    /** The names of those that have a version, ordered by authority and year. */
    public List<ReportKey> keys() {
        List<ReportKey> keys = new ArrayList<>();
        reports.each(report -> {
            if (report.getInteger("versions") > 0) {
                keys.add(new ReportKey(report.getString("authority"), report.getInteger("year")));
            }
        });
        keys.sort(Comparator.comparing(ReportKey::authority).thenComparing(ReportKey::year));
        return keys;
    }

    private static StoredReport read(Document report, Map<String, Document> versionsById) {
        return new StoredReport(
                HistoryCodec.read(report),
                versionIds(report).stream()
                        .map(id -> HistoryCodec.readVersion(require(versionsById, id)))
                        .toList());
    }

    private static Document require(Map<String, Document> versions, String id) {
        Document version = versions.get(id);
        if (version == null) {
            throw new IllegalStateException("report version " + id + " is missing from the metadata; rebuild it");
        }
        return version;
    }

    private static List<String> versionIds(Document report) {
        return IntStream.rangeClosed(1, report.getInteger("versions"))
                .mapToObj(version -> report.getString("_id") + "/" + version)
                .toList();
    }

    private static Map<String, Document> byId(Collection<Document> documents) {
        Map<String, Document> byId = new LinkedHashMap<>();
        documents.forEach(document -> byId.put(document.getString("_id"), document));
        return byId;
    }

    /** Keeps a report as it is now; versions that did not change are not written again. */
    public void put(StoredReport report, Optional<StoredReport> before) {
        ReportKey key = report.tracks().key();
        List<Compared> known = before.map(StoredReport::versions).orElse(List.of());
        for (int index = 0; index < report.versions().size(); index++) {
            Compared version = report.versions().get(index);
            if (index >= known.size() || !known.get(index).equals(version)) {
                versions.put(HistoryCodec.write(key, version));
            }
        }
        reports.put(HistoryCodec.write(report.tracks(), report.versions().size()));
        authorities.note(report.tracks());
        recent.put(key.toString(), report);
        Set<URI> noted = new HashSet<>();
        before.ifPresent(old -> old.tracks().tracks().forEach(track -> noted.add(track.place())));
        for (Track track : report.tracks().tracks()) {
            if (noted.add(track.place())) {
                place(track.place(), key);
            }
        }
    }

    private void place(URI uri, ReportKey key) {
        Set<ReportKey> keys = new LinkedHashSet<>(reportsAt(uri));
        keys.add(key);
        places.put(new Document("_id", VisitNote.addressId(uri))
                .append("schema", SCHEMA)
                .append("uri", uri.toString())
                .append(
                        "reports",
                        keys.stream()
                                .map(each -> new Document("authority", each.authority()).append("year", each.year()))
                                .toList()));
    }

    /** The reports that were ever seen at an address. */
    public List<ReportKey> reportsAt(URI uri) {
        return places.find(VisitNote.addressId(uri)).stream()
                .flatMap(place -> place.getList("reports", Document.class).stream())
                .map(report -> new ReportKey(report.getString("authority"), report.getInteger("year")))
                .toList();
    }

    /** Versions before the report that counts them; places before the report, so that none is missed by an answer. */
    void flush() {
        places.flush();
        authorities.flush();
        versions.flush();
        reports.flush();
    }
}
