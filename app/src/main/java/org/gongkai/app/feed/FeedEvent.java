package org.gongkai.app.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.gongkai.model.ReportKey;
import org.gongkai.model.Wording;

/**
 * Something that happened to a report.
 *
 * @param name of the authority
 * @param at when this archive learnt of it
 * @param version of the report that it is about, 0 when it is about none
 * @param mark tells several events of one kind about one report apart; empty where there is one
 * @param place where the report stands or stood
 * @param what in a few words
 * @param detail a sentence for readers who were not there
 */
public record FeedEvent(
        Kind kind,
        ReportKey key,
        String name,
        Instant at,
        int version,
        String mark,
        Optional<URI> place,
        Wording what,
        Wording detail) {
    /** The newest first; what happened at once by kind and report. */
    public static final Comparator<FeedEvent> NEWEST = Comparator.comparing(FeedEvent::at)
            .reversed()
            .thenComparing(FeedEvent::kind)
            .thenComparing(event -> event.key().toString())
            .thenComparing(FeedEvent::version)
            .thenComparing(FeedEvent::mark);

    /** Kinds of events, each a feed of its own. */
    public enum Kind {
        /** A report was seen for the first time. */
        NEW,
        /** A report came after its deadline. */
        LATE,
        /** What a report says was changed. */
        ALTERED,
        /** A report is gone, as repeated definite answers say. */
        REMOVED,
        /** A complete crawl after the deadline did not find a report. */
        MISSING,
        /** Held against others, a report shows something. */
        FINDINGS;

        /** As addresses write it, for example {@code altered}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind that is written so. */
        public static Optional<Kind> find(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label().equals(label))
                    .findFirst();
        }
    }

    /** The same for the same event, whenever and wherever it is told: a name-based UUID (RFC 9562, 5.3). */
    public String id() {
        return urn("event/" + kind.label() + "/" + key + "/" + version + (mark.isEmpty() ? "" : "/" + mark));
    }

    static String urn(String name) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(("gongkai/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
