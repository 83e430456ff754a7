package org.gongkai.crawler;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.gongkai.model.FetchOutcome;
import org.gongkai.model.FetchOutcome.Blocked;
import org.gongkai.model.FetchOutcome.Disallowed;
import org.gongkai.model.FetchOutcome.Failed;

/** Leaves a host alone that does nothing but refuse or keep silent: asking on would help nobody. */
final class Hosts {
    private static final int REFUSALS = 3;
    private static final int SILENCES = 5;

    /** How often in a row, up to now. */
    private record Streak(int refusals, int silences) {}

    private final Map<String, Streak> streaks = new HashMap<>();

    /** Takes note of what came of asking. */
    void note(URI uri, FetchOutcome outcome) {
        if (outcome instanceof Disallowed) {
            return; // nobody was asked
        }
        boolean refused = outcome instanceof Blocked;
        boolean silent = outcome instanceof Failed && outcome.exchanges().isEmpty();
        Streak before = streak(uri);
        streaks.put(host(uri), new Streak(refused ? before.refusals() + 1 : 0, silent ? before.silences() + 1 : 0));
    }

    /** Whether nothing more is to be asked of the address's host in this run. */
    boolean isGivenUp(URI uri) {
        Streak streak = streak(uri);
        return streak.refusals() >= REFUSALS || streak.silences() >= SILENCES;
    }

    private Streak streak(URI uri) {
        return streaks.getOrDefault(host(uri), new Streak(0, 0));
    }

    private static String host(URI uri) {
        return String.valueOf(uri.getRawAuthority());
    }
}
