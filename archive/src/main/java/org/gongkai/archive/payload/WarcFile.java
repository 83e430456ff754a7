package org.gongkai.archive.payload;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.gongkai.archive.warc.WarcDigests;
import org.netpreserve.jwarc.WarcRecord;

/**
 * One WARC file that is being written: a gzip member for each record (ISO 28500:2017, annex D).
 *
 * <p>A {@link RandomAccessFile}, because an interrupt of the writing thread would close a channel under us.
 */
final class WarcFile implements AutoCloseable {
    /** RFC 1952, 2.3: deflate, no flags, no time, no hint, no system. */
    private static final byte[] MEMBER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};

    private static final int TRAILER = 8;
    private static final int ROOM = 1024;
    private static final int SAMPLE = 4 * 1024;

    private final String name;
    private final RandomAccessFile file;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final CRC32 crc = new CRC32();
    private byte[] packed = new byte[64 * 1024];
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
        int size = pack(level(block[block.length - 1]), header.serializeHeader(), block);
        file.seek(offset);
        file.write(packed, 0, size);
        digest.update(packed, 0, size);
        length = offset + size;
        return offset;
    }

    /** Fills {@code packed} with the gzip member of a record (RFC 1952) and returns its length. */
    private int pack(int level, byte[] header, byte[][] block) {
        deflater.reset();
        deflater.setLevel(level);
        crc.reset();
        int size = 0;
        for (byte octet : MEMBER) {
            packed[size++] = octet;
        }
        int octets = 0;
        for (int part = -1; part <= block.length; part++) {
            byte[] bytes = part < 0 ? header : part < block.length ? block[part] : WarcRecords.END;
            crc.update(bytes);
            octets += bytes.length;
            deflater.setInput(bytes);
            if (part == block.length) {
                deflater.finish();
            }
            while (part == block.length ? !deflater.finished() : !deflater.needsInput()) {
                if (packed.length - size < ROOM) {
                    packed = Arrays.copyOf(packed, packed.length * 2);
                }
                size += deflater.deflate(packed, size, packed.length - size - TRAILER);
            }
        }
        ByteBuffer.wrap(packed, size, TRAILER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) crc.getValue())
                .putInt(octets);
        return size + TRAILER;
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
        deflater.end();
        file.close();
    }

    /**
     * How hard to try. What is compressed already (a DOCX, a gzip content coding, an image) is stored as it is: faster, and
     * no larger. Where little repeats, searching longer for what does takes twice the time and saves one octet in a hundred.
     */
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
            if (packed > sample * 19 / 20) {
                return Deflater.NO_COMPRESSION;
            }
            return packed > sample / 2 ? Deflater.BEST_SPEED : Deflater.DEFAULT_COMPRESSION;
        } finally {
            deflater.end();
        }
    }
}
