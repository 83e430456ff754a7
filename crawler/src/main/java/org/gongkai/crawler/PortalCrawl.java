package org.gongkai.crawler;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gongkai.model.RunReport;
import org.gongkai.model.RunSearch;

/**
 * What a crawl of one portal found.
 *
 * @param startAnswered whether at least one start page was there, so that the portal can be asked at all; without that
 *     nothing may be concluded of what is gone, whatever else answered
 * @param counts of the run so far; {@code fresh}, {@code changed} and {@code unchanged} compare with earlier runs
 * @param candidates pages that look like reports, in the order found, each address once
 * @param search what was looked at, and what was left by which rule
 */
public record PortalCrawl(
        RunReport.Status status,
        boolean startAnswered,
        RunReport.Counts counts,
        List<Candidate> candidates,
        List<RunReport.Failure> failures,
        RunSearch search) {
    public PortalCrawl {
        candidates = List.copyOf(candidates);
        failures = List.copyOf(failures);
    }

    /**
     * A page, or a file linked directly from a list, that looks like a report; whether it is one the extractor decides.
     *
     * @param title from the list, or the page's own when the list had none
     * @param listed date shown beside the link, empty when none was
     * @param attachments files linked from the page that may hold the report, in page order
     * @param crumbs names of the columns above it, outermost first
     */
    public record Candidate(
            URI page, String title, Optional<LocalDate> listed, List<URI> attachments, List<String> crumbs) {
        public Candidate {
            attachments = List.copyOf(attachments);
            crumbs = List.copyOf(crumbs);
        }
    }
}
