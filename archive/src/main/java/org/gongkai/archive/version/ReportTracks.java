package org.gongkai.archive.version;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongkai.model.ReportKey;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was seen of one report: one track for each address.
 *
 * @param authorityName as last seen
 * @param tracks in the order in which the addresses became known
 */
public record ReportTracks(ReportKey key, String authorityName, List<Track> tracks) {
    public ReportTracks {
        tracks = List.copyOf(tracks);
    }

    /**
     * When definite answers are believed.
     *
     * @param answers in different runs
     * @param span between the first and the last of them, at least
     */
    public record Removal(int answers, Duration span) {
        boolean concluded(Span last) {
            return concludedAt(last).isPresent();
        }

        /** When enough answers had come. */
        Optional<Instant> concludedAt(Span last) {
            if (!(last instanceof Span.Gone gone)) {
                return Optional.empty();
            }
            int wanted = Math.min(answers, Span.Gone.KEPT);
            return Stream.concat(gone.answers().stream().map(Span.Gone.Answer::at), Stream.of(gone.to()))
                    .skip(Math.max(0, wanted - 1))
                    .filter(at -> gone.answers().size() >= wanted
                            && Duration.between(gone.from(), at).compareTo(span) >= 0)
                    .findFirst();
        }
    }

    /** The evidence with this look added; an address not known so far begins a track. */
    public ReportTracks seen(Look look) {
        Span.Seen span = Span.Seen.once(look);
        List<Track> changed = new ArrayList<>();
        boolean known = false;
        Span.Seen otherwiseRead = null;
        for (Track track : tracks) {
            if (track.place().equals(look.place())) {
                known = true;
                otherwiseRead = otherwiseRead(track, span);
                changed.add(track.with(span));
            } else {
                changed.add(track);
            }
        }
        if (!known) {
            changed.add(new Track(look.place(), look.portal(), List.of(span)));
        }
        if (otherwiseRead != null) {
            // A newer extractor reads the same bytes differently. That is no change of the report, here or elsewhere.
            Span.Seen before = otherwiseRead;
            changed.replaceAll(track -> track.refingerprinted(before.fingerprint(), look.fingerprint()));
        }
        return new ReportTracks(key, authorityName, changed);
    }

    private static Span.@Nullable Seen otherwiseRead(Track track, Span.Seen look) {
        return track.last().orElse(null) instanceof Span.Seen last
                        && last.agrees(look)
                        && !last.fingerprint().equals(look.fingerprint())
                        && !look.from().isBefore(last.to())
                ? last
                : null;
    }

    /** The evidence with a definite answer added that nothing is there; an address not known says nothing. */
    public ReportTracks gone(URI place, Instant at, String run, String capture) {
        return new ReportTracks(
                key,
                authorityName,
                tracks.stream()
                        .map(track ->
                                track.place().equals(place) ? track.with(Span.Gone.once(at, run, capture)) : track)
                        .toList());
    }

    /** The track of this address. */
    public Optional<Track> at(URI place) {
        return tracks.stream().filter(track -> track.place().equals(place)).findFirst();
    }

    /** Whether nothing that is known of the look's address is as old as the look. */
    public boolean isEarliest(Look look) {
        return at(look.place())
                .flatMap(track -> track.spans().stream().findFirst())
                .map(first -> look.at().isBefore(first.from()))
                .orElse(true);
    }

    /** The evidence with that of these tracks, which were taken for another report's. */
    public ReportTracks joined(List<Track> others) {
        List<Track> changed = new ArrayList<>(tracks);
        for (Track other : others) {
            Optional<Track> here = at(other.place());
            if (here.isPresent()) {
                changed.replaceAll(track -> track.equals(here.get()) ? track.with(other.spans()) : track);
            } else {
                changed.add(other);
            }
        }
        return new ReportTracks(key, authorityName, changed);
    }

    /** The evidence without these tracks. */
    public ReportTracks without(List<Track> others) {
        return new ReportTracks(
                key,
                authorityName,
                tracks.stream().filter(track -> !others.contains(track)).toList());
    }

    /** The evidence that was there before this time; an address that nobody had looked at has no track. */
    public ReportTracks knownBefore(Instant time) {
        return new ReportTracks(
                key,
                authorityName,
                tracks.stream()
                        .map(track -> track.knownBefore(time))
                        .filter(track -> !track.spans().isEmpty())
                        .toList());
    }

    /** The same evidence under the name by which the authority is known now. */
    public ReportTracks named(String name) {
        return new ReportTracks(key, name, tracks);
    }

    /** When it was concluded, from repeated definite answers of every address, that the report is gone. */
    public Optional<Instant> removedAt(Removal removal) {
        Optional<Instant> latest = Optional.empty();
        for (Track track : tracks) {
            Optional<Instant> here = track.last().flatMap(removal::concludedAt);
            if (here.isEmpty()) {
                return Optional.empty();
            }
            latest = latest.filter(at -> at.isAfter(here.get())).or(() -> here);
        }
        return latest;
    }

    /** Whether every address answers, repeatedly and definitely, that nothing is there. */
    public boolean removed(Removal removal) {
        return removedAt(removal).isPresent();
    }

    /** Addresses where the report stood when they were last seen. */
    public List<Track> standing() {
        return tracks.stream()
                .filter(track ->
                        track.last().filter(Span.Seen.class::isInstance).isPresent())
                .toList();
    }
}
