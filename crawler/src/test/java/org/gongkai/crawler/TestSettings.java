package org.gongkai.crawler;

import java.time.Duration;
import java.util.Optional;
import org.gongkai.config.CrawlerSettings;

/** Settings for tests: no pause, loopback allowed, short patience; each {@code with…} gives a changed copy. */
public record TestSettings(CrawlerSettings settings) {
    public static TestSettings quick() {
        return new TestSettings(new CrawlerSettings(
                Optional.of("mailto:crawl@gongkai.example"),
                Duration.ZERO,
                4,
                true,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                2_000_000,
                5,
                2_000,
                12,
                1,
                Duration.ofMillis(10),
                Duration.ofSeconds(30)));
    }

    public TestSettings contact(Optional<String> contact) {
        CrawlerSettings s = settings;
        return of(
                contact,
                s.pausePerHost(),
                s.allowPrivateAddresses(),
                s.responseTimeout(),
                s.exchangeTimeout(),
                s.maxBodySize(),
                s.maxRedirects(),
                s.maxPages(),
                s.maxDepth(),
                s.retries());
    }

    public TestSettings pause(Duration pause) {
        CrawlerSettings s = settings;
        return of(
                s.userAgentContact(),
                pause,
                s.allowPrivateAddresses(),
                s.responseTimeout(),
                s.exchangeTimeout(),
                s.maxBodySize(),
                s.maxRedirects(),
                s.maxPages(),
                s.maxDepth(),
                s.retries());
    }

    public TestSettings publicOnly() {
        CrawlerSettings s = settings;
        return of(
                s.userAgentContact(),
                s.pausePerHost(),
                false,
                s.responseTimeout(),
                s.exchangeTimeout(),
                s.maxBodySize(),
                s.maxRedirects(),
                s.maxPages(),
                s.maxDepth(),
                s.retries());
    }

    public TestSettings timeouts(Duration response, Duration exchange) {
        CrawlerSettings s = settings;
        return of(
                s.userAgentContact(),
                s.pausePerHost(),
                s.allowPrivateAddresses(),
                response,
                exchange,
                s.maxBodySize(),
                s.maxRedirects(),
                s.maxPages(),
                s.maxDepth(),
                s.retries());
    }

    public TestSettings maxBody(long bytes) {
        CrawlerSettings s = settings;
        return of(
                s.userAgentContact(),
                s.pausePerHost(),
                s.allowPrivateAddresses(),
                s.responseTimeout(),
                s.exchangeTimeout(),
                bytes,
                s.maxRedirects(),
                s.maxPages(),
                s.maxDepth(),
                s.retries());
    }

    public TestSettings limits(int pages, int depth) {
        CrawlerSettings s = settings;
        return of(
                s.userAgentContact(),
                s.pausePerHost(),
                s.allowPrivateAddresses(),
                s.responseTimeout(),
                s.exchangeTimeout(),
                s.maxBodySize(),
                s.maxRedirects(),
                pages,
                depth,
                s.retries());
    }

    public TestSettings retries(int retries) {
        CrawlerSettings s = settings;
        return of(
                s.userAgentContact(),
                s.pausePerHost(),
                s.allowPrivateAddresses(),
                s.responseTimeout(),
                s.exchangeTimeout(),
                s.maxBodySize(),
                s.maxRedirects(),
                s.maxPages(),
                s.maxDepth(),
                retries);
    }

    private TestSettings of(
            Optional<String> contact,
            Duration pause,
            boolean allowPrivate,
            Duration response,
            Duration exchange,
            long maxBody,
            int redirects,
            int pages,
            int depth,
            int retries) {
        return new TestSettings(new CrawlerSettings(
                contact,
                pause,
                settings.hostsAtOnce(),
                allowPrivate,
                settings.connectTimeout(),
                response,
                exchange,
                maxBody,
                redirects,
                pages,
                depth,
                retries,
                settings.retryPause(),
                settings.maxRetryAfter()));
    }
}
