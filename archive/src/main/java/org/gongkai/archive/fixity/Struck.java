package org.gongkai.archive.fixity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.archive.payload.PayloadPlace;

/** Payloads that stood where damage was found: they are told with it, not as damage of their own. */
final class Struck {
    private final Map<String, List<PayloadPlace>> payloads = new LinkedHashMap<>();

    /** Takes note of a payload that is not whole; false when nothing is known to be broken at its place. */
    boolean take(FileFindings file, PayloadPlace place) {
        Optional<String> where = where(file, place.offset());
        where.ifPresent(
                key -> payloads.computeIfAbsent(key, first -> new ArrayList<>()).add(place));
        return where.isPresent();
    }

    /** The place of the damage that covers an offset. */
    private static Optional<String> where(FileFindings file, long offset) {
        for (long[] stretch : file.broken) {
            String at = file.file + " at byte " + stretch[0];
            if (offset >= stretch[0] && offset < stretch[0] + stretch[1] && tells(file, at)) {
                return Optional.of(at);
            }
        }
        boolean missing = file.damage.stream()
                .anyMatch(each ->
                        each.kind() == Damage.Kind.MISSING && each.place().equals(file.file));
        return missing ? Optional.of(file.file) : Optional.empty();
    }

    private static boolean tells(FileFindings file, String place) {
        return file.damage.stream().anyMatch(each -> each.place().equals(place));
    }

    /** Adds to each damage what stood there. */
    void tell(List<Damage> damage) {
        damage.replaceAll(each -> {
            List<PayloadPlace> hit = each.repaired() ? null : payloads.remove(each.place());
            return hit == null
                    ? each
                    : new Damage(each.kind(), each.place(), each.message() + "; it held " + words(hit), false);
        });
    }

    private static String words(List<PayloadPlace> hit) {
        PayloadPlace first = hit.get(0);
        String one = "payload " + first.digest() + " (" + first.uri() + ")";
        return hit.size() == 1 ? one : hit.size() + " payloads, among them " + one;
    }
}
