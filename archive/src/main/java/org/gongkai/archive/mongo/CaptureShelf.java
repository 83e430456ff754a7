package org.gongkai.archive.mongo;

import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gongkai.model.Capture;

/** Captures, by id and by address. */
public final class CaptureShelf {
    private static final int RECENT = 1000;

    private final Shelf captures;
    private final Timelines timelines;

    CaptureShelf(MetadataHome home, boolean sole) {
        this.captures = new Shelf(home, "captures", sole, RECENT);
        this.timelines = new Timelines(home.database(), sole);
    }

    /** Adds a capture that is not there yet. */
    public void add(Capture capture) {
        captures.put(CaptureCodec.write(capture));
        timelines.add(capture);
    }

    public boolean isEmpty() {
        return captures.isEmpty();
    }

    public Optional<Capture> find(String id) {
        return captures.find(id).map(CaptureCodec::read);
    }

    /** Every capture, in no particular order. */
    public void each(Consumer<Capture> reader) {
        captures.each(document -> reader.accept(CaptureCodec.read(document)));
    }

    /** All of an address, oldest first. */
    public List<Capture> timeline(URI uri) {
        return captures.find(timelines.captures(uri)).stream()
                .map(CaptureCodec::read)
                .sorted(Comparator.comparing(Capture::at).thenComparing(Capture::id))
                .toList();
    }

    /** The latest of an address that is {@code FETCHED} or {@code UNCHANGED}. */
    public Optional<Capture> latestGood(URI uri) {
        Optional<String> id = timelines.latestGood(uri);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        // A process that died between two collections of a deployment leaves a timeline that is ahead of the captures.
        return find(id.get())
                .or(() -> timeline(uri).stream().filter(CaptureShelf::isGood).reduce((one, later) -> later));
    }

    private static boolean isGood(Capture capture) {
        return capture.kind() == Capture.Kind.FETCHED || capture.kind() == Capture.Kind.UNCHANGED;
    }

    /** The latest look at each address that was ever looked at. */
    public Map<URI, LastLook> lastLooks(Collection<URI> uris) {
        return timelines.lastLooks(uris);
    }

    /** Timelines first: a capture that is there is in its timeline, so that adding it again may do nothing. */
    void flush() {
        timelines.flush();
        captures.flush();
    }
}
