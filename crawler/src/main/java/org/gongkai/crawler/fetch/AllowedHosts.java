package org.gongkai.crawler.fetch;

import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gongkai.model.Portal;

/**
 * The hosts of a portal. A host that is configured without a port means the default ports and those that the portal's
 * start addresses use for it.
 */
public final class AllowedHosts {
    private static final String REFUSED = " is not one of the portal's hosts";

    private final Set<String> places = new HashSet<>();

    /** The hosts of this portal. */
    public AllowedHosts(Portal portal) {
        for (String entry : portal.hosts()) {
            String host = entry.toLowerCase(Locale.ROOT).strip();
            boolean ported = host.matches("(?:[^:]+|\\[.*\\]):\\d+");
            if (ported) {
                places.add(host);
            } else {
                places.add(host + ":80");
                places.add(host + ":443");
                for (URI start : portal.start()) {
                    if (host.equals(host(start))) {
                        places.add(place(start));
                    }
                }
            }
        }
    }

    /** Why this address is out of bounds; empty when it is not. */
    public Optional<String> refusal(URI uri) {
        return places.contains(place(uri)) ? Optional.empty() : Optional.of("host " + uri.getRawAuthority() + REFUSED);
    }

    /** Whether a refusal is one of hosts: it holds for the portal that was refused, and says nothing of the address. */
    public static boolean isRefusal(String reason) {
        return reason.endsWith(REFUSED);
    }

    private static String host(URI uri) {
        return String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    }

    private static String place(URI uri) {
        int standard = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return host(uri) + ":" + (uri.getPort() < 0 ? standard : uri.getPort());
    }
}
