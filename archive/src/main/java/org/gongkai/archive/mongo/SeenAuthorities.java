package org.gongkai.archive.mongo;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.gongkai.archive.version.ReportTracks;
import org.gongkai.archive.version.Span;

/**
 * The authorities of which any report was ever seen, so that nobody need look through all reports for them.
 *
 * <pre>authorities {_id: "410100", schema: 1, first: Date}</pre>
 */
final class SeenAuthorities {
    private static final int SCHEMA = 1;
    private static final int RECENT = 2000;

    private final Shelf authorities;

    SeenAuthorities(MetadataHome home, boolean sole) {
        this.authorities = new Shelf(home, "authorities", sole, RECENT);
    }

    /** Takes note of a report; one under a name that is in no registry says of nobody that it reports. */
    void note(ReportTracks report) {
        String code = report.key().authority();
        Optional<Instant> first = report.tracks().stream()
                .flatMap(track -> track.spans().stream())
                .filter(Span.Seen.class::isInstance)
                .map(Span::from)
                .min(Comparator.naturalOrder());
        if (first.isEmpty() || code.startsWith("?")) {
            return;
        }
        boolean known = authorities
                .find(code)
                .filter(document -> !document.getDate("first").toInstant().isAfter(first.get()))
                .isPresent();
        if (!known) {
            authorities.put(new Document("_id", code).append("schema", SCHEMA).append("first", Date.from(first.get())));
        }
    }

    Set<String> before(Instant time) {
        Set<String> codes = new HashSet<>();
        authorities.each(document -> {
            if (document.getDate("first").toInstant().isBefore(time)) {
                codes.add(document.getString("_id"));
            }
        });
        return codes;
    }

    void flush() {
        authorities.flush();
    }
}
