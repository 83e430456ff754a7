package org.gongkai.archive.version;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gongkai.model.Digest;

/**
 * What one address showed of one report over time.
 *
 * @param portal where it was seen, for asking whether that portal could be reached lately
 * @param spans in order of time, no two overlapping, neighbours different
 */
public record Track(URI place, String portal, List<Span> spans) {
    public Track {
        spans = List.copyOf(spans);
    }

    /** The last span that begins at or before this time. */
    public Optional<Span> at(Instant time) {
        Span found = null;
        for (Span span : spans) {
            if (span.from().isAfter(time)) {
                break;
            }
            found = span;
        }
        return Optional.ofNullable(found);
    }

    /** What of it was known before this time. */
    Track knownBefore(Instant time) {
        return new Track(
                place,
                portal,
                spans.stream()
                        .filter(span -> span.from().isBefore(time))
                        .map(span -> span.knownBefore(time))
                        .toList());
    }

    /** The last span of all. */
    public Optional<Span> last() {
        return spans.isEmpty() ? Optional.empty() : Optional.of(spans.get(spans.size() - 1));
    }

    /**
     * The track with one look more, wherever in time it belongs. The same look again changes nothing; another account of
     * the same look (attachments that came in later) takes the place of the first.
     */
    Track with(Span look) {
        List<Span> changed = new ArrayList<>();
        for (Span span : spans) {
            changed.addAll(apart(span, look));
        }
        boolean contradicted = changed.stream().anyMatch(span -> !span.agrees(look) && within(look.from(), span));
        if (contradicted) {
            // two looks at the same instant with two results: what was recorded first stands
            return this;
        }
        changed.add(look);
        changed.sort(Comparator.comparing(Span::from));
        return new Track(place, portal, merged(changed));
    }

    /** The track with what was seen at the same address; of what overlaps only the ends are taken. */
    Track with(List<Span> others) {
        Track changed = this;
        for (Span other : others) {
            boolean apart = changed.spans.stream()
                    .allMatch(span -> span.agrees(other)
                            || span.to().isBefore(other.from())
                            || span.from().isAfter(other.to()));
            changed = apart
                    ? changed.with(other)
                    : changed.with(other.beginning()).with(other.end());
        }
        return changed;
    }

    /** Whether the address ever showed this content. */
    boolean showed(Span content) {
        return spans.stream().anyMatch(span -> span instanceof Span.Seen && span.agrees(content));
    }

    private static List<Span> apart(Span span, Span look) {
        if (span.agrees(look)) {
            return List.of(span);
        }
        boolean once = span.from().equals(span.to());
        if (span.first().equals(look.first()) || span.last().equals(look.first())) {
            if (once) {
                return List.of();
            }
            return List.of(span.first().equals(look.first()) ? span.end() : span.beginning());
        }
        boolean inside = look.from().isAfter(span.from()) && look.from().isBefore(span.to());
        return inside ? List.of(span.beginning(), span.end()) : List.of(span);
    }

    private static boolean within(Instant time, Span span) {
        return !time.isBefore(span.from()) && !time.isAfter(span.to());
    }

    private static List<Span> merged(List<Span> inOrder) {
        List<Span> merged = new ArrayList<>();
        for (Span span : inOrder) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).agrees(span)) {
                merged.set(last, merged.get(last).joined(span));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    Track refingerprinted(Digest before, Digest after) {
        return new Track(
                place,
                portal,
                spans.stream()
                        .map(span -> span instanceof Span.Seen seen ? seen.refingerprinted(before, after) : span)
                        .toList());
    }
}
