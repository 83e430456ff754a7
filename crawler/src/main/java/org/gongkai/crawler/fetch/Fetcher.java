package org.gongkai.crawler.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongkai.config.CrawlerSettings;
import org.gongkai.crawler.Addresses;
import org.gongkai.crawler.CrawlJournal.Kept;
import org.gongkai.crawler.page.CanonicalAddress;
import org.gongkai.model.Digest;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.FetchOutcome.Disallowed;
import org.gongkai.model.FetchOutcome.Failed;
import org.gongkai.model.Header;

/**
 * Fetches for one portal: redirects by hand, retries with backoff, conditional requests, the portal's hours, the host's turn
 * and pause before each request. Used by one thread at a time; {@link #requests()} may be read by any.
 */
public final class Fetcher implements AutoCloseable {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    private final CrawlerSettings settings;
    private final Clock clock;
    private final HostTurns turns;
    private final Transport transport;
    private final AnswerJudge judge;
    private volatile int requests;

    /**
     * A fetcher with these settings.
     *
     * @throws IllegalArgumentException when the settings name no contact
     */
    public Fetcher(Addresses addresses, CrawlerSettings settings, Clock clock, HostTurns turns) {
        this.settings = settings;
        this.clock = clock;
        this.turns = turns;
        this.transport = new Transport(addresses, settings, clock);
        this.judge = new AnswerJudge(BodyLimit.of(settings));
    }

    /** HTTP requests sent so far, those without an answer included. */
    public int requests() {
        return requests;
    }

    /**
     * What comes of asking.
     *
     * @param kept what earlier runs kept of this address, for a conditional request
     * @param gate asked before each request
     * @param pause held after each request to the host, for example because robots.txt wants a longer one
     */
    public FetchOutcome fetch(Ask ask, Optional<Kept> kept, Gate gate, Duration pause)
            throws IOException, InterruptedException {
        List<Exchange> exchanges = new ArrayList<>();
        List<URI> seen = new ArrayList<>();
        URI now = ask.target();
        Optional<String> form = ask.form();
        while (true) {
            Optional<String> refusal = gate.refusal(now);
            if (refusal.isPresent()) {
                return exchanges.isEmpty()
                        ? new Disallowed(refusal.orElseThrow())
                        : new Failed(exchanges, "redirected to " + now + ": " + refusal.orElseThrow());
            }
            seen.add(now);
            List<Header> extra = headers(ask, now, form, kept);
            boolean conditional =
                    extra.stream().anyMatch(header -> header.name().startsWith("If-"));
            Exchange answer;
            try {
                answer = persistently(now, form, extra, pause);
            } catch (NoAnswerException e) {
                return new Failed(exchanges, e.reason());
            }
            exchanges.add(answer);
            Optional<String> location = answer.header("Location").filter(value -> !value.isBlank());
            if (!REDIRECTS.contains(answer.status()) || location.isEmpty()) {
                Optional<Digest> digest = conditional ? kept.map(Kept::payload) : Optional.empty();
                return judge.judge(exchanges, digest);
            }
            Optional<URI> next = CanonicalAddress.resolve(now, recode(location.orElseThrow()), StandardCharsets.UTF_8);
            if (next.isEmpty()) {
                return new Failed(exchanges, "redirected to '" + location.orElseThrow() + "', which is no web address");
            }
            now = next.orElseThrow();
            if (answer.status() != 307 && answer.status() != 308) {
                form = Optional.empty();
            }
            // Once more to the same address is how sites set a cookie; without one, or a third time, it is a loop.
            int before = seen.indexOf(now);
            boolean asked = before >= 0;
            if (asked
                    && (Collections.frequency(seen, now) > 1
                            || !bringsCookie(exchanges.subList(before, exchanges.size())))) {
                return new Failed(exchanges, "redirect loop at " + now);
            }
            if (seen.size() > settings.maxRedirects()) {
                return new Failed(exchanges, "more than " + settings.maxRedirects() + " redirects, the last to " + now);
            }
        }
    }

    /** Whether one of the answers sets a cookie that had not been sent along. */
    private static boolean bringsCookie(List<Exchange> exchanges) {
        return exchanges.stream().anyMatch(exchange -> exchange.responseHeaders().stream()
                .filter(header -> header.name().equalsIgnoreCase("Set-Cookie"))
                .map(header -> header.value().split(";", 2)[0].strip())
                .anyMatch(cookie -> exchange.requestHeaders().stream()
                        .filter(header -> header.name().equalsIgnoreCase("Cookie"))
                        .noneMatch(
                                header -> List.of(header.value().split(";\\s*")).contains(cookie))));
    }

    /** Servers write raw UTF-8 into Location, which arrives as if it were Latin-1. */
    private static String recode(String location) {
        byte[] octets = location.getBytes(StandardCharsets.ISO_8859_1);
        String utf8 = new String(octets, StandardCharsets.UTF_8);
        boolean latin = location.chars().allMatch(c -> c < 0x100);
        return latin && utf8.indexOf('\uFFFD') < 0 ? utf8 : location;
    }

    private List<Header> headers(Ask ask, URI now, Optional<String> form, Optional<Kept> kept) {
        List<Header> headers = new ArrayList<>();
        ask.referer().ifPresent(uri -> headers.add(new Header("Referer", uri.toString())));
        if (form.isPresent()) {
            headers.add(new Header("X-Requested-With", "XMLHttpRequest"));
            return headers;
        }
        // The validators belong to the address that answered, which need not be the first of a chain.
        // And they are the server's word, which is put to the test now and then.
        Instant trusted = clock.instant().minus(settings.recheckAfter());
        Optional<Kept> valid = kept.filter(old -> ask.form().isEmpty()
                && old.answered().equals(now)
                && old.brought().isAfter(trusted));
        valid.flatMap(Kept::etag).ifPresent(etag -> headers.add(new Header("If-None-Match", etag)));
        valid.flatMap(Kept::lastModified).ifPresent(date -> headers.add(new Header("If-Modified-Since", date)));
        return headers;
    }

    private Exchange persistently(URI uri, Optional<String> form, List<Header> extra, Duration pause)
            throws NoAnswerException, InterruptedException {
        for (int attempt = 0; ; attempt++) {
            boolean last = attempt >= settings.retries();
            Duration backoff = settings.retryPause().multipliedBy(1L << Math.min(attempt, 16));
            try {
                turns.hold(settings.hours().untilOpen(clock.instant()));
                Exchange answer = turns.take(String.valueOf(uri.getHost()), pause, () -> {
                    requests++;
                    return transport.exchange(uri, form, extra);
                });
                boolean cut = answer.truncated().filter("disconnect"::equals).isPresent();
                boolean passing = PASSING.contains(answer.status())
                        && judge.blocked(answer).isEmpty();
                if (last || !(cut || passing)) {
                    return answer;
                }
                Optional<Duration> asked = RetryAfter.parse(answer.header("Retry-After"), clock);
                if (asked.filter(time -> time.compareTo(settings.maxRetryAfter()) > 0)
                        .isPresent()) {
                    return answer;
                }
                turns.hold(asked.filter(time -> time.compareTo(backoff) > 0).orElse(backoff));
            } catch (NoAnswerException e) {
                if (last || !e.mayPass()) {
                    throw e;
                }
                turns.hold(backoff);
            }
        }
    }

    @Override
    public void close() {
        transport.close();
    }
}
