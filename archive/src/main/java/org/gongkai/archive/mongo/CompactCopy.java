package org.gongkai.archive.mongo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.MVStoreTool;

/**
 * Puts a copy without gaps in the place of a metadata file that nobody has open. Every commit writes the pages it touched
 * once more; what is left of a day's work is a file several times as large as what it holds.
 *
 * <p>A process that dies meanwhile leaves the old file or the new one, each whole. The commit numbers of the copy go on
 * where those of the file end, so that the {@link CommitMark} beside it, which must never be ahead, holds for both.
 */
final class CompactCopy {
    private final Path file;

    CompactCopy(Path file) {
        this.file = file;
    }

    /** Where the copy is made. */
    private Path draft() {
        return file.resolveSibling(file.getFileName() + ".compact");
    }

    /** Takes away what a process that died left. */
    void clear() throws IOException {
        Files.deleteIfExists(draft());
    }

    /** @throws IOException when there is no room for the copy; the file is what it was then */
    void replace() throws IOException {
        clear();
        try {
            copy();
            try (FileChannel channel = FileChannel.open(draft(), StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft(), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (MVStoreException e) {
            throw new IOException("cannot copy " + file + " without its gaps: " + e.getMessage(), e);
        } finally {
            clear();
        }
    }

    private void copy() throws IOException {
        try (MVStore from = new MVStore.Builder()
                        .fileName(file.toString())
                        .readOnly()
                        .open();
                MVStore to = new MVStore.Builder()
                        .fileName(draft().toString())
                        .autoCommitDisabled()
                        .compress()
                        .open()) {
            MVStoreTool.compact(from, to);
            to.commit();
            if (to.getCurrentVersion() < from.getCurrentVersion()) {
                throw new IOException("the copy of " + file + " ends at commit " + to.getCurrentVersion()
                        + ", the file at commit " + from.getCurrentVersion());
            }
        }
    }
}
