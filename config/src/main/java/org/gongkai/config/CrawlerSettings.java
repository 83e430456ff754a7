package org.gongkai.config;

import java.time.Duration;
import java.util.Optional;

/**
 * The {@code crawler.*} settings, for all portals or, with a portal file's own lines laid over them, for one.
 *
 * @param userAgentContact who runs the crawl: an address of mail or web, sent in every request; no default
 * @param pausePerHost between the end of a request and the next one to the same host
 * @param hostsAtOnce hosts that are asked at the same time
 * @param allowPrivateAddresses whether loopback, link-local and private networks may be asked
 * @param connectTimeout for the TCP connection and the TLS handshake together
 * @param responseTimeout between two bytes of an answer
 * @param exchangeTimeout for one request and its whole answer
 * @param maxBodySize bytes of one answer's body; more is cut and recorded as cut
 * @param maxRedirects in one chain
 * @param maxPages addresses visited at one portal in one run, before the run is called incomplete
 * @param maxDepth links followed from a start address
 * @param retries after a failure that may pass
 * @param retryPause before the first retry; doubled for each further one; a longer Retry-After wins
 * @param maxRetryAfter the longest Retry-After that is waited for
 */
public record CrawlerSettings(
        Optional<String> userAgentContact,
        Duration pausePerHost,
        int hostsAtOnce,
        boolean allowPrivateAddresses,
        Duration connectTimeout,
        Duration responseTimeout,
        Duration exchangeTimeout,
        long maxBodySize,
        int maxRedirects,
        int maxPages,
        int maxDepth,
        int retries,
        Duration retryPause,
        Duration maxRetryAfter) {}
