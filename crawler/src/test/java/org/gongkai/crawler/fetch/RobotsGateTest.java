package org.gongkai.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.model.Exchange;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.FetchOutcome.Failed;
import org.gongkai.model.FetchOutcome.Fetched;
import org.gongkai.model.FetchOutcome.Gone;
import org.junit.jupiter.api.Test;

class RobotsGateTest {
    private static final URI PAGE = URI.create("http://www.a.example/doc/1.html");

    private final List<Boolean> visits = new ArrayList<>();
    private Instant now = Instant.parse("2026-02-01T00:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private RobotsGate gate(FetchOutcome outcome, String body) {
        return new RobotsGate(
                (robots, again) -> {
                    visits.add(again);
                    return new RobotsGate.Visited(outcome, body.getBytes(StandardCharsets.UTF_8), now);
                },
                clock);
    }

    private static Exchange exchange(int status, String body, Optional<String> truncated) {
        return new Exchange(
                URI.create("http://www.a.example/robots.txt"),
                Instant.EPOCH,
                "GET /robots.txt HTTP/1.1",
                List.of(),
                "HTTP/1.1 " + status,
                status,
                List.of(),
                body.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                truncated);
    }

    private static Fetched rules(String body) {
        return new Fetched(List.of(exchange(200, body, Optional.empty())));
    }

    @Test
    void asksAgainAfterADayOnly() throws Exception {
        String rules = "User-agent: *\nDisallow: /doc/\n";
        RobotsGate gate = gate(rules(rules), rules);
        assertThat(gate.refusal(PAGE)).isPresent();
        now = now.plus(Duration.ofHours(23));
        gate.refusal(PAGE);
        assertThat(visits).containsExactly(false);
        now = now.plus(Duration.ofHours(2));
        gate.refusal(PAGE);
        assertThat(visits).containsExactly(false, true);
    }

    @Test
    void allowsEverythingWithoutRulesAndNothingWhereTheyCannotBeHad() throws Exception {
        assertThat(gate(new Gone(List.of(exchange(404, "", Optional.empty())), "status 404"), "")
                        .refusal(PAGE))
                .isEmpty();
        assertThat(gate(new Failed(List.of(exchange(401, "", Optional.empty())), "status 401"), "")
                        .refusal(PAGE))
                .isEmpty();
        assertThat(gate(new Failed(List.of(exchange(503, "", Optional.empty())), "status 503"), "")
                        .refusal(PAGE))
                .isPresent();
        assertThat(gate(new Failed(List.of(), "no answer"), "").refusal(PAGE)).isPresent();
    }

    @Test
    void prefersTheGroupThatNamesItAndTheLongestMatch() throws Exception {
        String rules = "User-agent: *\nDisallow: /\n\nUser-agent: GONGKAI\nDisallow: /doc/\nAllow: /doc/1.html$\n";
        RobotsGate gate = gate(rules(rules), rules);
        assertThat(gate.refusal(PAGE)).isEmpty();
        assertThat(gate.refusal(URI.create("http://www.a.example/doc/2.html"))).isPresent();
        assertThat(gate.refusal(URI.create("http://www.a.example/other"))).isEmpty();
    }

    @Test
    void readsWhatCameOfAFileThatIsFarTooLong() throws Exception {
        String filler = "# nothing to see\n".repeat(40_000);
        String rules = "User-agent: *\nDisallow: /doc/\n" + filler + "Disallow: /ot";
        Failed cut = new Failed(List.of(exchange(200, rules, Optional.of("length"))), "too long");
        RobotsGate gate = gate(cut, "");
        assertThat(gate.refusal(PAGE)).isPresent();
        assertThat(gate.refusal(URI.create("http://www.a.example/other")))
                .as("the last line is not whole")
                .isEmpty();
        Failed lost = new Failed(List.of(exchange(200, rules, Optional.of("disconnect"))), "cut");
        assertThat(gate(lost, "").refusal(URI.create("http://www.a.example/other")))
                .isPresent();
    }
}
