package org.gongkai.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The {@code notify.mail.*} settings.
 *
 * @param host of the server that takes mail; none for no mail
 * @param user to sign in as, with the password; none to send without signing in
 * @param from the sender's address, there when host is
 * @param to addresses, at least one when host is there
 */
public record MailSettings(
        Optional<String> host,
        int port,
        Security security,
        Optional<String> user,
        Optional<String> password,
        Optional<String> from,
        List<String> to) {
    public MailSettings {
        to = List.copyOf(to);
    }

    /** How the way to the server is secured; certificates are checked wherever there is one. */
    public enum Security {
        /** Plain at first, then TLS, or nothing is sent (RFC 3207). */
        STARTTLS,
        /** TLS from the first byte (RFC 8314, 3.3). */
        TLS,
        /** None, for a server on this machine or its own network. */
        NONE;

        static Optional<Security> parse(String text) {
            return Arrays.stream(values())
                    .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst();
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "mail by " + host.orElse("no server") + " to " + to;
    }
}
