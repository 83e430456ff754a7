package org.gongkai.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code notify.*} settings: who is told what happened to reports.
 *
 * @param webhooks addresses that are posted to; none for none
 * @param kinds of events that are told, of {@link #KINDS}
 * @param regions codes of the territories whose events are told; none for all
 * @param mail how mail is sent, and to whom
 */
public record NotifySettings(List<Webhook> webhooks, Set<String> kinds, List<String> regions, MailSettings mail) {
    /** Every kind there is to tell, as feeds name them. */
    public static final Set<String> KINDS = Set.of("new", "late", "altered", "removed", "missing");

    public NotifySettings {
        webhooks = List.copyOf(webhooks);
        kinds = Set.copyOf(kinds);
        regions = List.copyOf(regions);
    }

    /** Whether anyone is to be told anything. */
    public boolean isOn() {
        return !webhooks.isEmpty() || mail.host().isPresent();
    }

    /**
     * An address that is posted to.
     *
     * @param address with {@code https} or {@code http}
     * @param secret that bodies are signed with; none for no signature
     */
    public record Webhook(URI address, Optional<String> secret) {
        /** Without the secret and the address, which is often one itself. */
        @Override
        public String toString() {
            return "webhook at " + address.getHost();
        }
    }
}
