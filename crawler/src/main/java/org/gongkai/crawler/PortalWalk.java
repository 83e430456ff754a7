package org.gongkai.crawler;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongkai.config.CrawlerSettings;
import org.gongkai.crawler.discover.Hijack;
import org.gongkai.crawler.discover.ListPage;
import org.gongkai.crawler.discover.ReportWords;
import org.gongkai.crawler.discover.Role;
import org.gongkai.crawler.discover.Rule;
import org.gongkai.crawler.discover.SiteMap;
import org.gongkai.crawler.discover.Step;
import org.gongkai.crawler.discover.Unfilled;
import org.gongkai.crawler.discover.Zone;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.crawler.page.CanonicalAddress;
import org.gongkai.crawler.page.Link;
import org.gongkai.crawler.page.LinkFinder;
import org.gongkai.crawler.page.Page;
import org.gongkai.crawler.page.PageReader;
import org.gongkai.model.Digest;
import org.gongkai.model.Discovery;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.FetchOutcome.Blocked;
import org.gongkai.model.FetchOutcome.Failed;
import org.gongkai.model.FetchOutcome.Fetched;
import org.gongkai.model.FetchOutcome.Unchanged;
import org.gongkai.model.Portal;

/**
 * One walk over one portal, best first: start pages, columns, lists to their end, reports, their files.
 *
 * <p>The walk depends on nothing but the answers, so that a run that was killed takes the same way again and finds its
 * answers in the journal. While a page is read the next is asked for ({@link LookAhead}). Guesses wait aside and are tried, a few of them, only while no report has been found.
 */
final class PortalWalk {
    private static final int GUESSES = 40;
    private static final int ATTACHMENT_SCORE = 1000;
    static final int START_SCORE = 2000;

    private final Portal portal;
    private final CrawlerSettings settings;
    private final Visits visits;
    private final Trails trails;
    private final LookAhead<Visits.Look> ahead;
    private final CrawlJournal journal;
    private final CrawlProgress progress;
    private final Trail trail = new Trail();
    private final Frontier frontier = new Frontier(trail::waits);
    private final Frontier guesses = new Frontier(trail::guessed);
    private final Candidates candidates = new Candidates(trail);
    private final Trouble trouble = new Trouble(trail);
    private final Hosts hosts = new Hosts();
    private final Lists lists = new Lists(frontier::knows, trail);
    private final Ledger ledger = new Ledger(trail);
    private final Leads leads;
    private final Set<String> mentioned = new HashSet<>();
    private final Echoes echoes = new Echoes(trail);
    private final Shells shells;
    private final Retracing retracing;
    /** Whoever names columns of reports, and nothing else, as the start has said where the reports are. */
    private boolean narrow = true;
    /** Whether there was a place where reports would stand if there were any. */
    private boolean lookedThrough;
    /** Whether such a place was there, and empty until a script fills it. */
    private boolean unfilled;

    private int done;

    PortalWalk(
            Portal portal,
            CrawlerSettings settings,
            Visits visits,
            Trails trails,
            CrawlJournal journal,
            CrawlProgress progress) {
        this.portal = portal;
        this.settings = settings;
        this.visits = visits;
        this.trails = trails;
        this.ahead = new LookAhead<>(step -> visits.visit(step.ask(), step.found()));
        this.journal = journal;
        this.progress = progress;
        this.leads = new Leads(portal, ledger, trail);
        this.shells = new Shells(visits, trouble);
        this.retracing = new Retracing(
                frontier, guesses, ledger, trouble, candidates, leads, echoes, lists, new Retracing.Walk() {
                    @Override
                    public void goOn(Step step, ListLook look, List<String> crumbs) {
                        lists.opening(step);
                        PortalWalk.this.goOn(step, look, crumbs, Optional.empty());
                    }

                    @Override
                    public void seen(boolean narrow, boolean lookedThrough, boolean unfilled) {
                        PortalWalk.this.narrow = narrow;
                        PortalWalk.this.lookedThrough = lookedThrough;
                        PortalWalk.this.unfilled = unfilled;
                    }
                });
    }

