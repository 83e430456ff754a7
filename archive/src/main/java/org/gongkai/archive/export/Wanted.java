package org.gongkai.archive.export;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an export is to hold.
 *
 * @param captures ids; every one of them is in some payload file
 * @param originals ids of response records that wanted captures refer to without holding them
 * @param extractions keys
 * @param everything whether every note goes with them, those on runs and events too
 * @param latest when the latest wanted capture was made: stands for the export's own date
 * @param pages the addresses that a reader begins with
 */
public record Wanted(
        Set<String> captures,
        Set<String> originals,
        Set<String> extractions,
        boolean everything,
        Instant latest,
        List<Page> pages) {
    public Wanted {
        captures = Set.copyOf(captures);
        originals = Set.copyOf(originals);
        extractions = Set.copyOf(extractions);
        pages = List.copyOf(pages);
    }

    /** A page with its title, as it was captured at one time. */
    public record Page(String uri, Instant at, String title) {}

    /** Whether a note that is no visit's goes with the export. */
    boolean takes(String noteTarget, String decodedId) {
        if (everything) {
            return true;
        }
        return noteTarget.startsWith("urn:gongkai:extraction:") && extractions.contains(decodedId)
                || (noteTarget.startsWith("urn:gongkai:sighting:") || noteTarget.startsWith("urn:gongkai:gone:"))
                        && captures.contains(decodedId);
    }

    /** What tells this export from others: the same for the same content. */
    Map<String, String> identity() {
        return Map.of("captures", Integer.toString(captures.size()), "latest", latest.toString());
    }
}
