package org.gongkai.app.answer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gongkai.archive.dating.ReportDates;
import org.gongkai.model.Digest;
import org.gongkai.model.Finding;
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
 * @param lastSeenAbsent the last look before anybody saw the report that found it was not there, null when there was none
 * @param findings where its dates, or its addresses, contradict each other
 */
@JsonPropertyOrder({"authority", "code", "year", "status", "versions", "lastSeenAbsent", "findings"})
public record HistoryAnswer(
        String authority,
        @Nullable String code,
        int year,
        String status,
        List<Version> versions,
        @Nullable Absence lastSeenAbsent,
        List<Finding> findings) {
    public HistoryAnswer {
        versions = List.copyOf(versions);
        findings = List.copyOf(findings);
    }

    /** A look that found nothing: when, and the id of its capture, or of the complete run that did not find it. */
    @JsonPropertyOrder({"at", "evidence"})
    public record Absence(String at, String evidence) {}

    /**
     * One version; times in ISO 8601, UTC.
     *
     * @param published date of publication that it claims, null when it claims none
     * @param written date under its text, null when there is none
     * @param lastModified what the server says, null when it says nothing
     */
    @JsonPropertyOrder({
        "version",
        "firstSeen",
        "lastSeen",
        "digests",
        "places",
        "change",
        "published",
        "written",
        "lastModified"
    })
    public record Version(
            int version,
            String firstSeen,
            String lastSeen,
            List<Digest> digests,
            List<String> places,
            @Nullable Change change,
            @Nullable String published,
            @Nullable String written,
            @Nullable String lastModified) {
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

    /** @param dates of the same history */
    public static HistoryAnswer of(ReportHistory history, ReportDates dates) {
        String authority = history.key().authority();
        List<Version> versions = new ArrayList<>();
        for (int index = 0; index < history.versions().size(); index++) {
            versions.add(version(history.versions().get(index), dates.versions().get(index)));
        }
        return new HistoryAnswer(
                history.authorityName(),
                authority.startsWith("?") ? null : authority,
                history.key().year(),
                history.status().name().toLowerCase(Locale.ROOT),
                versions,
                dates.absent()
                        .map(absent -> new Absence(absent.at().toString(), absent.evidence()))
                        .orElse(null),
                dates.findings());
    }

    private static Version version(ReportVersion version, ReportDates.Stated stated) {
        return new Version(
                version.version(),
                version.firstSeen().toString(),
                version.lastSeen().toString(),
                version.digests(),
                version.places().stream().map(URI::toString).toList(),
                version.change()
                        .map(change -> new Change(change.kind().name().toLowerCase(Locale.ROOT), change.cells()))
                        .orElse(null),
                stated.claimed().map(LocalDate::toString).orElse(null),
                stated.written().map(LocalDate::toString).orElse(null),
                stated.lastModified().map(Instant::toString).orElse(null));
    }
}
