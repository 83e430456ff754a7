package org.gongkai.crawler;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.gongkai.crawler.discover.ListFamily;
import org.gongkai.crawler.discover.Paging;
import org.gongkai.crawler.discover.ReportWords;
import org.gongkai.crawler.discover.Role;
import org.gongkai.crawler.discover.Step;
import org.gongkai.crawler.discover.Zone;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.crawler.page.Link;
import org.gongkai.crawler.page.Link.Place;
import org.gongkai.crawler.page.Page;
import org.gongkai.model.Discovery;
import org.gongkai.model.RunReport.Failure;

/** Follows lists over their pages: columns of reports to the end, other lists as long as they show reports. */
final class Lists {
    private static final int SCORE = 800;
    private static final int PATIENCE = 3;

    private final List<ListFamily> families = ListFamily.all();
    private final Map<URI, Listing> listings = new LinkedHashMap<>();
    private final Map<URI, Zone> zones = new HashMap<>();
    private final Predicate<URI> visited;

    /** @param visited whether an address has been taken up in this walk */
    Lists(Predicate<URI> visited) {
        this.visited = visited;
    }

    /** The kind of page that the list began with, for a page of a list. */
    Optional<Zone> zone(Step step) {
        return Optional.ofNullable(zones.get(step.ask().identity()));
    }

    /** Whether this is a page of a list that has ended before it. */
    boolean isOver(Step step) {
        Listing listing = listings.get(step.ask().identity());
        return step.role() == Role.LIST_PAGE && listing != null && listing.ended();
    }

    /** Lists that showed less than they say they have. */
    List<Failure> shortfalls() {
        return listings.values().stream()
                .distinct()
                .filter(Listing::isShort)
                .map(listing -> new Failure(listing.first(), listing.shortfall()))
                .toList();
    }

    /** Where the list on this page goes on; empty when there is none, or none worth following. */
    List<Step> next(Step step, Page page, List<Link> links, Zone zone, List<String> crumbs, Trouble trouble) {
        boolean further = step.role() == Role.LIST_PAGE;
        boolean named = zone == Zone.REPORTS;
        URI here = step.ask().identity();
        boolean hopeful = !PageKind.titles(links, here).isEmpty();
        if (!further && !named && (!hopeful || zone == Zone.HOME)) {
            return List.of();
        }
        Optional<Paging> paging = families.stream()
                .flatMap(family -> family.find(page, step.ask()).stream())
                .findFirst();
        Listing listing = listings.computeIfAbsent(
                here,
                first -> new Listing(
                        first,
                        paging.map(Paging::entries).orElse(OptionalInt.empty()),
                        paging.map(Paging::otherwise).orElse(List.of()),
                        named ? Integer.MAX_VALUE : PATIENCE));
        boolean fresh = listing.take(entries(links), page.records(), hopeful);
        if (!further) {
            paging.flatMap(Paging::problem).ifPresent(problem -> trouble.note(here, problem));
        }
        List<Ask> pages = fresh || !further ? paging.map(Paging::pages).orElse(List.of()) : List.of();
        if (further && pages.isEmpty() && listing.isShort() && isLast(listing)) {
            pages = listing.takeOtherwise();
        }
        List<Step> steps = new ArrayList<>();
        for (Ask ask : pages) {
            if (!visited.test(ask.identity()) && listings.putIfAbsent(ask.identity(), listing) == null) {
                zones.put(ask.identity(), zone);
                Discovery found = new Discovery("list-page", Optional.of(here), Optional.empty());
                steps.add(new Step(
                        ask, Role.LIST_PAGE, SCORE, step.depth(), found, step.text(), Optional.empty(), crumbs));
            }
        }
        return steps;
    }

    private static Set<URI> entries(List<Link> links) {
        Set<URI> entries = new HashSet<>();
        links.stream()
                .filter(link -> link.place() == Place.BODY && !ReportWords.isPager(ReportWords.normal(link.text())))
                .forEach(link -> entries.add(link.uri()));
        return entries;
    }

    /** Whether no page of the list is waiting. */
    private boolean isLast(Listing listing) {
        return listings.entrySet().stream()
                .noneMatch(entry -> entry.getValue() == listing && !visited.test(entry.getKey()));
    }
}
