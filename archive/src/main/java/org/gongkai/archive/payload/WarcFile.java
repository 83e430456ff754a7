package org.gongkai.archive.payload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.gongkai.archive.warc.WarcDigests;
import org.netpreserve.jwarc.WarcRecord;

/**
 * One WARC file that is being written: a gzip member for each record (ISO 28500:2017, annex D).
 *
 * <p>A {@link RandomAccessFile}, because an interrupt of the writing thread would close a channel under us.
 */
final class WarcFile implements AutoCloseable {
    private static final byte[] END = {'\r', '\n', '\r', '\n'};
    private static final int SAMPLE = 16 * 1024;

    private final String name;
    private final RandomAccessFile file;
    private MessageDigest digest = WarcDigests.of("SHA-256");
    private long length;

    /** Begins the file; it must not exist. */
    WarcFile(Path path) throws IOException {
        this.name = path.getFileName().toString();
        Files.createFile(path);
        this.file = new RandomAccessFile(path.toFile(), "rw");
    }

    String name() {
        return name;
    }

    long length() {
        return length;
    }

    /** Appends a record whose header is built and whose block is given apart, and returns the offset where it begins. */
    long append(WarcRecord header, byte[]... block) throws IOException {
        long offset = length;
        ByteArrayOutputStream member = new ByteArrayOutputStream(1024 + block[block.length - 1].length / 2);
        try (OutputStream gzip = new Gzip(member, level(block[block.length - 1]))) {
            gzip.write(header.serializeHeader());
            for (byte[] part : block) {
                gzip.write(part);
            }
            gzip.write(END);
        }
        file.seek(offset);
        byte[] bytes = member.toByteArray();
        file.write(bytes);
        digest.update(bytes);
        length = offset + member.size();
        return offset;
    }

    /** Where the file stands now, to come back to with {@link #cut}. */
    Mark mark() {
        return new Mark(length, copy(digest));
    }

    /** Takes back everything that was written since. */
    void cut(Mark mark) throws IOException {
        length = mark.length();
        digest = mark.digest();
        file.setLength(length);
    }

    /** Length and digest of all that was written. */
    FileState state() {
        return new FileState(length, HexFormat.of().formatHex(copy(digest).digest()));
    }

    /** A place in the file, and the digest of what stands before it. */
    record Mark(long length, MessageDigest digest) {}

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("the platform's SHA-256 can be cloned", e);
        }
    }

    void force() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** What is compressed already (a DOCX, a gzip content coding, an image) is stored as it is: faster, and no larger. */
    static int level(byte[] body) {
        int sample = Math.min(body.length, SAMPLE);
        if (sample < 512) {
            return Deflater.DEFAULT_COMPRESSION;
        }
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(body, (body.length - sample) / 2, sample);
            deflater.finish();
            byte[] scratch = new byte[sample];
            int packed = deflater.deflate(scratch);
            return packed > sample * 19 / 20 ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION;
        } finally {
            deflater.end();
        }
    }

    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out, int level) throws IOException {
            super(out, 16 * 1024);
            def.setLevel(level);
        }
    }
}
