package org.gongkai.archive.mongo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
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

    /**
     * @param packed whether the copy shall be as small as can be: documents stand closer and are packed harder, which takes
     *     longer and has more written anew when they change
     * @throws IOException when there is no room for the copy; the file is what it was then
     */
    void replace(boolean packed) throws IOException {
        clear();
        try {
            copy(packed);
            try (FileChannel channel = FileChannel.open(draft(), StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft(), file, StandardCopyOption.ATOMIC_MOVE);
            forceFolder();
        } catch (MVStoreException e) {
            throw new IOException("cannot copy " + file + " without its gaps: " + e.getMessage(), e);
        } finally {
            clear();
        }
    }

    /** The new name must survive the machine before anything is committed to it. */
    private void forceFolder() {
        try (FileChannel channel = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows: folders cannot be opened, and names are journalled
            return;
        }
    }

    private void copy(boolean packed) throws IOException {
        MVStore.Builder draft =
                new MVStore.Builder().fileName(draft().toString()).autoCommitDisabled();
        try (MVStore from = opened(file);
                MVStore to = (packed ? draft.compressHigh() : draft.compress()).open()) {
            if (packed) {
                from.getMapNames().stream().sorted().forEach(name -> copy(name, from, to));
                to.setStoreVersion(Math.toIntExact(CommitMark.number(from) - to.getCurrentVersion()));
            } else {
                MVStoreTool.compact(from, to);
            }
            to.commit();
        }
        check();
    }

    private static MVStore opened(Path path) {
        return new MVStore.Builder().fileName(path.toString()).readOnly().open();
    }

    /** Looks at both files anew: what made the copy opened their maps in a way of its own. */
    private void check() throws IOException {
        try (MVStore from = opened(file);
                MVStore to = opened(draft())) {
            if (CommitMark.number(to) < CommitMark.number(from)) {
                throw new IOException("the copy of " + file + " ends at commit " + CommitMark.number(to)
                        + ", the file at commit " + CommitMark.number(from));
            }
            for (String name : from.getMapNames()) {
                long there = from.openMap(name, MetadataMaps.raw(name)).sizeAsLong();
                long copied = to.openMap(name, MetadataMaps.raw(name)).sizeAsLong();
                if (there != copied) {
                    throw new IOException(
                            "the copy of " + file + " has " + copied + " of the " + there + " entries of " + name);
                }
            }
        }
    }

    private static void copy(String name, MVStore from, MVStore to) {
        MVMap<Object, Object> target = to.openMap(name, MetadataMaps.raw(name));
        MVMap<Object, Object> source = from.openMap(name, MetadataMaps.raw(name));
        Cursor<Object, Object> entries = source.cursor(null);
        while (entries.hasNext()) {
            target.append(entries.next(), entries.getValue());
        }
    }
}
