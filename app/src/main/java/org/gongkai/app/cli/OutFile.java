package org.gongkai.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.gongkai.archive.ArchiveException;

/** A file that an option names. It stands there whole or not at all; one that stood there before is replaced. */
final class OutFile {
    private OutFile() {}

    /** Writes what goes into a file. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /**
     * Writes the file.
     *
     * @throws UsageException when it cannot be begun, saying why and what to do
     * @throws ArchiveException when it cannot be written to its end, as on a full disk
     */
    static void write(Path file, Content content) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new UsageException("cannot write " + file + ": it is a folder; name a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw new UsageException("cannot write " + file + ": there is no folder " + folder + "; make it first");
        }
        // a pipe, a device or a link is written through; nothing can be put in its place
        boolean through = Files.isSymbolicLink(file) || Files.exists(file) && !Files.isRegularFile(file);
        Path part = through ? file : folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try (OutputStream out = begin(file, part, through)) {
            content.write(out);
        } catch (IOException e) {
            remove(through, part);
            throw new ArchiveException(
                    "cannot write " + file + " to its end: " + e.getMessage() + "; make room or name another place", e);
        } catch (RuntimeException e) {
            remove(through, part);
            throw e;
        }
        if (!through) {
            try {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                remove(false, part);
                throw new UsageException("cannot put a new file in the place of " + file + ": " + e.getMessage());
            }
        }
    }

    private static OutputStream begin(Path file, Path part, boolean through) {
        try {
            return through
                    ? Files.newOutputStream(part)
                    : Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UsageException("cannot write " + file + ": "
                    + (e instanceof AccessDeniedException ? "it may not be written" : e.getMessage())
                    + "; name another place");
        }
    }

    private static void remove(boolean through, Path part) {
        if (!through) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                // the failure that led here is what is told
            }
        }
    }
}
