package org.gongkai.app.web.page;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gongkai.model.ReportKey;
import org.jspecify.annotations.Nullable;

/**
 * How an authority stands with its report about one year: one line of the coverage list.
 *
 * @param name of the authority, in the year where it has changed
 * @param status as the contract writes it
 * @param reason one sentence in the page's language
 * @param evidence what the claim rests on
 * @param source what sets the deadline, in the page's language; empty when nothing does
 * @param kept whether the archive keeps a report
 */
public record Standing(
        ReportKey key,
        String name,
        String status,
        Optional<LocalDate> deadline,
        Optional<LocalDate> published,
        Optional<Instant> firstSeen,
        Optional<URI> url,
        String reason,
        List<Evidence> evidence,
        String source,
        boolean kept) {
    public Standing {
        evidence = List.copyOf(evidence);
    }

    /**
     * What a claim rests on.
     *
     * @param id of a capture or of a run
     * @param run the run to look at, null when the archive holds no report of one
     */
    public record Evidence(String id, @Nullable String run) {
        /** Whether it is one look at one address, and no run. */
        public boolean isCapture() {
            return run != null && !run.equals(id);
        }
    }

    /** Where to read more: the report when one is kept, else the authority's line that says why not. */
    public String link(Links links) {
        return kept ? links.report(key) : links.authority(key.authority()) + "#" + yearAnchor();
    }

    /** Whether there is a dossier of it: the registry expects the report. */
    public boolean expected() {
        return !source.isEmpty() || deadline.isPresent();
    }

    /** The line's anchor on the page of the authority. */
    public String yearAnchor() {
        return "y" + key.year();
    }

    /** The line's anchor in the coverage list of its year. */
    public String anchor() {
        return Links.anchor("a" + key.authority());
    }
}
