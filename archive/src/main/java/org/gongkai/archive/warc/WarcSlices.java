package org.gongkai.archive.warc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A file of gzip members, one record each, read once and in order, in stretches that can be gone through at the same
 * time: each ends where a member seems to begin. A payload may hold what looks like one, so that a cut can be wrong;
 * whoever scans the stretches finds a broken record then.
 */
public final class WarcSlices implements AutoCloseable {
    /** So much that unpacking it is worth handing to another thread, so little that several are held at once. */
    private static final int USUAL = 1 << 20;

    private static final int LARGEST = 32 << 20;
    private static final byte[] BARE_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0};
    /** Enough of a member to unpack its first five bytes: the tables of a deflate block take less. */
    private static final int BEGINNING = 512;

    private final InputStream in;
    private final long end;
    private final MessageDigest digest = WarcDigests.of("SHA-256");
    private final Inflater inflater = new Inflater(true);
    private byte[] left = new byte[0];
    private long offset;

    /** @param end where the file ends for this reading */
    public WarcSlices(Path path, long end) throws IOException {
        this.in = Files.newInputStream(path);
        this.end = end;
    }

    /**
     * A stretch of the file.
     *
     * @param offset of its first byte in the file
     * @param bytes of which the first {@code length} count; owned by whoever takes the slice, not copied
     */
    public record Slice(long offset, byte[] bytes, int length) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** The next stretch, empty at the end. */
    public Optional<Slice> next() throws IOException {
        int size = Math.max(USUAL, left.length + USUAL / 2);
        byte[] bytes = Arrays.copyOf(left, (int) Math.min(size, end - offset));
        int have = left.length;
        while (bytes.length > 0) {
            int got = in.readNBytes(bytes, have, bytes.length - have);
            digest.update(bytes, have, got);
            boolean last = have + got < bytes.length || offset + have + got >= end;
            have += got;
            int cut = last ? have : lastBeginning(bytes, have);
            if (cut == 0 && have >= LARGEST) {
                cut = have;
            }
            if (cut > 0) {
                left = Arrays.copyOfRange(bytes, cut, have);
                Slice slice = new Slice(offset, bytes, cut);
                offset += cut;
                return Optional.of(slice);
            } else if (last) {
                return Optional.empty();
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(bytes.length * 2L, end - offset));
        }
        return Optional.empty();
    }

    /** SHA-256 of all that was read, once: lower-case hexadecimal. */
    public String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Where the last member begins that stands there far enough to be known for one; 0 when none does but the first. */
    private int lastBeginning(byte[] bytes, int length) {
        for (int at = length - BEGINNING; at > 0; at--) {
            if (bytes[at] == BARE_HEADER[0]
                    && Arrays.equals(bytes, at, at + BARE_HEADER.length, BARE_HEADER, 0, BARE_HEADER.length)
                    && holdsRecord(bytes, at + BARE_HEADER.length + 1)) {
                return at;
            }
        }
        return 0;
    }

    private boolean holdsRecord(byte[] bytes, int from) {
        byte[] begin = new byte[5];
        inflater.reset();
        inflater.setInput(bytes, from, BEGINNING - BARE_HEADER.length - 1);
        try {
            return inflater.inflate(begin) == begin.length
                    && Arrays.equals(begin, new byte[] {'W', 'A', 'R', 'C', '/'});
        } catch (DataFormatException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
