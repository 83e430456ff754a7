package org.gongkai.app.pipeline;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a run knows of the archive without asking it: a look there for each address costs as much as fetching a page from a
 * near server, and in most runs most looks find nothing.
 */
final class RunMemory {
    private final boolean goesOn;
    private final boolean first;
    private final Set<URI> captured = ConcurrentHashMap.newKeySet();

    /**
     * @param goesOn whether an earlier process began the run
     * @param first whether the archive held no capture when the run began
     */
    RunMemory(boolean goesOn, boolean first) {
        this.goesOn = goesOn;
        this.first = first;
    }

    /** Whether an earlier process began the run. */
    boolean goesOn() {
        return goesOn;
    }

    /** Whether the run may hold a capture of the address. */
    boolean mayHaveVisited(URI uri) {
        return goesOn || captured.contains(uri);
    }

    /** Whether an earlier run may hold a capture of an address. */
    boolean mayHaveKept() {
        return !first;
    }

    /** Takes note of a capture, of whichever portal. */
    void note(URI uri) {
        captured.add(uri);
    }
}
