package org.gongkai.crawler;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gongkai.config.CrawlerSettings;
import org.gongkai.crawler.CrawlJournal.Kept;
import org.gongkai.crawler.Tally.Counted;
import org.gongkai.crawler.fetch.AllowedHosts;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.crawler.fetch.BodyLimit;
import org.gongkai.crawler.fetch.ContentCoding;
import org.gongkai.crawler.fetch.Fetcher;
import org.gongkai.crawler.fetch.Gate;
import org.gongkai.crawler.fetch.HomePath;
import org.gongkai.crawler.fetch.RobotsGate;
import org.gongkai.model.Digest;
import org.gongkai.model.Discovery;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.FetchOutcome.Disallowed;
import org.gongkai.model.FetchOutcome.Fetched;
import org.gongkai.model.FetchOutcome.Gone;
import org.gongkai.model.FetchOutcome.Unchanged;
import org.gongkai.model.Portal;
import org.gongkai.model.RunReport.Counts;
import org.gongkai.model.Visit;
import org.jspecify.annotations.Nullable;

/** Visits to one portal in one run: each address once, from the journal when it is there, recorded when it is not. */
final class Visits {
    private static final String ROBOTS = "robots";

    private final Portal portal;
    private final String run;
    private final CrawlerSettings settings;
    private final CrawlJournal journal;
    private final Fetcher fetcher;
    private final Clock clock;
    private final BodyLimit limit;
    private final Tally tally = new Tally();
    private final AllowedHosts hosts;
    private final RobotsGate robots;
    private final Gate gate;
    private final Map<String, Home> homes = new HashMap<>();
    private final Map<URI, String> damages = new ConcurrentHashMap<>();

    Visits(Portal portal, String run, CrawlerSettings settings, CrawlJournal journal, Fetcher fetcher, Clock clock) {
        this.portal = portal;
        this.run = run;
        this.settings = settings;
        this.journal = journal;
        this.fetcher = fetcher;
        this.clock = clock;
        this.limit = BodyLimit.of(settings);
        this.hosts = new AllowedHosts(portal);
        this.robots = new RobotsGate(this::visitRobots, clock);
        this.gate = uri -> {
            Optional<String> refusal = hosts.refusal(uri);
            return refusal.isPresent() ? refusal : robots.refusal(uri);
        };
    }

    /**
     * What a visit brought.
     *
     * @param body without content coding; empty when there is no document
     * @param uri the address that answered
     */
    record Visited(FetchOutcome outcome, byte[] body, Optional<String> contentType, URI uri) {}

    /**
     * A visit, or what is known of one.
     *
     * @param visited without body and type where the changes are known
     * @param recalled whether nobody had to be asked for it
     * @param changes what reading it makes of the walk, when an earlier process has noted that
     */
    record Look(Visited visited, Counted counted, boolean recalled, Optional<byte[]> changes) {}

    /** Whether the address is on one of the portal's hosts. */
    boolean isWithin(URI uri) {
        return hosts.refusal(uri).isEmpty();
    }

    /** Why the address is on none of the portal's hosts; empty when it is on one. */
    Optional<String> elsewhere(URI uri) {
        return hosts.refusal(uri);
    }

    /** Whether the address's host can be asked at all. */
    RobotsGate.Standing standing(URI uri) throws IOException, InterruptedException {
        return isWithin(uri) ? robots.standing(uri) : RobotsGate.Standing.OPEN;
    }

    /** Site maps that robots.txt of the address's host names, on hosts of the portal. */
    List<URI> siteMaps(URI uri) throws IOException, InterruptedException {
        return isWithin(uri)
                ? robots.siteMaps(uri).stream().filter(this::isWithin).toList()
                : List.of();
    }

    /** Visits an address, or recalls the visit. */
    Look visit(Ask ask, Discovery found) throws IOException, InterruptedException {
        Duration wanted = isWithin(ask.target()) ? robots.delay(ask.target()) : Duration.ZERO;
        Duration pause = wanted.compareTo(settings.pausePerHost()) > 0 ? wanted : settings.pausePerHost();
        return visit(ask, found, gate, pause);
    }

    private RobotsGate.Visited visitRobots(URI uri, boolean again) throws IOException, InterruptedException {
        Visited visited;
        if (again) {
            // The run has a capture of this address already, and keeps that one.
            Ask ask = Ask.get(uri);
            FetchOutcome outcome = fetcher.fetch(ask, Optional.empty(), hosts::refusal, settings.pausePerHost());
            visited = read(ask, outcome, Optional.empty());
        } else {
            Discovery found = new Discovery(ROBOTS, Optional.empty(), Optional.empty());
            visited = visit(Ask.get(uri), found, hosts::refusal, settings.pausePerHost())
                    .visited();
        }
        List<Exchange> exchanges = visited.outcome().exchanges();
        Instant at = exchanges.isEmpty() ? clock.instant() : exchanges.get(0).began();
        return new RobotsGate.Visited(visited.outcome(), visited.body(), at);
    }

    private Look visit(Ask ask, Discovery found, Gate through, Duration pause)
            throws IOException, InterruptedException {
        Optional<String> elsewhere = hosts.refusal(ask.target());
        if (elsewhere.isPresent()) {
            Disallowed refused = new Disallowed(elsewhere.orElseThrow());
            return look(new Visited(refused, new byte[0], Optional.empty(), ask.target()), Counted.NOTHING, true);
        }
        Optional<Kept> kept = journal.kept(ask.identity());
        Optional<Visited> recalled = recall(ask, kept);
        if (recalled.isPresent()) {
            Counted counted = count(recalled.orElseThrow().outcome(), kept, true, found);
            noteHome(ask, recalled.orElseThrow());
            return look(recalled.orElseThrow(), counted, true);
        }
        FetchOutcome outcome = fetcher.fetch(ask, kept, through, pause);
        Visited visited;
        try {
            visited = read(ask, outcome, kept);
        } catch (IOException e) {
            // The server says that the kept body holds, and the kept body is damaged: ask for it again.
            outcome = fetcher.fetch(ask, Optional.empty(), through, pause);
            visited = read(ask, outcome, Optional.empty());
        }
        visited = withoutEcho(ask, visited);
        Counted counted = count(visited.outcome(), kept, false, found);
        journal.record(new Visit(run, portal.id(), ask.identity(), found, clock.instant(), visited.outcome()));
        return look(visited, counted, false);
    }

