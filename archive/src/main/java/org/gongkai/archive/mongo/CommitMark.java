package org.gongkai.archive.mongo;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.h2.mvstore.MVStore;

/**
 * The number of the last commit, in a file of its own: twenty digits and a line end, overwritten in place.
 *
 * <p>It is written after the commit it names, so it may lag behind the store by one, and never runs ahead.
 */
final class CommitMark {
    private final Path file;

    CommitMark(Path file) {
        this.file = file;
    }

    /**
     * The number of the last commit to a file. A copy counts its own commits from the beginning again and says how many were
     * made before it: the store gives room for a number of the user's.
     */
    static long number(MVStore store) {
        return store.getStoreVersion() + store.getCurrentVersion();
    }

    /** 0 when there is none yet. */
    long read() throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException(
                    "the commit mark " + file + " should hold a number and holds '" + text
                            + "'; if the metadata file beside it is sound, remove the mark",
                    e);
        }
    }

    void write(long version) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(String.format(Locale.ROOT, "%020d%n", version).getBytes(StandardCharsets.US_ASCII));
            out.getFD().sync();
        }
    }
}
