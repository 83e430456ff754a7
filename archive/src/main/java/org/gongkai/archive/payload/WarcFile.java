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
    private static final int PIECES = 3;
    private static final int LEAST_PIECE = 170;

    private final String name;
    private final RandomAccessFile file;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final CRC32 crc = new CRC32();
    private final byte[] sample = new byte[SAMPLE];
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
        int size = pack(effort(block[block.length - 1]), header.serializeHeader(), block);
        file.seek(offset);
        file.write(packed, 0, size);
        digest.update(packed, 0, size);
        length = offset + size;
        return offset;
    }

    /** Fills {@code packed} with the gzip member of a record (RFC 1952) and returns its length. */
    private int pack(Effort effort, byte[] header, byte[][] block) {
        effort.tell(deflater);
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

    /** How hard to try to make a record smaller. */
    enum Effort {
        /** For what is compressed already: a DOCX, a gzip content coding, an image. */
        STORED(Deflater.NO_COMPRESSION, Deflater.DEFAULT_STRATEGY),
        /**
         * For text in which nothing repeats but its characters: what would be saved by looking for repeated words is an
         * octet in thirty and takes three times as long.
         */
        CHARACTERS(Deflater.BEST_SPEED, Deflater.HUFFMAN_ONLY),
        /** For what repeats little: searching longer takes twice the time and saves one octet in fifty. */
        LIGHT(Deflater.BEST_SPEED, Deflater.DEFAULT_STRATEGY),
        /** For ordinary markup. */
        FULL(Deflater.DEFAULT_COMPRESSION, Deflater.DEFAULT_STRATEGY);

        private final int level;
        private final int strategy;

        Effort(int level, int strategy) {
            this.level = level;
            this.strategy = strategy;
        }

        private void tell(Deflater deflater) {
            deflater.reset();
            deflater.setLevel(level);
            deflater.setStrategy(strategy);
        }
    }

    /** The effort that pieces from the beginning, the middle and the end of the body are worth. */
    Effort effort(byte[] body) {
        int piece = Math.min(body.length / PIECES, sample.length / PIECES);
        if (piece < LEAST_PIECE) {
            return Effort.FULL;
        }
        for (int i = 0; i < PIECES; i++) {
            // long: a body may have more octets than a third of what an int holds
            int from = (int) ((long) (body.length - piece) * (2 * i + 1) / (2 * PIECES));
            System.arraycopy(body, from, sample, i * piece, piece);
        }
        int whole = PIECES * piece;
        int light = packed(whole, Effort.LIGHT);
        if (light > whole * 19 / 20) {
            return Effort.STORED;
        }
        if (light <= whole / 2) {
            return Effort.FULL;
        }
        return light > packed(whole, Effort.CHARACTERS) * 9 / 10 ? Effort.CHARACTERS : Effort.LIGHT;
    }

    private int packed(int length, Effort effort) {
        effort.tell(deflater);
        deflater.setInput(sample, 0, length);
        deflater.finish();
        int size = 0;
        while (!deflater.finished()) {
            size += deflater.deflate(packed);
        }
        return size;
    }
}
