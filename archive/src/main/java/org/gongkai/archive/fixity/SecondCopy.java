package org.gongkai.archive.fixity;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.gongkai.archive.payload.FileState;
import org.gongkai.archive.warc.WarcDigests;

/**
 * A folder that holds the payload files a second time ({@code archive.replica}): a copy of the archive's folder, or of
 * its {@code payloads/}. It is read, never written.
 */
final class SecondCopy {
    private final Path replica;
    private final Path payloads;
    private final Path aside;

    /** @param aside folder that takes the damaged file */
    SecondCopy(Path replica, Path payloads, Path aside) {
        this.replica = replica;
        this.payloads = payloads;
        this.aside = aside;
    }

    /**
     * Puts a sound file in the place of a damaged one: the copy, or where that is damaged too, the copy's bytes where
     * ours are. Nothing is replaced by anything whose digest is not the committed one.
     *
     * @return why it could not be done, empty when it was
     */
    Optional<String> repair(FileFindings findings, FileState committed) throws IOException {
        String name = findings.file;
        Path copy = find(name);
        if (committed.sha256().isEmpty()) {
            return Optional.of("no digest of the file was taken when it was written, so that no copy can be trusted");
        }
        if (!Files.isRegularFile(copy)) {
            return Optional.of("the second copy " + copy + " is missing");
        }
        Files.createDirectories(aside);
        Path draft = aside.resolve(name + ".repair");
        try {
            if (!take(copy, draft, committed) && !patch(copy, draft, findings, committed)) {
                return Optional.of("the second copy " + copy + " is damaged too");
            }
            Path ours = payloads.resolve(name);
            if (Files.exists(ours)) {
                Files.move(ours, aside.resolve(name + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(draft, ours, StandardCopyOption.ATOMIC_MOVE);
            return Optional.empty();
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Path find(String name) {
        Path inside = replica.resolve("payloads").resolve(name);
        return Files.exists(inside) ? inside : replica.resolve(name);
    }

    private static boolean take(Path copy, Path draft, FileState committed) throws IOException {
        Files.copy(copy, draft, StandardCopyOption.REPLACE_EXISTING);
        return settle(draft, committed);
    }

    private boolean patch(Path copy, Path draft, FileFindings findings, FileState committed) throws IOException {
        Path ours = payloads.resolve(findings.file);
        if (!Files.exists(ours)) {
            return false;
        }
        Files.copy(ours, draft, StandardCopyOption.REPLACE_EXISTING);
        try (RandomAccessFile to = new RandomAccessFile(draft.toFile(), "rw");
                RandomAccessFile from = new RandomAccessFile(copy.toFile(), "r")) {
            for (long[] stretch : findings.broken) {
                long end = Math.min(stretch[0] + stretch[1], from.length());
                byte[] buffer = new byte[1 << 18];
                from.seek(stretch[0]);
                to.seek(stretch[0]);
                for (long at = stretch[0]; at < end; ) {
                    int some = from.read(buffer, 0, (int) Math.min(buffer.length, end - at));
                    if (some < 0) {
                        break;
                    }
                    to.write(buffer, 0, some);
                    at += some;
                }
            }
        }
        return settle(draft, committed);
    }

    private static boolean settle(Path draft, FileState committed) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            if (channel.size() > committed.length()) {
                channel.truncate(committed.length());
            }
            channel.force(true);
        }
        return Files.size(draft) == committed.length()
                && WarcDigests.ofFile(draft, committed.length()).equals(committed.sha256());
    }
}
