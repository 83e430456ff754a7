package org.gongkai.crawler;

import java.net.URI;
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
    /** Keys of contents at an address without the folders that it repeats, and of the address that had them first. */
    private final LongMap contents = new LongMap();
    /** Files that are still to be asked for, by page. */
    private final Map<URI, Set<URI>> wanting = new HashMap<>();

    private final Set<URI> whole = new HashSet<>();
    private final Trail trail;

    Candidates(Trail trail) {
        this.trail = trail;
    }

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
        long own = AddressKey.of(step.ask().identity().toString());
        long content = AddressKey.of(body + Paths.collapsed(step.ask().identity()));
        content(content, own);
        if (contents.getOr(content, own) != own) {
            return List.of();
        }
        String title = title(step.text(), page);
        List<URI> attachments = AttachmentFinder.find(page, links, title);
        List<String> crumbs = page.crumbs();
        add(step, title, attachments, crumbs.size() < step.crumbs().size() ? step.crumbs() : crumbs);
        return attachments;
    }

    /** Takes note of what stands at an address, unless another had it before. */
    void content(long content, long address) {
        if (!contents.has(content)) {
            contents.put(content, address);
            trail.contained(content, address);
        }
    }

    /** Takes a file that a list links directly. */
    void addFile(Step step) {
        add(step, step.text(), List.of(), step.crumbs());
    }

    /** Takes what was found at a step's address, unless it was taken before. */
    void add(Step step, String title, List<URI> attachments, List<String> crumbs) {
        URI uri = step.ask().identity();
        if (found.putIfAbsent(uri, new Candidate(uri, title, step.listed(), attachments, crumbs)) == null) {
            trail.found(title, attachments, crumbs);
        }
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
