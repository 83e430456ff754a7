package org.gongkai.app.answer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.app.across.CorpusFinding;
import org.gongkai.model.ReportKey;
import org.jspecify.annotations.Nullable;

/**
 * What {@code findings --json} says.
 *
 * @param counts by kind, only those that occur
 */
@JsonPropertyOrder({"counts", "findings"})
public record FindingsAnswer(Map<String, Integer> counts, List<Line> findings) {
    public FindingsAnswer {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        findings = List.copyOf(findings);
    }

    /** The report that one is held against. */
    @JsonPropertyOrder({"authority", "year"})
    public record Report(String authority, int year) {
        static Report of(ReportKey key) {
            return new Report(key.authority(), key.year());
        }
    }

    /** One finding; {@code share} is null for kinds without one. */
    @JsonPropertyOrder({
        "kind",
        "authority",
        "name",
        "year",
        "message",
        "messageZh",
        "cells",
        "other",
        "share",
        "passages",
        "evidence",
        "url"
    })
    public record Line(
            String kind,
            String authority,
            String name,
            int year,
            String message,
            String messageZh,
            List<String> cells,
            @Nullable Report other,
            @Nullable Double share,
            List<String> passages,
            List<String> evidence,
            @Nullable String url) {
        public Line {
            cells = List.copyOf(cells);
            passages = List.copyOf(passages);
            evidence = List.copyOf(evidence);
        }

        /** The line of a finding. */
        public static Line of(CorpusFinding finding) {
            return new Line(
                    finding.kind().label(),
                    finding.key().authority(),
                    finding.name(),
                    finding.key().year(),
                    finding.message().en(),
                    finding.message().zh(),
                    finding.cells(),
                    finding.other().map(Report::of).orElse(null),
                    finding.share() > 0 ? Math.floor(finding.share() * 1000) / 1000 : null,
                    finding.passages(),
                    finding.evidence(),
                    finding.place().map(URI::toString).orElse(null));
        }
    }

    /** The answer for all of these. */
    public static FindingsAnswer of(List<CorpusFinding> findings) {
        return new FindingsAnswer(
                counts(findings), findings.stream().map(Line::of).toList());
    }

    /** How many there are of each kind. */
    public static Map<String, Integer> counts(List<CorpusFinding> findings) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        findings.forEach(finding -> counts.merge(finding.kind().label(), 1, Integer::sum));
        return counts;
    }
}
