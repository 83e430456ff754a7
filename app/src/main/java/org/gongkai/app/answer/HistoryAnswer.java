package org.gongkai.app.answer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportHistory;
import org.gongkai.model.ReportVersion;
import org.jspecify.annotations.Nullable;

/**
 * What {@code history --json} says of one report.
 *
 * @param authority the name
 * @param code a code of the registry, null when the registry has no such authority
 * @param status {@code current}, {@code removed} or {@code unreachable}
 * @param versions oldest first
 */
@JsonPropertyOrder({"authority", "code", "year", "status", "versions"})
public record HistoryAnswer(String authority, @Nullable String code, int year, String status, List<Version> versions) {
    public HistoryAnswer {
        versions = List.copyOf(versions);
    }

    /** One version; times in ISO 8601, UTC. */
    @JsonPropertyOrder({"version", "firstSeen", "lastSeen", "digests", "places", "change"})
    public record Version(
            int version,
            String firstSeen,
            String lastSeen,
            List<Digest> digests,
            List<String> places,
            @Nullable Change change) {
        public Version {
            digests = List.copyOf(digests);
            places = List.copyOf(places);
        }
    }

    /** The difference to the version before. */
    @JsonPropertyOrder({"kind", "cells"})
    public record Change(String kind, List<ReportVersion.CellChange> cells) {
        public Change {
            cells = List.copyOf(cells);
        }
    }

    public static HistoryAnswer of(ReportHistory history) {
        String authority = history.key().authority();
        return new HistoryAnswer(
                history.authorityName(),
                authority.startsWith("?") ? null : authority,
                history.key().year(),
                history.status().name().toLowerCase(Locale.ROOT),
                history.versions().stream().map(HistoryAnswer::version).toList());
    }

    private static Version version(ReportVersion version) {
        return new Version(
                version.version(),
                version.firstSeen().toString(),
                version.lastSeen().toString(),
                version.digests(),
                version.places().stream().map(URI::toString).toList(),
                version.change()
                        .map(change -> new Change(change.kind().name().toLowerCase(Locale.ROOT), change.cells()))
                        .orElse(null));
    }
}
