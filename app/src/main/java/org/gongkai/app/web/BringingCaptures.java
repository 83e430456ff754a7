package org.gongkai.app.web;

import java.util.Optional;
import org.gongkai.archive.Archive;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.ReportVersion;

/** Finds the looks that brought the files of versions. Safe for several threads. */
final class BringingCaptures {
    private static final int MOST_KEPT = 2_000;

    private final Archive archive;
    private final Recent<String, Capture> known = new Recent<>(MOST_KEPT);

    BringingCaptures(Archive archive) {
        this.archive = archive;
    }

    /**
     * The look that brought a payload of a version: the first that showed the version, else the latest at its addresses
     * with these bytes, since a page's surroundings change while the version stays.
     */
    Optional<Capture> of(ReportVersion version, Digest payload) {
        String key = version.capture() + " " + payload.hex();
        Optional<Capture> before = known.get(key);
        if (before.isPresent()) {
            return before;
        }
        Optional<Capture> found = archive.capture(version.capture())
                .filter(capture -> isOf(capture, payload))
                .or(() -> version.places().stream()
                        .flatMap(place -> archive.timeline(place).stream())
                        .filter(capture -> isOf(capture, payload))
                        .reduce((earlier, later) -> later));
        found.ifPresent(capture -> known.put(key, capture));
        return found;
    }

    private static boolean isOf(Capture capture, Digest payload) {
        return capture.payload().filter(payload::equals).isPresent()
                && !capture.hops().isEmpty();
    }
}
