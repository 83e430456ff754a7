package org.gongkai.archive.version;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongkai.archive.version.ReportTracks.Removal;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportVersion.ChangeKind;
import org.jspecify.annotations.Nullable;

/**
 * Finds the versions in what was seen. Each address is its own line, so that two copies that contradict each other make
 * two versions once, not one at every crawl. In order of time, for each span in which the report stood at an address:
 *
 * <ol>
 *   <li>the first of all is version 1;
 *   <li>the address shows what it showed before: the same version, unless the report was removed in between, which makes
 *       a version {@code returned};
 *   <li>the address shows something else than before: if another address shows just that at the time, it joins that
 *       version; otherwise a new version (also when the content is that of an older one: it was changed back);
 *   <li>the address is new: if another address shows the same at the time, or showed it and shows something newer now,
 *       it joins that version; if the same stood only where nothing is any more, a version {@code moved}; content that
 *       was never seen is a new version.
 * </ol>
 */
public final class VersionKeeper {
    private final Removal removal;

    public VersionKeeper(Removal removal) {
        this.removal = removal;
    }

    /**
     * A version as far as tracks tell: what changed inside is found by comparing extractions.
     *
     * @param before what it follows: what stood at the address before, for a new address the latest version; empty for
     *     the first
     * @param kind {@code RETURNED} or {@code MOVED}; empty when the contents must be compared
     */
    public record Draft(
            int number,
            Instant firstSeen,
            Instant lastSeen,
            List<URI> places,
            Span.Seen shown,
            String capture,
            Optional<Integer> before,
            Optional<ChangeKind> kind) {
        public Draft {
            places = List.copyOf(places);
        }
    }

    /** The versions that follow from the evidence, oldest first. */
    public List<Draft> versions(ReportTracks report) {
        Fold fold = new Fold(report.tracks());
        record Step(Track track, int index, Span.Seen seen) {}
        List<Step> steps = new ArrayList<>();
        for (Track track : report.tracks()) {
            for (int index = 0; index < track.spans().size(); index++) {
                if (track.spans().get(index) instanceof Span.Seen seen) {
                    steps.add(new Step(track, index, seen));
                }
            }
        }
        steps.sort(Comparator.comparing(step -> step.seen().from()));
        steps.forEach(step -> fold.take(step.track(), step.index(), step.seen()));
        return fold.drafts();
    }

    private final class Fold {
        private final List<Track> tracks;
        private final List<Growing> versions = new ArrayList<>();
        private final Map<Span, Growing> versionOf = new IdentityHashMap<>();

        Fold(List<Track> tracks) {
            this.tracks = tracks;
        }

        void take(Track track, int index, Span.Seen seen) {
            Growing version = find(track, index, seen);
            version.add(track.place(), seen);
            versionOf.put(seen, version);
        }

        private Growing find(Track track, int index, Span.Seen seen) {
            if (versions.isEmpty()) {
                return begin(seen, null, null);
            }
            Span.Seen previous = previousSeen(track, index);
            if (previous == null) {
                return findForNewPlace(track, seen);
            }
            Growing before = requireVersion(previous);
            boolean back =
                    index > 0 && track.spans().get(index - 1) instanceof Span.Gone && removedBefore(track, index);
            if (back) {
                return begin(seen, before, ChangeKind.RETURNED);
            }
            if (previous.fingerprint().equals(seen.fingerprint())) {
                return before;
            }
            Growing shown = shownElsewhere(track, seen.fingerprint(), seen.from(), false);
            return shown != null ? shown : begin(seen, before, null);
        }

        private Growing findForNewPlace(Track track, Span.Seen seen) {
            Growing shown = shownElsewhere(track, seen.fingerprint(), seen.from(), true);
            if (shown != null) {
                return shown;
            }
            Growing known = null;
            for (Growing version : versions) {
                known = version.fingerprint.equals(seen.fingerprint()) ? version : known;
            }
            if (known == null) {
                return begin(seen, versions.get(versions.size() - 1), null);
            }
            return stoodWhereNothingIs(track, seen) ? begin(seen, known, ChangeKind.MOVED) : known;
        }

