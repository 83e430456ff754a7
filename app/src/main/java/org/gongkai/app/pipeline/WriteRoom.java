package org.gongkai.app.pipeline;

import java.util.concurrent.Semaphore;

/**
 * How many octets may wait to be written, for all who write to one archive: enough that fetching goes on while the archive
 * commits, few enough to hold in memory. Used by any number of threads, who get what they ask for in the order of asking.
 */
final class WriteRoom {
    private static final int KILOBYTE = 1024;
    private static final int SHARE = 16;

    private final int kilobytes;
    private final Semaphore free;

    WriteRoom(long octets) {
        this.kilobytes = (int) Math.max(1, Math.min(Integer.MAX_VALUE, octets / KILOBYTE));
        this.free = new Semaphore(kilobytes, true);
    }

    /** A sixteenth of the memory that the process may use. */
    static WriteRoom ofThisProcess() {
        return new WriteRoom(Runtime.getRuntime().maxMemory() / SHARE);
    }

    /** Waits for room for so many octets, and returns what to {@link #give} back; what is larger than all gets all. */
    int take(long octets) {
        int wanted = (int) Math.min(kilobytes, (octets + KILOBYTE - 1) / KILOBYTE);
        if (wanted > 0) {
            free.acquireUninterruptibly(wanted);
        }
        return wanted;
    }

    void give(int taken) {
        free.release(taken);
    }
}