    /** @throws StrayedException when the notes of an earlier process do not fit: walk again without them */
    PortalCrawl walk() throws IOException, InterruptedException, StrayedException {
        try (ahead) {
            return walkAll();
        }
    }

    private PortalCrawl walkAll() throws IOException, InterruptedException, StrayedException {
        for (URI start : portal.start()) {
            add(step(Ask.get(CanonicalAddress.of(start)), Role.START, START_SCORE, Discovery.start()));
        }
        exhaust();
        if (candidates.isEmpty()) {
            siteMaps(visits.siteMaps(portal.start().get(0)));
        }
        // the columns that were named have said themselves that they hold no report
        boolean answered = narrow
                && lookedThrough
                && !unfilled
                && trouble.failures().isEmpty()
                && lists.shortfalls().isEmpty();
        for (int guess = 0; guess < GUESSES && candidates.isEmpty() && !answered; guess++) {
            Optional<Step> next = guesses.next();
            if (next.isEmpty()) {
                break;
            }
            frontier.add(next.orElseThrow());
            exhaust();
        }
        if (candidates.isEmpty() && trouble.startAnswered() && !answered) {
            siteMaps(List.of(portal.start().get(0).resolve("/sitemap.xml")));
        }
        for (URI known : journal.known(portal.id())) {
            Discovery found = new Discovery(Trouble.KNOWN, Optional.empty(), Optional.empty());
            add(step(Ask.get(known), Role.CANDIDATE, 0, found));
        }
        exhaust();
        lists.shortfalls().forEach(trouble::note);
        if (trouble.startAnswered() && !lookedThrough && !unfilled) {
            trouble.note(
                    portal.start().get(0),
                    "no column of annual reports was found, so nothing can be said of what is missing");
        }
        if (trails.leads()) {
            throw new StrayedException("it ended before the notes did");
        }
        guesses.rest().forEach(step -> ledger.leave(step.ask().identity(), Rule.GUESS_NOT_NEEDED));
        return new PortalCrawl(
                trouble.status(),
                trouble.startAnswered(),
                visits.counts(),
                candidates.list(),
                trouble.failures(),
                ledger.account(lists.columns()));
    }

    /** Asks for site maps: where no link leads to a report, the site's own list of its pages may. */
    private void siteMaps(List<URI> maps) throws IOException, InterruptedException, StrayedException {
        for (URI map : maps) {
            add(step(
                    Ask.get(CanonicalAddress.of(map)),
                    Role.GUESS,
                    START_SCORE,
                    new Discovery(SiteMap.FOUND, Optional.empty(), Optional.empty())));
        }
        exhaust();
    }

    /**
     * Lines up a visit. What lies on a host that is not the portal's is nobody's to ask and is no visit, so that another
     * portal that shares the run may ask it; what is lost by that stands among the troubles.
     */
    private void add(Step step) {
        Optional<String> elsewhere = visits.elsewhere(step.ask().target());
        if (elsewhere.isEmpty()) {
            frontier.add(step);
        } else {
            ledger.leave(step.ask().identity(), Rule.OTHER_HOST);
            trouble.elsewhere(step, elsewhere.orElseThrow());
        }
    }

    private static Step step(Ask ask, Role role, int score, Discovery found) {
        return new Step(ask, role, score, 0, found, "", Optional.empty(), List.of());
    }

    private void exhaust() throws IOException, InterruptedException, StrayedException {
        for (Optional<Step> next = frontier.next(); next.isPresent(); next = frontier.next()) {
            Step step = next.orElseThrow();
            Optional<Rule> over =
                    ahead.holds(step) ? Optional.empty() : lists.over(step).or(() -> outOfReach(step));
            if (over.isPresent()) {
                ledger.leave(step.ask().identity(), over.orElseThrow());
            } else {
                visit(step);
            }
        }
    }

