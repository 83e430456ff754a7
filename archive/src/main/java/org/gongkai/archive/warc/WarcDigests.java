package org.gongkai.archive.warc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The digests that a record carries, compared with its bytes (ISO 28500:2017, 5.8 and 5.9). */
public final class WarcDigests {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private WarcDigests() {}

    /** What does not fit, in sentences; empty when all fits. Digests by algorithms that Java lacks are passed over. */
    public static List<String> misfits(WarcEntry entry) {
        List<String> misfits = new ArrayList<>();
        byte[] block = entry.block();
        entry.head()
                .first("WARC-Block-Digest")
                .filter(digest -> fits(digest, block, 0).filter(fits -> !fits).isPresent())
                .ifPresent(digest -> misfits.add("the block does not fit its digest " + digest));
        if (hasPayload(entry)) {
            int start = entry.isHttp() ? Math.max(0, entry.bodyStart()) : 0;
            entry.head()
                    .first("WARC-Payload-Digest")
                    .filter(digest ->
                            fits(digest, block, start).filter(fits -> !fits).isPresent())
                    .ifPresent(digest -> misfits.add("the payload does not fit its digest " + digest));
        }
        return misfits;
    }

    private static boolean hasPayload(WarcEntry entry) {
        String type = entry.head().type();
        return type.equals("response") || type.equals("resource");
    }

    /** Whether the bytes from there on have this labelled digest; empty when nobody here knows the algorithm. */
    public static Optional<Boolean> fits(String labelled, byte[] bytes, int from) {
        int colon = labelled.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String label = labelled.substring(0, colon).toLowerCase(Locale.ROOT).replace("-", "");
        String name =
                switch (label) {
                    case "sha1" -> "SHA-1";
                    case "sha256" -> "SHA-256";
                    case "sha384" -> "SHA-384";
                    case "sha512" -> "SHA-512";
                    case "md5" -> "MD5";
                    default -> "";
                };
        if (name.isEmpty()) {
            return Optional.empty();
        }
        byte[] digest = digest(name, bytes, from);
        String value = labelled.substring(colon + 1).strip();
        boolean hex = value.length() == digest.length * 2;
        return Optional.of(
                hex
                        ? value.equalsIgnoreCase(HexFormat.of().formatHex(digest))
                        : value.toUpperCase(Locale.ROOT).replace("=", "").equals(base32(digest)));
    }

    private static byte[] digest(String name, byte[] bytes, int from) {
        MessageDigest digest = of(name);
        digest.update(bytes, from, bytes.length - from);
        return digest.digest();
    }

    /** A digest by one of the algorithms that every Java platform has. */
    public static MessageDigest of(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has " + name, e);
        }
    }

    /** SHA-256 of the first bytes of a file, of all when it has fewer; lower-case hexadecimal. */
    public static String ofFile(Path path, long length) throws IOException {
        MessageDigest digest = of("SHA-256");
        byte[] buffer = new byte[1 << 18];
        long left = length;
        try (InputStream in = Files.newInputStream(path)) {
            while (left > 0) {
                int some = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (some < 0) {
                    break;
                }
                digest.update(buffer, 0, some);
                left -= some;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** RFC 4648, 6, without padding: how most WARC tools write SHA-1. */
    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte next : bytes) {
            held = (held << 8 | next & 0xff) & 0xfff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt(held >> bits & 31));
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt(held << 5 - bits & 31));
        }
        return text.toString();
    }
}
