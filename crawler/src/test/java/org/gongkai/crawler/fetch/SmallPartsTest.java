package org.gongkai.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongkai.crawler.Addresses;
import org.gongkai.crawler.TestSettings;
import org.gongkai.model.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallPartsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), ZoneOffset.UTC);

    @Test
    void readsRetryAfterInSecondsAndAsADate() {
        assertThat(RetryAfter.parse(Optional.of(" 120 "), CLOCK)).contains(Duration.ofSeconds(120));
        assertThat(RetryAfter.parse(Optional.of("Sun, 01 Feb 2026 00:01:00 GMT"), CLOCK))
                .contains(Duration.ofMinutes(1));
        assertThat(RetryAfter.parse(Optional.of("Sat, 31 Jan 2026 00:01:00 GMT"), CLOCK))
                .contains(Duration.ZERO);
        assertThat(RetryAfter.parse(Optional.of("soon"), CLOCK)).isEmpty();
        assertThat(RetryAfter.parse(Optional.of("-5"), CLOCK)).isEmpty();
        assertThat(RetryAfter.parse(Optional.empty(), CLOCK)).isEmpty();
    }

    @Test
    void namesItselfAndItsContact() {
        assertThat(UserAgent.of(TestSettings.quick().settings()).header())
                .isEqualTo("gongkai/1.0 (+mailto:crawl@gongkai.example)");
        for (String contact : List.of("", "  ", "a\r\nX: y", "某人", "a(b)")) {
            assertThatThrownBy(() -> UserAgent.of(
                            TestSettings.quick().contact(Optional.of(contact)).settings()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("crawler.user-agent-contact");
        }
    }

    private static Portal portal(Set<String> hosts, String... starts) {
        return new Portal(
                "p", "p", "1", List.of(starts).stream().map(URI::create).toList(), hosts, "");
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.a.example/, true", "https://www.a.example/x, true", "http://WWW.A.EXAMPLE:80/, true",
                "http://www.a.example:8080/, true",
        "http://www.a.example:9090/, false", "http://a.example/, false", "http://www.a.example.evil.example/, false",
                "http://xwww.a.example/, false",
        "http://b.example:81/, true", "http://b.example/, false", "https://b.example:81/, true"
    })
    void comparesHostsWithTheirPorts(String uri, boolean allowed) {
        AllowedHosts hosts =
                new AllowedHosts(portal(Set.of("www.a.example", "b.example:81"), "http://www.a.example:8080/"));
        assertThat(hosts.refusal(URI.create(uri)).isEmpty()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "/, true",
        "'', true",
        "/index.html, true",
        "/index.shtml, true",
        "/Default.aspx, true",
        "/index, true",
        "/?a=1, false",
        "/zwgk/, false",
        "/zwgk/index.html, false"
    })
    void knowsAHomePageByItsPath(String path, boolean home) {
        assertThat(HomePath.is(URI.create("http://www.a.example" + path))).isEqualTo(home);
    }

    @Test
    void letsOneRequestAtATimeToAHostAndOthersBesideIt() throws Exception {
        List<Duration> waits = new ArrayList<>();
        HostTurns turns = new HostTurns(Addresses.system(), CLOCK, waits::add);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        CountDownLatch otherHost = new CountDownLatch(1);
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                try {
                    turns.take("WWW.a.example", Duration.ZERO, () -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        otherHost.await();
                        inside.decrementAndGet();
                        return "";
                    });
                } catch (NoAnswerException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            thread.start();
            threads.add(thread);
        }
        turns.take("b.example", Duration.ZERO, () -> {
            otherHost.countDown(); // would never come if b had to wait for a
            return "";
        });
        for (Thread thread : threads) {
            thread.join(5_000);
            assertThat(thread.isAlive()).isFalse();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void holdsTheHostForThePauseAfterARequestThatFailed() throws Exception {
        List<Duration> waits = new ArrayList<>();
        HostTurns turns = new HostTurns(Addresses.system(), CLOCK, waits::add);
        assertThatThrownBy(() -> turns.take("a.example", Duration.ofSeconds(3), () -> {
                    throw new NoAnswerException("no", true, new java.io.IOException());
                }))
                .isInstanceOf(NoAnswerException.class);
        turns.take("a.example", Duration.ofSeconds(1), () -> "");
        turns.take("b.example", Duration.ofSeconds(1), () -> "");
        assertThat(waits).containsExactly(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<p>一二三四五</p>; 5",
                "<a href='x'>一二三</a>四五; 2",
                "<script>var a='<p>'</script>一; 1",
                "<head><title>一二</title></head>三; 1",
                "<!-- 一 > 二 -->三; 1",
                "<article>一二</article>; 2",
                "<script>never closed 一二三; 0",
                "一 二; 2",
                "<A>一</A><STYLE>x</style >二; 1"
            })
    void estimatesWhatAPageSaysItself(String html, int words) {
        assertThat(OwnWords.atLeast(html.getBytes(StandardCharsets.UTF_8), words))
                .isTrue();
        assertThat(OwnWords.atLeast(html.getBytes(StandardCharsets.UTF_8), words + 1))
                .isFalse();
    }
}
