package org.gongkai.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that an option names. It stands there whole or not at all; one that stood there before is replaced. */
final class OutFile {
    private OutFile() {}

    /** Writes what goes into a file. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** @throws UsageException when the file cannot be written, saying why and what to do */
    static void write(Path file, Content content) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new UsageException("cannot write " + file + ": it is a folder; name a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw new UsageException("cannot write " + file + ": there is no folder " + folder + "; make it first");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // a pipe or device cannot be put in place of itself
            try (OutputStream out = Files.newOutputStream(file)) {
                content.write(out);
                return;
            } catch (IOException e) {
                throw new UsageException(words(file, e));
            }
        }
        try {
            // not createTempFile, which lets nobody else read what it makes
            Path part = folder.resolve(file.getFileName() + ".part");
            try {
                try (OutputStream out = Files.newOutputStream(part)) {
                    content.write(out);
                }
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UsageException(words(file, e));
        }
    }

    private static String words(Path file, IOException e) {
        String why = e instanceof AccessDeniedException
                ? "it may not be written"
                : e instanceof NoSuchFileException ? "there is no such folder" : String.valueOf(e.getMessage());
        return "cannot write " + file + ": " + why + "; nothing was written, name another place";
    }
}
