package org.gongkai.app.across;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gongkai.model.ReportKey;
import org.gongkai.model.Wording;

/**
 * Something about one report that others show.
 *
 * @param name of the authority
 * @param message one sentence with the figures
 * @param cells ids of the cells that it is about, possibly none
 * @param other the report that it was held against, when it is one
 * @param share of the report's own prose that the other has too, 0 to 1; 0 for other kinds
 * @param passages as the report prints them, the longest first
 * @param evidence ids of the captures of the versions that were read
 * @param place where the report stands
 * @param at when the later of the reports that it rests on was first seen as it is now
 */
public record CorpusFinding(
        Kind kind,
        ReportKey key,
        String name,
        Wording message,
        List<String> cells,
        Optional<ReportKey> other,
        double share,
        List<String> passages,
        List<String> evidence,
        Optional<URI> place,
        Instant at) {
    /** By kind, then the latest year first, then by code. */
    public static final Comparator<CorpusFinding> ORDER = Comparator.comparing(CorpusFinding::kind)
            .thenComparing((CorpusFinding finding) -> -finding.key().year())
            .thenComparing(finding -> finding.key().authority())
            .thenComparing(finding -> finding.message().en());

    public CorpusFinding {
        cells = List.copyOf(cells);
        passages = List.copyOf(passages);
        evidence = List.copyOf(evidence);
    }

    /** What was found. */
    public enum Kind {
        /** Two reports of one authority contradict each other. */
        YEARS,
        /** Much of the prose stands in another report as well. */
        COPIED,
        /** A figure is far from those of other years or of the authority's peers. */
        NUMBER,
        /** The report is made on another form than that of its year. */
        FORM;

        /** As options and JSON write it, for example {@code copied}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind that is written so. */
        public static Optional<Kind> find(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label().equals(label))
                    .findFirst();
        }
    }
}
