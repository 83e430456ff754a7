package org.gongkai.archive.mongo;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps an archive folder to one process, and to one opening within it.
 *
 * <p>The lock is the operating system's and dies with the process; the file stays, and says who holds the lock. Within
 * one process a set guards the folder, because the system gives up a process's lock when <em>any</em> handle to the file
 * is closed, the handle of a second, refused opening included.
 */
public final class FolderLock implements AutoCloseable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
    /** Beyond the text: where locks are mandatory, the text must stay readable. */
    private static final long LOCKED_BYTE = 1 << 20;

    private final Path folder;
    private final RandomAccessFile file;
    private final FileLock lock;

    private FolderLock(Path folder, RandomAccessFile file, FileLock lock) {
        this.folder = folder;
        this.file = file;
        this.lock = lock;
    }

    /**
     * Takes the lock at once or not at all.
     *
     * @param folder that exists
     * @param holder one line that says who we are
     * @throws IOException when somebody has it; the message says who
     */
    public static FolderLock take(Path folder, String holder) throws IOException {
        Path real = folder.toRealPath();
        if (!HELD.add(real)) {
            throw new IOException("it is open already in this process (pid "
                    + ProcessHandle.current().pid() + "); use the archive that is open, or close it first");
        }
        RandomAccessFile file = null;
        try {
            Path path = real.resolve("lock");
            file = new RandomAccessFile(path.toFile(), "rw");
            FileLock lock = file.getChannel().tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw new IOException(
                        "it is in use by another process (" + read(path) + "); wait until that has ended, or stop it;"
                                + " while it is 'serve' or 'demo', its pages and its API answer");
            }
            file.setLength(0);
            file.write(
                    ("pid " + ProcessHandle.current().pid() + ", " + holder + "\n").getBytes(StandardCharsets.UTF_8));
            return new FolderLock(real, file, lock);
        } catch (IOException | RuntimeException e) {
            if (file != null) {
                file.close();
            }
            HELD.remove(real);
            throw e;
        }
    }

    private static String read(Path path) throws IOException {
        String text = Files.readString(path, StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? "which does not say who it is" : text;
    }

    @Override
    public void close() throws IOException {
        try {
            lock.release();
            file.close();
        } finally {
            HELD.remove(folder);
        }
    }
}
