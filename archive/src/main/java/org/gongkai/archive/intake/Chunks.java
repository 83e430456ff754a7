package org.gongkai.archive.intake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The chunked transfer coding (RFC 9112, 7.1), as tools that store the wire's bytes leave it in place. */
final class Chunks {
    private Chunks() {}

    /** The content without the coding; empty when there is no such coding on these bytes. */
    static Optional<byte[]> removed(byte[] coded) {
        ByteArrayOutputStream content = new ByteArrayOutputStream(coded.length);
        int at = 0;
        while (true) {
            int end = at;
            while (end < coded.length && coded[end] != '\n') {
                end++;
            }
            if (end >= coded.length) {
                return Optional.empty();
            }
            String line = new String(coded, at, end - at, StandardCharsets.ISO_8859_1).split(";")[0].strip();
            if (!line.matches("[0-9A-Fa-f]{1,8}")) {
                return Optional.empty();
            }
            long size = Long.parseLong(line, 16);
            at = end + 1;
            if (size == 0) {
                return Optional.of(content.toByteArray());
            }
            if (size > coded.length - at) {
                return Optional.empty();
            }
            content.write(coded, at, (int) size);
            at += (int) size;
            if (at < coded.length && coded[at] == '\r') {
                at++;
            }
            if (at < coded.length && coded[at] == '\n') {
                at++;
            }
        }
    }
}