    private static Look look(Visited visited, Counted counted, boolean recalled) {
        return new Look(visited, counted, recalled, Optional.empty());
    }

    /** A visit of an earlier process of this run, as far as that noted it. */
    Look recall(Ask ask, Trails.Noted noted) {
        FetchOutcome outcome = noted.outcome();
        tally.count(noted.counted(), outcome.exchanges().size(), true);
        return new Look(
                new Visited(outcome, new byte[0], Optional.empty(), ask.target()),
                noted.counted(),
                true,
                Optional.of(noted.changes()));
    }

    /** A visit for a later process of this run, unless that has to recall it from its capture. */
    Optional<Trails.Noted> noted(Ask ask, Look look, byte[] changes) {
        FetchOutcome outcome = look.visited().outcome();
        // the home page's body tells what other answers are worth
        boolean whole =
                outcome instanceof Disallowed || HomePath.is(ask.target()) || damages.containsKey(ask.identity());
        return whole ? Optional.empty() : Optional.of(new Trails.Noted(outcome, look.counted(), changes));
    }

    /** A site without rules for robots has not lost anything. */
    private Counted count(FetchOutcome outcome, Optional<Kept> kept, boolean fromJournal, Discovery found) {
        boolean noRules = outcome instanceof Gone && found.by().equals(ROBOTS);
        return tally.count(outcome, kept, fromJournal, !noRules);
    }

    /** The visit of an earlier process of this run; none when its stored answer is damaged: then it is asked for again. */
    private Optional<Visited> recall(Ask ask, Optional<Kept> kept) {
        try {
            Optional<FetchOutcome> recalled =
                    journal.visited(run, ask.identity()).filter(Visits::isOfTheAddress);
            return recalled.isPresent() ? Optional.of(read(ask, recalled.orElseThrow(), kept)) : Optional.empty();
        } catch (IOException e) {
            damages.put(
                    ask.identity(),
                    "asked again without success, because what this run had stored of it cannot be read: "
                            + e.getMessage());
            return Optional.empty();
        }
    }

    /** Another portal of the run may have been refused by its own hosts: that says nothing here. */
    private static boolean isOfTheAddress(FetchOutcome outcome) {
        return !(outcome instanceof Disallowed disallowed && AllowedHosts.isRefusal(disallowed.reason()));
    }

    /** What was wrong with the stored visit to this address, if anything was. */
    Optional<String> damage(URI identity) {
        return Optional.ofNullable(damages.get(identity));
    }

    private void noteHome(Ask ask, Visited visited) {
        if (visited.body().length > 0 && HomePath.is(ask.target())) {
            homes.putIfAbsent(
                    String.valueOf(ask.target().getRawAuthority()),
                    new Home(visited.body().length, Digest.of(visited.body())));
        }
    }

    /** A home page's body; its length spares most others a digest. */
    private record Home(int length, Digest digest) {
        boolean is(byte[] body) {
            return body.length == length && digest.equals(Digest.of(body));
        }
    }

    /** A site that answers everything it has lost with its home page says "gone" in its own way. */
    private Visited withoutEcho(Ask ask, Visited visited) {
        noteHome(ask, visited);
        @Nullable Home home = homes.get(String.valueOf(ask.target().getRawAuthority()));
        boolean echo = home != null
                && visited.outcome() instanceof Fetched
                && !HomePath.is(ask.target())
                && !portal.start().contains(ask.target())
                && home.is(visited.body());
        return echo
                ? new Visited(
                        new Gone(visited.outcome().exchanges(), "soft 404: the home page came instead"),
                        new byte[0],
                        Optional.empty(),
                        visited.uri())
                : visited;
    }

    private Visited read(Ask ask, FetchOutcome outcome, Optional<Kept> kept) throws IOException {
        List<Exchange> exchanges = outcome.exchanges();
        if (outcome instanceof Unchanged && kept.isPresent()) {
            Kept old = kept.orElseThrow();
            byte[] stored = old.body().read();
            // A 304 need not repeat the coding of what it confirms, and a page never begins like gzip by itself.
            Optional<String> coding = old.contentEncoding().or(() -> ContentCoding.sniff(stored));
            byte[] body = ContentCoding.decode(stored, coding, limit.bytes(old.contentType()));
            return new Visited(
                    outcome,
                    body,
                    old.contentType(),
                    exchanges.get(exchanges.size() - 1).uri());
        }
        if (outcome instanceof Fetched) {
            Exchange answer = exchanges.get(exchanges.size() - 1);
            byte[] body = ContentCoding.decode(
                    answer.body(), answer.header("Content-Encoding"), limit.bytes(answer.header("Content-Type")));
            return new Visited(outcome, body, answer.header("Content-Type"), answer.uri());
        }
        return new Visited(outcome, new byte[0], Optional.empty(), ask.target());
    }

    /** Makes what was recorded durable. */
    void commit() throws IOException {
        journal.commit();
    }

    /** The counts so far. */
    Counts counts() {
        return tally.counts(fetcher.requests());
    }
}
