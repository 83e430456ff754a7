package org.gongkai.archive.warc;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file, or a stretch of one that is in memory, read through one buffer, forwards and, after damage, backwards. */
final class FileWindow implements Source, AutoCloseable {
    private static final int SIZE = 1 << 18;

    private final @Nullable RandomAccessFile file;
    private final long end;
    private final byte[] buffer;
    private long bufferStart;
    private int filled;
    private int next;

    FileWindow(Path path, long from, long end) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "r");
        this.end = Math.min(end, file.length());
        this.buffer = new byte[SIZE];
        this.bufferStart = from;
    }

    /** @param stretch is the window's from now on, and may be changed */
    FileWindow(WarcSlices.Slice stretch) {
        this.file = null;
        this.end = stretch.offset() + stretch.length();
        this.buffer = stretch.bytes();
        this.bufferStart = stretch.offset();
        this.filled = stretch.length();
    }

    long end() {
        return end;
    }

    long position() {
        return bufferStart + next;
    }

    void seek(long position) {
        if (position >= bufferStart && position <= bufferStart + filled) {
            next = (int) (position - bufferStart);
        } else {
            bufferStart = position;
            filled = 0;
            next = 0;
        }
    }

    void skip(int bytes) {
        seek(position() + bytes);
    }

    byte[] buffer() {
        return buffer;
    }

    int index() {
        return next;
    }

    /** Bytes that can be taken from the buffer; fills it when it is empty; 0 at the end. */
    int available() throws IOException {
        if (next == filled) {
            bufferStart += filled;
            next = 0;
            filled = 0;
            fill();
        }
        return filled - next;
    }

    private void fill() throws IOException {
        int wanted = (int) Math.min(buffer.length - filled, end - bufferStart - filled);
        if (wanted > 0 && file != null) {
            file.seek(bufferStart + filled);
            int got = file.read(buffer, filled, wanted);
            filled += Math.max(0, got);
        }
    }

    /** The byte that is so many ahead, -1 beyond the end. */
    int peek(int ahead) throws IOException {
        if (next + ahead >= filled) {
            System.arraycopy(buffer, next, buffer, 0, filled - next);
            bufferStart += next;
            filled -= next;
            next = 0;
            fill();
        }
        return next + ahead < filled ? buffer[next + ahead] & 0xff : -1;
    }

    @Override
    public int read() throws IOException {
        return available() == 0 ? -1 : buffer[next++] & 0xff;
    }

    @Override
    public void readFully(byte[] into, int offset, int length) throws IOException {
        int have = 0;
        while (have < length) {
            int some = Math.min(length - have, available());
            if (some == 0) {
                throw new EOFException();
            }
            System.arraycopy(buffer, next, into, offset + have, some);
            next += some;
            have += some;
        }
    }

    @Override
    public int skipLineEnds() throws IOException {
        int skipped = 0;
        while (peek(0) == '\r' || peek(0) == '\n') {
            next++;
            skipped++;
        }
        return skipped;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
