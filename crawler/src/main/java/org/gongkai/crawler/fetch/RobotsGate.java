package org.gongkai.crawler.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.crawler.page.CanonicalAddress;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.FetchOutcome.Blocked;

/**
 * The Robots Exclusion Protocol (RFC 9309) for one portal and one run: robots.txt is asked for once for each scheme, host
 * and port, before anything else there, and again in a run that outlasts a day (2.4).
 *
 * <p>No robots.txt (4xx, 2.3.1.3) allows everything; one that cannot be reached (5xx, no answer, 2.3.1.4), and also 429,
 * which asks for less and not for more, forbids everything for this run.
 */
public final class RobotsGate implements Gate {
    /** At least what RFC 9309, 2.5 demands. */
    private static final int PARSED = 1 << 20;

    /** What a parser has to read at least (2.5); a file that is cut after it is taken for what came. */
    private static final int LEAST_PARSED = 500 * 1024;

    private static final Duration CACHED = Duration.ofHours(24);
    private static final long LONGEST_DELAY_MILLIS = Duration.ofHours(1).toMillis();

    private final Visitor visitor;
    private final Clock clock;
    private final Map<URI, Rules> rules = new HashMap<>();

    /** Visits an address as any other visit: once a run, recorded. */
    public interface Visitor {
        /**
         * The outcome, and the body without content coding when there is one.
         *
         * @param again whether what the run has seen of it before is too old
         */
        Visited visit(URI robots, boolean again) throws IOException, InterruptedException;
    }

    /**
     * What a visit to robots.txt brought.
     *
     * @param at when it was asked for, perhaps by an earlier process of the run
     */
    public record Visited(FetchOutcome outcome, byte[] body, Instant at) {}

    /** Why a host that has no rules to obey is left alone all the same. */
    public enum Standing {
        OPEN,
        UNREACHABLE,
        BLOCKED
    }

    private record Rules(BaseRobotRules rules, Standing standing, String reason, Instant at) {
        Rules seen(Instant when) {
            return new Rules(rules, standing, reason, when);
        }
    }

    /** A gate that knows nothing yet. */
    public RobotsGate(Visitor visitor, Clock clock) {
        this.visitor = visitor;
        this.clock = clock;
    }

    @Override
    public Optional<String> refusal(URI uri) throws IOException, InterruptedException {
        Rules known = rules(uri);
        if (known.standing() != Standing.OPEN) {
            return Optional.of(known.reason());
        }
        return known.rules().isAllowed(uri.toString()) ? Optional.empty() : Optional.of(known.reason());
    }

    /** Whether the host of this address can be asked at all. */
    public Standing standing(URI uri) throws IOException, InterruptedException {
        return rules(uri).standing();
    }

    /** The pause that this host's robots.txt asks for; zero when it asks for none. */
    public Duration delay(URI uri) throws IOException, InterruptedException {
        long delay = rules(uri).rules().getCrawlDelay();
        return delay == BaseRobotRules.UNSET_CRAWL_DELAY ? Duration.ZERO : Duration.ofMillis(Math.max(0, delay));
    }

    /** Site maps that this host's robots.txt names (sitemaps.org, "Specifying the Sitemap location"), in order. */
    public List<URI> siteMaps(URI uri) throws IOException, InterruptedException {
        return rules(uri).rules().getSitemaps().stream()
                .flatMap(address -> CanonicalAddress.of(address).stream())
                .toList();
    }

    private Rules rules(URI uri) throws IOException, InterruptedException {
        URI robots = URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + "/robots.txt");
        Rules known = rules.get(robots);
        if (known == null) {
            known = visit(robots, false);
        }
        if (known.at().plus(CACHED).isBefore(clock.instant())) {
            known = visit(robots, true);
        }
        return known;
    }

    private Rules visit(URI robots, boolean again) throws IOException, InterruptedException {
        Visited visited = visitor.visit(robots, again);
        Rules read = read(robots, visited).seen(visited.at());
        rules.put(robots, read);
        return read;
    }

    private static Rules read(URI robots, Visited visited) {
        FetchOutcome outcome = visited.outcome();
        List<Exchange> exchanges = outcome.exchanges();
        int status =
                exchanges.isEmpty() ? 0 : exchanges.get(exchanges.size() - 1).status();
        boolean redirect = status >= 300 && status < 400 && status != 304;
        // A chain that ends nowhere or leaves the portal may be taken for no robots.txt (2.3.1.2).
        boolean none = (status >= 400 && status < 500 && status != 429) || redirect;
        boolean answered = status >= 200 && status < 300 || status == 304;
        if (none || outcome instanceof FetchOutcome.Gone) {
            return new Rules(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), Standing.OPEN, "", Instant.EPOCH);
        }
        if (outcome instanceof Blocked blocked && !answered) {
            return closed(robots, Standing.BLOCKED, blocked.reason());
        }
        byte[] body = visited.body().length > 0 || exchanges.isEmpty()
                ? visited.body()
                : tooLong(exchanges.get(exchanges.size() - 1));
        // Rules that came only in part, or that cannot be decoded, may lack just the line that forbids.
        boolean broken = outcome instanceof FetchOutcome.Failed
                && answered
                && body.length == 0
                && exchanges.get(exchanges.size() - 1).body().length > 0;
        if (!answered || broken) {
            return closed(robots, Standing.UNREACHABLE, reason(outcome));
        }
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser(LONGEST_DELAY_MILLIS, 0);
        BaseRobotRules read = parser.parseContent(
                robots.toString(),
                body.length > PARSED ? wholeLines(body, PARSED) : body,
                "text/plain",
                List.of(UserAgent.PRODUCT));
        return new Rules(read, Standing.OPEN, "forbidden by " + robots, Instant.EPOCH);
    }

    /** What came of a file that is larger than any that has to be read; nothing when it ended for another reason. */
    private static byte[] tooLong(Exchange answer) {
        boolean cut = answer.truncated().filter("length"::equals).isPresent()
                && answer.header("Content-Encoding").isEmpty()
                && answer.body().length >= LEAST_PARSED;
        return cut ? wholeLines(answer.body(), answer.body().length) : new byte[0];
    }

    /** A line that is cut in its middle would forbid or allow something else. */
    private static byte[] wholeLines(byte[] body, int most) {
        int end = most;
        while (end > 0 && body[end - 1] != '\n' && body[end - 1] != '\r') {
            end--;
        }
        return Arrays.copyOf(body, end);
    }

    private static Rules closed(URI robots, Standing standing, String reason) {
        return new Rules(
                new SimpleRobotRules(RobotRulesMode.ALLOW_NONE),
                standing,
                "nothing is asked of this host in this run, because " + robots + " could not be read: " + reason,
                Instant.EPOCH);
    }

    private static String reason(FetchOutcome outcome) {
        return outcome instanceof FetchOutcome.Failed failed ? failed.reason() : "no usable answer";
    }
}
