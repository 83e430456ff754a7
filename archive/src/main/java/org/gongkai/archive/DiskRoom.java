package org.gongkai.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a write failed for want of room, and how much is wanted. */
final class DiskRoom {
    private static final long MIB = 1 << 20;
    private static final long SPARE = 64 * MIB;

    private DiskRoom() {}

    /** What to add to the message of a failure: empty when room is not the matter. */
    static String words(Throwable failure, Path folder) {
        if (!isFull(failure)) {
            return "";
        }
        try {
            long free = Files.getFileStore(folder).getUsableSpace() / MIB;
            Path metadata = folder.resolve("metadata.mv");
            // a commit may write all of the metadata again before it lets the old go
            long wanted = (SPARE + (Files.exists(metadata) ? 2 * Files.size(metadata) : 0)) / MIB;
            return String.format(
                    Locale.ROOT,
                    "; the disk that holds %s is full (%d MiB are free): make room for at least %d MiB and give the same"
                            + " command again, what was acknowledged is kept",
                    folder,
                    free,
                    wanted);
        } catch (IOException e) {
            return "; the disk that holds " + folder + " is full: make room and give the same command again";
        }
    }

    private static boolean isFull(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("no space left")
                    || message.contains("not enough space")
                    || message.contains("disk quota exceeded")) {
                return true;
            }
        }
        return false;
    }
}
