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

    private final Map<String, Integer> refusals = new HashMap<>();
    private final Map<String, Integer> silences = new HashMap<>();

    /** Takes note of what came of asking. */
    void note(URI uri, FetchOutcome outcome) {
        String host = String.valueOf(uri.getRawAuthority());
        if (outcome instanceof Disallowed) {
            return;
        }
        boolean silent = outcome instanceof Failed && outcome.exchanges().isEmpty();
        refusals.merge(host, 1, (old, one) -> outcome instanceof Blocked ? old + one : 0);
        silences.merge(host, 1, (old, one) -> silent ? old + one : 0);
        if (!(outcome instanceof Blocked)) {
            refusals.put(host, 0);
        }
        if (!silent) {
            silences.put(host, 0);
        }
    }

    /** Whether nothing more is to be asked of the address's host in this run. */
    boolean isGivenUp(URI uri) {
        String host = String.valueOf(uri.getRawAuthority());
        return refusals.getOrDefault(host, 0) >= REFUSALS || silences.getOrDefault(host, 0) >= SILENCES;
    }
}
