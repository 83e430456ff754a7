package org.gongkai.app.pipeline;

import java.net.URI;
import java.util.Map;
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
    /** What waits to be stored, and what returns when it is. */
    private final Map<URI, Runnable> coming = new ConcurrentHashMap<>();

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

    /** Whether the run may hold a capture of the address; one that is about to be stored is waited for. */
    boolean mayHaveVisited(URI uri) {
        Runnable stored = coming.get(uri);
        if (stored != null) {
            stored.run();
        }
        return goesOn || captured.contains(uri);
    }

    /** Whether an earlier run may hold a capture of an address. */
    boolean mayHaveKept() {
        return !first;
    }

    /**
     * Takes note of a capture that is about to be stored, of whichever portal.
     *
     * @param stored returns once it is, or will not be
     */
    void noteComing(URI uri, Runnable stored) {
        coming.put(uri, stored);
    }

    /** Takes note of a capture that is stored. */
    void note(URI uri) {
        captured.add(uri);
        coming.remove(uri);
    }
}
