package org.gongkai.app.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gongkai.crawler.fetch.ContentCoding;

/**
 * A payload with its content coding (RFC 9110, 8.4) removed as far as possible.
 *
 * @param remaining the coding that is still on, when it is one that cannot be removed, is damaged, or unpacks to more
 *     than is reasonable; the bytes are then as stored
 */
record Decoded(byte[] bytes, Optional<String> remaining) {
    /** A report unpacks to a few megabytes; more than this is an accident or an attack. */
    static final int MOST_BYTES = 256 * 1024 * 1024;

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
        try {
            return new Decoded(
                    ContentCoding.decode(stored, Optional.of(contentEncoding), MOST_BYTES), Optional.empty());
        } catch (IOException e) {
            return new Decoded(stored, Optional.of(String.join(", ", codings)));
        }
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