    private Optional<Rule> outOfReach(Step step) {
        URI uri = step.ask().identity();
        if (done + ahead.held() >= settings.maxPages()) {
            mention(
                    portal.start().get(0),
                    "stopped after " + settings.maxPages() + " addresses (crawler.max-pages); more were found");
            return Optional.of(Rule.MAX_PAGES);
        }
        if (step.depth() > settings.maxDepth()) {
            mention(uri, "not asked: more than " + settings.maxDepth() + " links from the start (crawler.max-depth)");
            return Optional.of(Rule.MAX_DEPTH);
        }
        if (hosts.isGivenUp(step.ask().target())) {
            String host = uri.getRawAuthority();
            mention(uri, "this and what else was found at " + host + " was not asked: it refused or kept silent");
            return Optional.of(Rule.HOST_GIVEN_UP);
        }
        return Optional.empty();
    }

    /** Notes the first of many troubles of one kind. */
    private void mention(URI uri, String reason) {
        if (mentioned.add(reason)) {
            trouble.note(uri, reason);
        }
    }

    private void visit(Step step) throws IOException, InterruptedException, StrayedException {
        if (Thread.interrupted()) {
            throw new InterruptedException(
                    "interrupted before asking " + step.ask().identity());
        }
        URI target = step.ask().target();
        boolean led = trails.leads();
        Visits.Look look = led ? retread(step) : ahead.take(step);
        FetchOutcome outcome = look.visited().outcome();
        done++;
        ledger.looked(step.ask().identity(), step.role());
        hosts.note(target, outcome);
        boolean answered = outcome instanceof Fetched || outcome instanceof Unchanged;
        List<Step> instead = answered || outcome instanceof Blocked ? List.of() : lists.instead(step);
        instead.forEach(this::add);
        if (instead.isEmpty() && !lists.endsWith(step, outcome)) {
            trouble.note(step, outcome, visits.standing(target), leftPortal(outcome));
        }
        visits.damage(step.ask().identity())
                .filter(damage -> outcome instanceof Failed || outcome instanceof Blocked)
                .ifPresent(damage -> trouble.note(step.ask().identity(), damage));
        Optional<byte[]> changes = answered ? take(step, look) : Optional.of(new byte[0]);
        if (!led) {
            trails.note(step.ask().identity(), changes.flatMap(made -> visits.noted(step.ask(), look, made)));
        }
        if (step.role() == Role.ATTACHMENT) {
            step.found().from().ifPresent(page -> {
                candidates.fetched(page, step.ask().identity());
                candidates.takeWhole(page).ifPresent(progress::found);
            });
        } else {
            candidates.takeWhole(step.ask().identity()).ifPresent(progress::found);
        }
        progress.visited(portal.id(), step.ask().identity(), done, done + frontier.waiting());
    }

    /** Makes a visit that an earlier process of the run has noted. */
    private Visits.Look retread(Step step) throws IOException, InterruptedException, StrayedException {
        Optional<Trails.Noted> noted = trails.next(step.ask().identity());
        Visits.Look look = noted.isPresent() ? visits.recall(step.ask(), noted.orElseThrow()) : ahead.take(step);
        if (!look.recalled()) {
            throw new StrayedException("had to ask again for " + step.ask().identity());
        }
        return look;
    }

    /** Reads what a visit brought, or changes what reading it once changed; empty when that cannot be noted. */
    private Optional<byte[]> take(Step step, Visits.Look look) throws IOException, StrayedException {
        if (look.changes().isPresent()) {
            retracing.retrace(step, look.changes().orElseThrow());
            return look.changes();
        }
        if (step.role() != Role.ATTACHMENT && !trails.leads()) {
            askAhead();
        }
        trail.begin();
        read(step, look.visited());
        trail.seen(narrow, lookedThrough, unfilled);
        return trail.end();
    }

