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
 * @param hours of the day in which the portal is asked
 * @param tls what is asked of certificates and protocol versions
 * @param connectTimeout for the TCP connection
 * @param tlsTimeout for the TLS handshake
 * @param firstByteTimeout from the request to the head of its answer
 * @param responseTimeout between two bytes
 * @param exchangeTimeout for one request and its whole answer
 * @param maxBodySize bytes of one answer's body; more is cut and recorded as cut
 * @param maxPageSize the same for text such as HTML, as sent and without content coding
 * @param recheckAfter age of a body from which on it is asked for without a condition
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
        Hours hours,
        TlsPolicy tls,
        Duration connectTimeout,
        Duration tlsTimeout,
        Duration firstByteTimeout,
        Duration responseTimeout,
        Duration exchangeTimeout,
        long maxBodySize,
        long maxPageSize,
        Duration recheckAfter,
        int maxRedirects,
        int maxPages,
        int maxDepth,
        int retries,
        Duration retryPause,
        Duration maxRetryAfter) {}
