package org.gongkai.model;

import java.util.Optional;

/**
 * How an exchange was carried: what the messages alone do not say.
 *
 * @param http {@code http/1.0}, {@code http/1.1} or {@code h2}, as ALPN names them (RFC 7301)
 * @param tls {@code tls/1.0} to {@code tls/1.3}, empty when the exchange was not encrypted
 * @param cipher name of the cipher suite as IANA lists it, empty without TLS
 * @param weakness what was wrong with the certificate or the protocol and let pass by the portal's settings, empty when
 *     nothing was
 */
public record Protocol(String http, Optional<String> tls, Optional<String> cipher, Optional<String> weakness) {
    /** HTTP/1.1 without TLS. */
    public static final Protocol PLAIN = new Protocol("http/1.1", Optional.empty(), Optional.empty(), Optional.empty());
}
