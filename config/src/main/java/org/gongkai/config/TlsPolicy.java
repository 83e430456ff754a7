package org.gongkai.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is asked of a portal's TLS; whatever is let pass stands in the provenance of each capture. */
public enum TlsPolicy {
    /** TLS 1.2 or later, and a certificate that leads to a trusted authority and names the host. */
    STRICT,
    /** Also TLS 1.0 and 1.1, incomplete chains, and certificates that are expired, of another host, or self-signed. */
    RELAXED;

    /** The policy of this name; empty when there is none. */
    static Optional<TlsPolicy> parse(String name) {
        return Arrays.stream(values())
                .filter(policy -> policy.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
