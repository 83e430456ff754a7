package org.gongkai.crawler;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongkai.crawler.discover.LinkJudge;
import org.gongkai.crawler.discover.Promise;
import org.gongkai.crawler.discover.ReportWords;
import org.gongkai.crawler.discover.Rule;
import org.gongkai.crawler.discover.Step;
import org.gongkai.crawler.discover.Zone;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.crawler.page.CanonicalAddress;
import org.gongkai.crawler.page.Link;
import org.gongkai.crawler.page.Link.Place;
import org.gongkai.crawler.page.LinkFinder;
import org.gongkai.crawler.page.Page;
import org.gongkai.crawler.page.Route;
import org.gongkai.model.Discovery;
import org.gongkai.model.Portal;
import org.jsoup.nodes.Element;

/** Makes steps of links, and tells the ledger by which rule the other links are left. */
final class Leads {
    private final Ledger ledger;
    private final Map<URI, Set<String>> fragments = new HashMap<>();
    /** Keys of addresses with a query, their parameters in order: the first spelling is the one that is asked. */
    private final LongMap spellings = new LongMap();

    private final Trail trail;

    Leads(Portal portal, Ledger ledger, Trail trail) {
        this.ledger = ledger;
        this.trail = trail;
        for (URI start : portal.start()) {
            Route.fragment(start.toString()).ifPresent(fragment -> route(CanonicalAddress.of(start), fragment));
        }
    }

    /** Takes note of what a page tells of other pages beside its links. */
    void note(Page page) {
        for (Route route : LinkFinder.routes(page)) {
            if (ReportWords.isReportColumn(ReportWords.normal(route.text()))) {
                route(route.uri(), route.fragment());
            }
        }
        for (Element anchor : page.document().select("a[href]")) {
            String href = anchor.attr("href");
            if (CanonicalAddress.isOfSession(href)) {
                CanonicalAddress.resolve(page.base(), href, page.charset())
                        .ifPresent(uri -> ledger.leave(href, Rule.SESSION_ID, uri));
            }
        }
    }

    /** Takes note of a fragment with which a column of reports is referred to. */
    void route(URI page, String fragment) {
        if (fragments.computeIfAbsent(page, uri -> new LinkedHashSet<>()).add(fragment)) {
            trail.routed(page, fragment);
        }
    }

    /** The fragments with which columns of reports are referred to on this page. */
    Set<String> fragments(URI page) {
        return fragments.getOrDefault(page, Set.of());
    }

    /** The steps that the links of a page are worth, in page order. */
    List<Step> follow(Step step, URI page, List<Link> links, Zone zone, List<String> crumbs) {
        Set<String> titles = plainTitles(links);
        List<Step> steps = new ArrayList<>();
        for (Link link : links) {
            Optional<Promise> promise = LinkJudge.judge(link, zone, page);
            if (promise.isEmpty()) {
                if (link.place() != Place.IMAGE && link.place() != Place.FRAME) {
                    ledger.leave(link.uri(), LinkJudge.why(link, page));
                }
            } else if (isRendition(link, titles)) {
                ledger.leave(link.uri(), Rule.ANOTHER_RENDITION);
            } else if (isSpelledOtherwise(link.uri())) {
                ledger.leave(link.uri(), Rule.PARAMETER_ORDER);
            } else {
                steps.add(step(step, link, promise.orElseThrow(), crumbs));
            }
        }
        return steps;
    }

    private static Step step(Step from, Link link, Promise promise, List<String> crumbs) {
        Discovery found = new Discovery(
                "link",
                Optional.of(from.ask().identity()),
                Optional.of(link.text()).filter(text -> !text.isBlank()));
        return new Step(
                Ask.get(link.uri(), from.ask().target()),
                promise.role(),
                promise.score() - from.depth(),
                from.depth() + 1,
                found,
                link.text(),
                link.listed(),
                crumbs);
    }

    private static Set<String> plainTitles(List<Link> links) {
        return links.stream()
                .map(link -> ReportWords.normal(link.text()))
                .filter(text -> !ReportWords.isRendition(text))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** A report listed once more as pictures beside the same report as text. */
    private static boolean isRendition(Link link, Set<String> titles) {
        String text = ReportWords.normal(link.text());
        return ReportWords.isRendition(text) && titles.contains(ReportWords.withoutRendition(text));
    }

    private boolean isSpelledOtherwise(URI uri) {
        String query = uri.getRawQuery();
        if (query == null || !query.contains("&")) {
            return false;
        }
        String sorted = uri.toString().replaceFirst("\\?.*$", "?")
                + List.of(query.split("&")).stream().sorted().collect(Collectors.joining("&"));
        long key = AddressKey.of(sorted);
        long own = AddressKey.of(uri.toString());
        spell(key, own);
        return spellings.getOr(key, own) != own;
    }

    /** Takes note of a spelling, unless there was one before. */
    void spell(long sorted, long spelling) {
        if (!spellings.has(sorted)) {
            spellings.put(sorted, spelling);
            trail.spelled(sorted, spelling);
        }
    }
}
