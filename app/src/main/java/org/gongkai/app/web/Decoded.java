package org.gongkai.app.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A payload with its content coding (RFC 9110, 8.4) removed as far as possible.
 *
 * @param remaining the coding that is still on, when it is one that cannot be removed, is damaged, or unpacks to more
 *     than is reasonable; the bytes are then as stored
 */
record Decoded(byte[] bytes, Optional<String> remaining) {
    /** A report unpacks to a few megabytes; more than this is an accident or an attack. */
    static final int MOST_BYTES = 256 * 1024 * 1024;

    private static final int ZLIB_METHOD_MASK = 0x0f;
    private static final int ZLIB_DEFLATE = 8;

    static Decoded asStored(byte[] stored) {
        return new Decoded(stored, Optional.empty());
    }

    /** Removes the codings of a {@code Content-Encoding} header, the last applied first. */
    static Decoded of(byte[] stored, String contentEncoding) {
        List<String> codings = new ArrayList<>();
        for (String coding : contentEncoding.toLowerCase(Locale.ROOT).split(",")) {
            if (!coding.isBlank() && !coding.strip().equals("identity")) {
                codings.add(coding.strip());
            }
        }
        byte[] bytes = stored;
        try {
            for (int i = codings.size() - 1; i >= 0; i--) {
                bytes = unpacked(bytes, codings.get(i));
            }
            return new Decoded(bytes, Optional.empty());
        } catch (IOException e) {
            return new Decoded(stored, Optional.of(String.join(", ", codings)));
        }
    }

    private static byte[] unpacked(byte[] bytes, String coding) throws IOException {
        try (InputStream in = reader(bytes, coding)) {
            byte[] unpacked = in.readNBytes(MOST_BYTES + 1);
            if (unpacked.length > MOST_BYTES) {
                throw new IOException("more than " + MOST_BYTES + " bytes");
            }
            return unpacked;
        }
    }

    private static InputStream reader(byte[] bytes, String coding) throws IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        return switch (coding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(in);
            case "deflate" -> new InflaterInputStream(in, new Inflater(!zlib(bytes)));
            default -> throw new IOException("no way to remove the coding " + coding);
        };
    }

    // "deflate" means the zlib format (RFC 1950), but some servers send the bare stream (RFC 1951).
    private static boolean zlib(byte[] bytes) {
        return bytes.length >= 2
                && (bytes[0] & ZLIB_METHOD_MASK) == ZLIB_DEFLATE
                && (((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff)) % 31 == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Decoded d && Arrays.equals(bytes, d.bytes) && remaining.equals(d.remaining);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes" + remaining.map(coding -> ", " + coding).orElse("");
    }
}
