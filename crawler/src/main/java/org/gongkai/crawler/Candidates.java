package org.gongkai.crawler;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.crawler.PortalCrawl.Candidate;
import org.gongkai.crawler.discover.AttachmentFinder;
import org.gongkai.crawler.discover.Paths;
import org.gongkai.crawler.discover.ReportSigns;
import org.gongkai.crawler.discover.ReportWords;
import org.gongkai.crawler.discover.Step;
import org.gongkai.crawler.page.Link;
import org.gongkai.crawler.page.Page;
import org.gongkai.model.Digest;

/** The reports found so far, in the order visited, each address once. */
final class Candidates {
    private final Map<URI, Candidate> found = new LinkedHashMap<>();
    private final Map<String, URI> contents = new HashMap<>();

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Candidate> list() {
        return new ArrayList<>(found.values());
    }

    /**
     * Takes a page and returns the files that belong to it. The same bytes at an address that only repeats a folder are the
     * same report, as where relative links breed folders; it is taken once.
     */
    List<URI> add(Step step, Page page, List<Link> links, Digest body) {
        String title = title(step.text(), page);
        URI first = contents.putIfAbsent(
                body + Paths.collapsed(step.ask().identity()), step.ask().identity());
        if (first != null && !first.equals(step.ask().identity())) {
            return List.of();
        }
        List<URI> attachments = AttachmentFinder.find(page, links, title);
        List<String> own = page.crumbs();
        add(step, title, step.listed(), attachments, own.size() < step.crumbs().size() ? step.crumbs() : own);
        return attachments;
    }

    /** Takes a file that a list links directly. */
    void addFile(Step step) {
        add(step, step.text(), step.listed(), List.of(), step.crumbs());
    }

    private void add(Step step, String title, Optional<LocalDate> listed, List<URI> attachments, List<String> crumbs) {
        URI uri = step.ask().identity();
        found.putIfAbsent(uri, new Candidate(uri, title, listed, attachments, crumbs));
    }

    /** The list's words, unless they are cut short or no title, and the page has one. */
    private static String title(String text, Page page) {
        Optional<String> own = ReportSigns.findTitle(page);
        boolean cut = text.endsWith("…") || text.endsWith("...");
        boolean titled = ReportWords.isReportTitle(ReportWords.normal(text)) && !cut;
        if (titled) {
            return text;
        }
        return own.orElse(text.isBlank() ? page.titles().stream().findFirst().orElse("") : text);
    }
}