    /** Asks for what is next by now and will be asked whatever the page brings that is about to be read. */
    private void askAhead() {
        frontier.peek()
                .filter(next -> !ahead.holds(next)
                        && !ahead.isFull()
                        && done + ahead.held() < settings.maxPages()
                        && next.depth() <= settings.maxDepth()
                        && !hosts.isGivenUp(next.ask().target())
                        && lists.isCertain(next))
                .ifPresent(ahead::ask);
    }

    private boolean leftPortal(FetchOutcome outcome) {
        if (!(outcome instanceof Failed) || outcome.exchanges().isEmpty()) {
            return false;
        }
        Exchange last = outcome.exchanges().get(outcome.exchanges().size() - 1);
        return last.header("Location")
                .filter(value -> last.status() / 100 == 3)
                .flatMap(value -> CanonicalAddress.resolve(last.uri(), value, StandardCharsets.UTF_8))
                .filter(next -> !visits.isWithin(next))
                .isPresent();
    }

    private void read(Step step, Visits.Visited visited) {
        if (step.role() == Role.ATTACHMENT) {
            return;
        }
        if (step.found().by().equals(SiteMap.FOUND)) {
            readSiteMap(step, visited);
            return;
        }
        if (!PageReader.isPage(visited.body(), visited.contentType())) {
            if (step.role() == Role.CANDIDATE || step.role() == Role.ENTRY) {
                candidates.addFile(step);
            } else if (step.role() == Role.LIST_PAGE) {
                String type = visited.contentType().orElse("no type");
                trouble.note(step.ask().identity(), "a page of a list came as " + type + " that cannot be read");
            }
            return;
        }
        Page page = PageReader.read(visited.uri(), visited.body(), visited.contentType());
        if (page.isRefusal()) {
            trouble.note(step.ask().identity(), "a page of a list came as an answer that says it failed");
            return;
        }
        Optional<String> hijacked = Hijack.find(page);
        if (hijacked.isPresent()) {
            trouble.note(step.ask().identity(), "hijacked: the page calls itself '" + hijacked.orElseThrow() + "'");
            return;
        }
        List<Link> links = LinkFinder.find(page);
        if (echoes.isEcho(step, page, visited.body(), links)) {
            return;
        }
        leads.note(page);
        PageKind kind = PageKind.of(page, links, step.ask().identity());
        boolean candidate = step.role() == Role.CANDIDATE;
        if (kind == PageKind.SHELL) {
            shells.elsewhere(step, links);
        }
        if (candidate && kind == PageKind.SHELL && shells.isForwarding(step, links)) {
            shells.frames(step, links, Zone.REPORTS).forEach(this::add);
            return;
        }
        boolean list = kind == PageKind.LIST && !PageKind.holdsArticle(page, links, step.text());
        if (kind == PageKind.REPORT || (candidate && !list)) {
            candidate(step, page, links, Digest.of(visited.body()));
            follow(step, page.uri(), links, Zone.ARTICLE, step.crumbs());
            if (!lookedThrough) {
                // a report that was found among the news says where its column is
                follow(step, page.uri(), columns(links), Zone.ORGAN, step.crumbs());
            }
            if (step.role() == Role.START || step.role() == Role.REPORT_COLUMN) {
                // the column shows one year at once, and leads to the others beside it
                follow(step, page.uri(), outside(links), Zone.REPORTS, crumbs(step, page));
                lookedThrough = true;
            }
            return;
        }
        Zone zone = lists.zone(step).orElseGet(() -> PageKind.zone(step.role(), page, kind));
        if (step.role() == Role.START) {
            narrow &= zone == Zone.REPORTS;
        }
        lookedThrough |= zone == Zone.REPORTS
                ? PageKind.says(page, kind, links)
                : zone != Zone.HOME
                        && !PageKind.titles(links, step.ask().identity()).isEmpty();
        List<String> crumbs = crumbs(step, page);
        List<Step> frames = shells.frames(step, links, zone);
        frames.forEach(this::add);
        follow(step, page.uri(), links, zone, crumbs);
        ListPage place =
                new ListPage(page, step.ask(), leads.fragments(step.ask().identity()), lists.opening(step));
        List<Step> further = lists.look(step, place, links, zone)
                .map(look -> trail.list(look, crumbs, () -> goOn(step, look, crumbs, Optional.of(page))))
                .orElse(List.of());
        boolean column = step.role() == Role.REPORT_COLUMN || step.role() == Role.START;
        if (zone == Zone.REPORTS && column && frames.isEmpty()) {
            if (further.isEmpty() && Unfilled.is(page, links)) {
                unfilled = true;
                trouble.note(step.ask().identity(), Lists.UNFILLED);
            } else if (!further.isEmpty() && Unfilled.isBlank(page, links)) {
                lists.unfilled(step);
            }
        }
    }

