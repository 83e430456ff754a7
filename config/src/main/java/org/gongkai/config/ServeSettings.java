package org.gongkai.config;

import java.util.List;
import java.util.Optional;

/**
 * The {@code serve.*} settings.
 *
 * @param host address to listen on; loopback unless told otherwise
 * @param port 0 for any free one
 * @param hosts names under which the pages may be asked for besides this machine's own; while listening elsewhere than
 *     on loopback, none means any
 * @param token that whoever wants to change something must show; empty when nobody may
 * @param requestsPerSecond of one client, sustained; 0 for no limit
 * @param searchFolder where the search index lies; empty for a place with the archive
 */
public record ServeSettings(
        String host,
        int port,
        List<String> hosts,
        Optional<String> token,
        int requestsPerSecond,
        Optional<String> searchFolder) {
    /** Characters; what is shorter can be guessed. */
    public static final int SHORTEST_TOKEN = 16;

    private static final int USUAL_RATE = 300;

    public ServeSettings {
        hosts = List.copyOf(hosts);
    }

    /** At this address, with everything else as shipped. */
    public ServeSettings(String host, int port) {
        this(host, port, List.of(), Optional.empty(), USUAL_RATE, Optional.empty());
    }

    /** The same with this token. */
    public ServeSettings withToken(String other) {
        return new ServeSettings(host, port, hosts, Optional.of(other), requestsPerSecond, searchFolder);
    }

    /** Whether nobody but this machine can reach the pages. */
    public boolean isLocal() {
        return host.equalsIgnoreCase("localhost")
                || host.startsWith("127.")
                || host.equals("::1")
                || host.equals("[::1]");
    }

    /** Without the token. */
    @Override
    public String toString() {
        return host + ":" + port + " " + hosts + (token.isPresent() ? " with a token" : "") + ", " + requestsPerSecond
                + "/s " + searchFolder;
    }
}
