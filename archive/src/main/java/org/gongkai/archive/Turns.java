package org.gongkai.archive;

import com.mongodb.MongoException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Calls on an archive: one after the other on its own thread, none after it is closed, and what is said when one fails.
 * After a failure that leaves the state in doubt nothing more is written.
 */
final class Turns {
    private final ArchiveThread thread = new ArchiveThread();
    private final Optional<ArchiveFolder> folder;
    private final Step afterWriting;
    private volatile boolean closed;
    private @Nullable String doubt;

    /**
     * @param folder of the archive, to say how much room its disk has
     * @param afterWriting what ends each turn that writes
     */
    Turns(Optional<ArchiveFolder> folder, Step afterWriting) {
        this.folder = folder;
        this.afterWriting = afterWriting;
    }

    /** What a turn does. */
    interface Step {
        void run() throws IOException;
    }

    /** Nothing is written from now on; called within a turn. */
    void doubt(String why) {
        doubt = why;
    }

    /** Whether what is kept may be written to; called within a turn. */
    boolean certain() {
        return doubt == null;
    }

    void run(String what, Step step) {
        write(what, () -> {
            step.run();
            return true;
        });
    }

    <T> T write(String what, Callable<T> work) {
        return read(what, () -> {
            if (doubt != null) {
                throw new IOException(doubt + "; open the archive again, it holds everything committed before");
            }
            T result = work.call();
            afterWriting.run();
            return result;
        });
    }

    <T> T read(String what, Callable<T> work) {
        return thread.call(() -> {
            if (closed) {
                throw new ArchiveException("cannot " + what + ": the archive is closed");
            }
            try {
                return work.call();
            } catch (IOException | MongoException e) {
                throw new ArchiveException(
                        "cannot " + what + ": " + e.getMessage()
                                + folder.map(files -> DiskRoom.words(e, files.folder()))
                                        .orElse(""),
                        e);
            }
        });
    }

    /** The last turn; the second time it does nothing. */
    void close(Step last) {
        if (closed) {
            return;
        }
        try {
            read("close the archive", () -> {
                closed = true;
                last.run();
                return true;
            });
        } finally {
            thread.close();
        }
    }
}
