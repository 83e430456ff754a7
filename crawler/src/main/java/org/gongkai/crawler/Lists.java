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
import java.util.stream.LongStream;
import org.gongkai.crawler.discover.LinkJudge;
import org.gongkai.crawler.discover.ListFamily;
import org.gongkai.crawler.discover.ListPage;
import org.gongkai.crawler.discover.Paging;
import org.gongkai.crawler.discover.Paths;
import org.gongkai.crawler.discover.ReportWords;
import org.gongkai.crawler.discover.Role;
import org.gongkai.crawler.discover.Rule;
import org.gongkai.crawler.discover.Step;
import org.gongkai.crawler.discover.Zone;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.crawler.page.Link;
import org.gongkai.crawler.page.Link.Place;
import org.gongkai.crawler.page.Page;
import org.gongkai.model.Discovery;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.FetchOutcome.Gone;
import org.gongkai.model.RunReport.Failure;
import org.gongkai.model.RunSearch;

/** Follows lists over their pages: columns of reports to the end, other lists as long as they show reports. */
final class Lists {
    private static final int SCORE = 800;
    private static final int PATIENCE = 3;
    static final String UNFILLED =
            "the column shows no entries that lead on; a script seems to fill it, in a way not known here";

    private static final String CUT =
            "pages of the list were blank, and further pages that its first one names were not asked after them";

    private final List<ListFamily> families = ListFamily.all();
    private final Map<URI, Listing> listings = new LinkedHashMap<>();
    private final Map<URI, Zone> zones = new HashMap<>();
    /** Pages that will not be asked, because the list goes on in its other way. */
    private final Set<URI> superseded = new HashSet<>();

    /** Pages that may lie beyond the last of their list. */
    private final Set<URI> perhaps = new HashSet<>();
    /** Pages whose script file was sent for, by the address of that. */
    private final Map<URI, Page> openings = new HashMap<>();

    private final Predicate<URI> visited;

    private final Trail trail;

    /** @param visited whether an address has been taken up in this walk */
    Lists(Predicate<URI> visited, Trail trail) {
        this.visited = visited;
        this.trail = trail;
    }

    /** The kind of page that the list began with, for a page of a list. */
    Optional<Zone> zone(Step step) {
        return Optional.ofNullable(zones.get(step.ask().identity()));
    }

    /** The rule by which this page of a list is not to be asked, because the list has ended before it. */
    Optional<Rule> over(Step step) {
        Listing listing = listings.get(step.ask().identity());
        if (superseded.contains(step.ask().identity())) {
            return Optional.of(Rule.LIST_REPEATS);
        }
        if (step.role() != Role.LIST_PAGE || listing == null) {
            return Optional.empty();
        }
        if (listing.ended().isPresent() && zones.get(step.ask().identity()) == Zone.REPORTS) {
            listing.leave(step.ask().identity());
        }
        return listing.ended();
    }

    /** Whether a step is asked whatever the page brings that is being read: no list that could end there leads to it. */
    boolean isCertain(Step step) {
        Listing listing = listings.get(step.ask().identity());
        return over(step).isEmpty() && (listing == null || listing.outlastsNextPage());
    }

    /** Takes note of a page that is not there. Whether it ends its list, as what leads to it leads on from the last page too. */
    boolean endsWith(Step step, FetchOutcome outcome) {
        Listing listing = listings.get(step.ask().identity());
        if (outcome instanceof Gone && step.role() == Role.LIST_PAGE && listing != null) {
            listing.lose();
        }
        return outcome instanceof Gone
                && step.role() == Role.LIST_PAGE
                && perhaps.contains(step.ask().identity());
    }

    /** The lists that were looked through, in the order found. */
    List<RunSearch.Column> columns() {
        return listings.values().stream()
                .distinct()
                .filter(listing -> listing.pages() > 0)
                .map(listing -> new RunSearch.Column(
                        listing.first(), listing.name(), listing.pages(), listing.isRead() && isLast(listing)))
                .toList();
    }

    /** Lists that showed less than they say they have. */
    List<Failure> shortfalls() {
        return listings.values().stream()
                .distinct()
                .filter(listing -> listing.isShort() || listing.isUnfilled() || listing.isCut())
                .map(listing -> new Failure(
                        listing.first(),
                        listing.isShort() ? listing.shortfall() : listing.isUnfilled() ? UNFILLED : CUT))
                .toList();
    }

    /** The page that sent for this one because its script lies there; empty otherwise. */
    Optional<Page> opening(Step step) {
        return Optional.ofNullable(openings.remove(step.ask().identity()));
    }

    /** Notes that the page shows nothing by itself, and that the pages which follow on it must say what there is. */
    void unfilled(Step step) {
        Listing listing = listings.get(step.ask().identity());
        if (listing != null) {
            listing.unfilled();
            trail.unfilled();
        }
    }

