package org.gongkai.crawler;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    /** Files that are still to be asked for, by page. */
    private final Map<URI, Set<URI>> wanting = new HashMap<>();

    private final Set<URI> whole = new HashSet<>();

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
        wanting.putIfAbsent(uri, new HashSet<>(attachments));
    }

    /** Takes note that a file of the page has been asked for. */
    void fetched(URI page, URI file) {
        Set<URI> files = wanting.get(page);
        if (files != null) {
            files.remove(file);
        }
    }

    /** The candidate at this page once all its files have been asked for; each candidate once. */
    Optional<Candidate> takeWhole(URI page) {
        Set<URI> files = wanting.get(page);
        return files != null && files.isEmpty() && whole.add(page)
                ? Optional.ofNullable(found.get(page))
                : Optional.empty();
    }

    /** The list's words, unless they are cut short or no title, and the page has one. */
    private static String title(String text, Page page) {
        boolean cut = text.endsWith("…") || text.endsWith("...");
        boolean titled = ReportWords.isReportTitle(ReportWords.normal(text)) && !cut;
        if (titled) {
            return text;
        }
        return ReportSigns.findTitle(page)
                .orElseGet(() ->
                        text.isBlank() ? page.titles().stream().findFirst().orElse("") : text);
    }
}