    /** Lines up the further pages of a list. */
    private List<Step> goOn(Step step, ListLook look, List<String> crumbs, Optional<Page> page) {
        List<Step> further = lists.follow(step, look, crumbs, page, trouble);
        further.forEach(this::add);
        return further;
    }

    private static List<Link> columns(List<Link> links) {
        return links.stream()
                .filter(link -> ReportWords.isReportColumn(ReportWords.normal(link.text()))
                        && ReportWords.isOpen(ReportWords.normal(link.text()))
                        && !ReportWords.isYearly(link.text()))
                .toList();
    }

    private static List<Link> outside(List<Link> links) {
        return links.stream().filter(link -> !link.inArticle()).toList();
    }

    private void readSiteMap(Step step, Visits.Visited visited) {
        SiteMap map = SiteMap.read(visited.uri(), visited.body());
        for (URI further : map.maps()) {
            add(step(
                    Ask.get(further, visited.uri()),
                    Role.GUESS,
                    START_SCORE,
                    new Discovery(SiteMap.FOUND, Optional.of(step.ask().identity()), Optional.empty())));
        }
        follow(step, visited.uri(), map.links(), Zone.SITE_MAP, List.of());
    }

    private static List<String> crumbs(Step step, Page page) {
        List<String> own = page.crumbs();
        if (step.text().isBlank()
                || step.role() == Role.LIST_PAGE
                || step.found().by().equals("frame")) {
            return own.size() < step.crumbs().size() ? step.crumbs() : own;
        }
        List<String> crumbs = new ArrayList<>(step.crumbs());
        crumbs.add(step.text().strip());
        return own.size() < crumbs.size() ? crumbs : own;
    }

    private void candidate(Step step, Page page, List<Link> links, Digest body) {
        URI uri = step.ask().identity();
        for (URI file : candidates.add(step, page, links, body)) {
            Discovery found = new Discovery("attachment", Optional.of(uri), Optional.empty());
            add(new Step(
                    Ask.get(file, page.uri()),
                    Role.ATTACHMENT,
                    ATTACHMENT_SCORE,
                    step.depth(),
                    found,
                    "",
                    Optional.empty(),
                    step.crumbs()));
        }
    }

    private void follow(Step step, URI page, List<Link> links, Zone zone, List<String> crumbs) {
        for (Step next : leads.follow(step, page, links, zone, crumbs)) {
            boolean leading = next.role() == Role.OPENNESS || next.role() == Role.HUB || next.role() == Role.ORGAN;
            URI uri = next.ask().identity();
            if (next.role() == Role.GUESS || (leading && narrow)) {
                if (!visits.isWithin(uri)) {
                    ledger.leave(uri, Rule.OTHER_HOST);
                } else if (!frontier.knows(uri)) {
                    guesses.add(next);
                }
            } else {
                add(next);
            }
        }
    }
}