    /** What this page shows of a list; empty when there is none on it, or none worth following. */
    Optional<ListLook> look(Step step, ListPage place, List<Link> links, Zone zone) {
        Page page = place.page();
        boolean further = step.role() == Role.LIST_PAGE;
        URI here = step.ask().identity();
        Optional<Paging> paging = ListFamily.ask(families, place);
        boolean named = zone == Zone.REPORTS || paging.filter(Paging::reports).isPresent();
        // a call that any script makes may be for anything
        boolean anyScript =
                paging.filter(found -> found.family().equals("ajax")).isPresent();
        boolean hopeful = !PageKind.titles(links, here).isEmpty();
        if (!further && !named && (!hopeful || zone == Zone.HOME)) {
            return Optional.empty();
        }
        boolean fills = links.stream()
                .anyMatch(link -> link.place() == Place.BODY
                        && (Paths.isDocument(link.uri()) || LinkJudge.isOfColumn(link, page.uri())));
        Listing listing = listings.get(here);
        List<Ask> pages = paging.map(Paging::pages).orElse(List.of());
        return Optional.of(new ListLook(
                named ? Zone.REPORTS : zone,
                named && !anyScript,
                hopeful,
                fills,
                further && page.partial() && links.isEmpty() && isScript(step.ask()),
                entries(links).findAny().isEmpty(),
                entries(links)
                        .filter(entry -> listing == null || listing.isNew(entry))
                        .toArray(),
                page.records(),
                paging.map(Paging::entries).orElse(OptionalInt.empty()),
                paging.map(Paging::otherwise).orElse(List.of()),
                paging.flatMap(Paging::problem),
                !pages.isEmpty(),
                pages.stream()
                        .filter(ask -> !visited.test(ask.identity()) && !listings.containsKey(ask.identity()))
                        .toList(),
                paging.flatMap(Paging::perhaps)));
    }

    /**
     * Takes over what a page shows of its list, and says where that goes on.
     *
     * @param page the page itself, for further ones that can only be read with it
     */
    List<Step> follow(Step step, ListLook look, List<String> crumbs, Optional<Page> page, Trouble trouble) {
        boolean further = step.role() == Role.LIST_PAGE;
        URI here = step.ask().identity();
        Listing listing = listings.computeIfAbsent(
                here,
                first -> new Listing(
                        first,
                        step.text().strip(),
                        look.entries(),
                        look.otherwise(),
                        look.endless() ? Integer.MAX_VALUE : PATIENCE));
        if (further) {
            listing.learn(look.entries(), look.otherwise());
        }
        if (look.fills()) {
            listing.fill();
        }
        boolean fresh =
                look.settings() || listing.take(look.newEntries(), look.records(), look.hopeful(), look.blank());
        if (!further) {
            listing.promise(look.newPages().stream()
                    .map(Ask::identity)
                    .filter(ask -> !look.perhaps().equals(Optional.of(ask)))
                    .toList());
            look.problem().ifPresent(problem -> {
                trouble.note(here, problem);
                listing.stuck();
            });
        }
        boolean goesOn = !further || (fresh && !listing.isWhole());
        List<Ask> pages = goesOn ? look.newPages() : List.of();
        boolean leadsOn = goesOn && look.leadsOn();
        if (further && !fresh && look.records() == 0 && listing.isShort()) {
            pages = instead(step.ask());
            leadsOn = !pages.isEmpty();
        }
        if (further && !leadsOn && listing.isShort() && (!fresh || isLast(listing))) {
            pages = listing.takeOtherwise();
            if (!pages.isEmpty()) {
                superseded.addAll(waiting(listing));
            }
        }
        look.perhaps().ifPresent(perhaps::add);
        if (pages.stream().anyMatch(Lists::isScript)) {
            trail.giveUp();
            List<Ask> scripts = pages.stream().filter(Lists::isScript).toList();
            page.ifPresent(opening -> scripts.forEach(ask -> openings.putIfAbsent(ask.identity(), opening)));
        }
        return steps(step, pages, listing, look.zone(), crumbs);
    }

    private static boolean isScript(Ask ask) {
        return String.valueOf(ask.target().getRawPath()).endsWith(".js");
    }

    /** What to ask instead of a page of a list that was refused: the same in smaller pieces; empty when nothing is known. */
    List<Step> instead(Step failed) {
        Listing listing = listings.get(failed.ask().identity());
        return listing == null || failed.role() != Role.LIST_PAGE
                ? List.of()
                : steps(failed, instead(failed.ask()), listing, zone(failed).orElse(Zone.REPORTS), failed.crumbs());
    }

    private List<Ask> instead(Ask failed) {
        return families.stream()
                .map(family -> family.instead(failed))
                .filter(asks -> !asks.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<Step> steps(Step step, List<Ask> pages, Listing listing, Zone zone, List<String> crumbs) {
        List<Step> steps = new ArrayList<>();
        for (Ask ask : pages) {
            if (!visited.test(ask.identity()) && listings.putIfAbsent(ask.identity(), listing) == null) {
                zones.put(ask.identity(), zone);
                Discovery found =
                        new Discovery("list-page", Optional.of(step.ask().identity()), Optional.empty());
                steps.add(new Step(
                        ask, Role.LIST_PAGE, SCORE, step.depth(), found, step.text(), Optional.empty(), crumbs));
            }
        }
        return steps;
    }

    private static LongStream entries(List<Link> links) {
        return links.stream()
                .filter(link -> link.place() == Place.BODY && !ReportWords.isPager(ReportWords.normal(link.text())))
                .mapToLong(link -> AddressKey.of(link.uri().toString()))
                .distinct();
    }

    /** Whether no page of the list is waiting. */
    private boolean isLast(Listing listing) {
        return waiting(listing).isEmpty();
    }

    private Set<URI> waiting(Listing listing) {
        Set<URI> waiting = new HashSet<>();
        listings.forEach((identity, of) -> {
            if (of == listing && !visited.test(identity)) {
                waiting.add(identity);
            }
        });
        return waiting;
    }
}