        /** The version of another address that shows this content at this time. */
        private @Nullable Growing shownElsewhere(Track here, Digest fingerprint, Instant time, boolean unlessLeaving) {
            for (Track other : tracks) {
                Span span = other == here ? null : other.at(time).orElse(null);
                if (span instanceof Span.Seen seen
                        && seen.fingerprint().equals(fingerprint)
                        && versionOf.containsKey(seen)
                        && !(unlessLeaving && leaving(other, seen, time))) {
                    return versionOf.get(seen);
                }
            }
            return null;
        }

        /** Whether the next look at the address after this time found nothing there. */
        private boolean leaving(Track track, Span.Seen seen, Instant time) {
            int next = track.spans().indexOf(seen) + 1;
            return seen.to().isBefore(time)
                    && next < track.spans().size()
                    && track.spans().get(next) instanceof Span.Gone;
        }

        /** Whether some address that showed this content last has nothing any more. */
        private boolean stoodWhereNothingIs(Track here, Span.Seen seen) {
            for (Track other : tracks) {
                if (other == here) {
                    continue;
                }
                Span span = other.at(seen.from()).orElse(null);
                Span.Seen last = span instanceof Span.Gone
                        ? previousSeen(other, other.spans().indexOf(span))
                        : null;
                if (span instanceof Span.Seen standing && leaving(other, standing, seen.from())) {
                    last = standing;
                }
                if (last != null && last.fingerprint().equals(seen.fingerprint())) {
                    return true;
                }
            }
            return false;
        }

        private boolean removedBefore(Track here, int index) {
            Instant time = here.spans().get(index).from();
            for (Track track : tracks) {
                Optional<Span> last =
                        track == here ? Optional.of(here.spans().get(index - 1)) : track.at(time.minusNanos(1));
                // answers after the time do not count at the time
                boolean concluded = last.isEmpty() || last.get().to().isBefore(time) && removal.concluded(last.get());
                if (!concluded) {
                    return false;
                }
            }
            return true;
        }

        private Span.@Nullable Seen previousSeen(Track track, int index) {
            for (int before = index - 1; before >= 0; before--) {
                if (track.spans().get(before) instanceof Span.Seen seen) {
                    return seen;
                }
            }
            return null;
        }

        private Growing requireVersion(Span.Seen seen) {
            Growing version = versionOf.get(seen);
            if (version == null) {
                throw new IllegalStateException("spans are taken in order of time");
            }
            return version;
        }

        private Growing begin(Span.Seen seen, @Nullable Growing before, @Nullable ChangeKind kind) {
            Growing version = new Growing(versions.size() + 1, seen, before, kind);
            versions.add(version);
            return version;
        }

        List<Draft> drafts() {
            return versions.stream().map(Growing::draft).toList();
        }
    }

    private static final class Growing {
        private final int number;
        private final Digest fingerprint;
        private final String capture;
        private final @Nullable Growing before;
        private final @Nullable ChangeKind kind;
        private final Set<URI> places = new LinkedHashSet<>();
        private Instant firstSeen;
        private Instant lastSeen;
        private Span.Seen shown;

        Growing(int number, Span.Seen seen, @Nullable Growing before, @Nullable ChangeKind kind) {
            this.number = number;
            this.fingerprint = seen.fingerprint();
            this.capture = seen.first();
            this.before = before;
            this.kind = kind;
            this.firstSeen = seen.from();
            this.lastSeen = seen.to();
            this.shown = seen;
        }

        void add(URI place, Span.Seen seen) {
            places.add(place);
            firstSeen = seen.from().isBefore(firstSeen) ? seen.from() : firstSeen;
            lastSeen = seen.to().isAfter(lastSeen) ? seen.to() : lastSeen;
            // the address that first showed the version speaks for it
            shown = place.equals(places.iterator().next()) ? seen : shown;
        }

        Draft draft() {
            return new Draft(
                    number,
                    firstSeen,
                    lastSeen,
                    List.copyOf(places),
                    shown,
                    capture,
                    Optional.ofNullable(before).map(growing -> growing.number),
                    Optional.ofNullable(kind));
        }
    }
}
