package org.gongkai.crawler;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.gongkai.config.CrawlerSettings;
import org.gongkai.config.Hours;
import org.gongkai.config.TlsPolicy;

/** Settings for tests: no pause, loopback allowed, short patience; each method gives a changed copy. */
public record TestSettings(CrawlerSettings settings) {
    public static TestSettings quick() {
        return new Draft().made();
    }

    public TestSettings contact(Optional<String> contact) {
        return with(draft -> draft.contact = contact);
    }

    public TestSettings pause(Duration pause) {
        return with(draft -> draft.pause = pause);
    }

    public TestSettings publicOnly() {
        return with(draft -> draft.allowPrivate = false);
    }

    public TestSettings hours(Hours hours) {
        return with(draft -> draft.hours = hours);
    }

    public TestSettings tls(TlsPolicy tls) {
        return with(draft -> draft.tls = tls);
    }

    public TestSettings connectTimeout(Duration connect, Duration tls) {
        return with(draft -> {
            draft.connect = connect;
            draft.tlsHandshake = tls;
        });
    }

    public TestSettings firstByteTimeout(Duration firstByte) {
        return with(draft -> draft.firstByte = firstByte);
    }

    public TestSettings timeouts(Duration response, Duration exchange) {
        return with(draft -> {
            draft.response = response;
            draft.exchange = exchange;
        });
    }

    public TestSettings maxBody(long bytes) {
        return with(draft -> draft.maxBody = bytes);
    }

    public TestSettings maxPage(long bytes) {
        return with(draft -> draft.maxPage = bytes);
    }

    public TestSettings recheckAfter(Duration age) {
        return with(draft -> draft.recheckAfter = age);
    }

    public TestSettings limits(int pages, int depth) {
        return with(draft -> {
            draft.pages = pages;
            draft.depth = depth;
        });
    }

    public TestSettings retries(int retries) {
        return with(draft -> draft.retries = retries);
    }

    private TestSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(settings);
        change.accept(draft);
        return draft.made();
    }

    private static final class Draft {
        private Optional<String> contact = Optional.of("mailto:crawl@gongkai.example");
        private Duration pause = Duration.ZERO;
        private boolean allowPrivate = true;
        private Hours hours = Hours.ALWAYS;
        private TlsPolicy tls = TlsPolicy.STRICT;
        private Duration connect = Duration.ofSeconds(5);
        private Duration tlsHandshake = Duration.ofSeconds(5);
        private Duration firstByte = Duration.ofSeconds(20);
        private Duration response = Duration.ofSeconds(5);
        private Duration exchange = Duration.ofSeconds(20);
        private long maxBody = 2_000_000;
        private long maxPage = 2_000_000;
        private Duration recheckAfter = Duration.ofDays(30);
        private int redirects = 5;
        private int pages = 2_000;
        private int depth = 12;
        private int retries = 1;

        Draft() {}

        Draft(CrawlerSettings settings) {
            contact = settings.userAgentContact();
            pause = settings.pausePerHost();
            allowPrivate = settings.allowPrivateAddresses();
            hours = settings.hours();
            tls = settings.tls();
            connect = settings.connectTimeout();
            tlsHandshake = settings.tlsTimeout();
            firstByte = settings.firstByteTimeout();
            response = settings.responseTimeout();
            exchange = settings.exchangeTimeout();
            maxBody = settings.maxBodySize();
            maxPage = settings.maxPageSize();
            recheckAfter = settings.recheckAfter();
            redirects = settings.maxRedirects();
            pages = settings.maxPages();
            depth = settings.maxDepth();
            retries = settings.retries();
        }

        TestSettings made() {
            return new TestSettings(new CrawlerSettings(
                    contact,
                    pause,
                    4,
                    allowPrivate,
                    hours,
                    tls,
                    connect,
                    tlsHandshake,
                    firstByte,
                    response,
                    exchange,
                    maxBody,
                    maxPage,
                    recheckAfter,
                    redirects,
                    pages,
                    depth,
                    retries,
                    Duration.ofMillis(10),
                    Duration.ofSeconds(30)));
        }
    }
}
