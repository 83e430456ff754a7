package org.gongkai.archive.version;

import java.util.ArrayList;
import java.util.List;
import org.gongkai.model.ReportKey;

/** What follows for a report when the address where it stood shows a report under another key. */
public final class Succession {
    private Succession() {}

    /**
     * Whether the one being shown says that the other is not there. A report of the same year whose authority the
     * registry does not know may be the other itself, with its name read otherwise; it says nothing.
     */
    public static boolean settles(ReportKey shown, ReportKey other) {
        return !(unassigned(shown) && shown.year() == other.year());
    }

    /**
     * The tracks of a report under a name that the registry did not know which are of the report that is shown now under
     * a code: of the same year, and at the same address under the same name or with the same content; with that track
     * go all that showed the same content at other addresses. None when it is another report.
     */
    public static List<Track> sameReport(ReportTracks earlier, ReportKey shown, String name, Look look) {
        if (!unassigned(earlier.key()) || unassigned(shown) || earlier.key().year() != shown.year()) {
            return List.of();
        }
        Span.Seen now = Span.Seen.once(look);
        boolean sameName = earlier.key().authority().equals("?" + name);
        Track here = earlier.at(look.place())
                .filter(track -> sameName || track.showed(now))
                .orElse(null);
        if (here == null) {
            return List.of();
        }
        List<Track> same = new ArrayList<>();
        for (Track track : earlier.tracks()) {
            if (track.equals(here) || track.spans().stream().anyMatch(here::showed)) {
                same.add(track);
            }
        }
        return List.copyOf(same);
    }

    private static boolean unassigned(ReportKey key) {
        return key.authority().startsWith("?");
    }
}
