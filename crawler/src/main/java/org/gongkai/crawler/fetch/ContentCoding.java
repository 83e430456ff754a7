package org.gongkai.crawler.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** Removes the content coding of a stored payload (RFC 9110, 8.4): gzip, br, deflate with or without its zlib frame. */
public final class ContentCoding {
    private static final int ZLIB_METHOD = 8;

    private ContentCoding() {}

    /**
     * The payload without its content codings. A body that is labelled gzip and does not begin like gzip is taken as it
     * is: some servers keep the label of a file that they sent plain.
     *
     * @param contentEncoding the header as it came; several codings are removed last one first
     * @param limit bytes that the result may have, so that a small answer cannot fill the memory
     * @throws IOException when the coding is unknown, broken, cut short, or larger than the limit; the message says which
     */
    public static byte[] decode(byte[] body, Optional<String> contentEncoding, long limit) throws IOException {
        List<String> codings = contentEncoding.stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .filter(coding -> !coding.isEmpty())
                .toList();
        byte[] decoded = body;
        for (int i = codings.size() - 1; i >= 0; i--) {
            decoded = decodeOne(decoded, codings.get(i), limit);
        }
        return decoded;
    }

    private static byte[] decodeOne(byte[] body, String coding, long limit) throws IOException {
        if (body.length == 0) {
            return body;
        }
        switch (coding) {
            case "gzip", "x-gzip" -> {
                return isGzip(body)
                        ? inflate(new GZIPInputStream(new ByteArrayInputStream(body)), coding, limit)
                        : body;
            }
            case "deflate" -> {
                Inflater inflater = new Inflater(!hasZlibFrame(body));
                try {
                    return inflate(new InflaterInputStream(new ByteArrayInputStream(body), inflater), coding, limit);
                } finally {
                    inflater.end();
                }
            }
            case "br" -> {
                return inflate(brotli(body), coding, limit);
            }
            case "identity", "none", "utf-8", "binary" -> {
                return body;
            }
            default -> throw new IOException("content coding '" + coding + "' was not asked for and cannot be read");
        }
    }

    private static InputStream brotli(byte[] body) throws IOException {
        try {
            return new BrotliInputStream(new ByteArrayInputStream(body));
        } catch (IOException e) {
            throw new IOException("the br body is broken at its beginning: " + e.getMessage(), e);
        }
    }

    /** The coding that a body betrays by its first bytes, for payloads whose header is lost; only gzip does. */
    public static Optional<String> sniff(byte[] body) {
        return isGzip(body) ? Optional.of("gzip") : Optional.empty();
    }

    /** RFC 1952, 2.3.1. */
    private static boolean isGzip(byte[] body) {
        return body.length > 2 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
    }

    /** RFC 1950: the low four bits say 8, and the first two octets together are a multiple of 31. */
    private static boolean hasZlibFrame(byte[] body) {
        return body.length >= 2
                && (body[0] & 0x0f) == ZLIB_METHOD
                && (((body[0] & 0xff) << 8) | (body[1] & 0xff)) % 31 == 0;
    }

    private static byte[] inflate(InputStream coded, String coding, long limit) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        try (coded) {
            for (int count = coded.read(buffer); count >= 0; count = coded.read(buffer)) {
                plain.write(buffer, 0, count);
                if (plain.size() > limit) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new IOException(
                    "the " + coding + " body is broken after " + plain.size() + " bytes: " + e.getMessage(), e);
        }
        if (plain.size() > limit) {
            throw new IOException("the " + coding + " body unfolds to more than " + limit + " bytes");
        }
        return plain.toByteArray();
    }
}
