package org.gongkai.app.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The content coding gzip (RFC 9110, 8.4.1), for answers that shrink by it. */
final class Packing {
    /** What a packed answer's entity tag ends with. */
    static final String TAG = "-gzip";

    /** A smaller one fits into one network packet as it is. */
    private static final int LEAST_BYTES = 1400;

    /** Two thirds of the time of the usual level for a tenth more bytes. */
    private static final int LEVEL = 4;

    private Packing() {}

    /** Whether an answer of this type is text, and long enough. */
    static boolean pays(String type, int length) {
        return length >= LEAST_BYTES
                && (type.startsWith("text/")
                        || type.startsWith("application/json")
                        || type.startsWith("application/link-format")
                        || type.contains("+json")
                        || type.contains("+xml"));
    }

    /** Whether a header {@code Accept-Encoding} allows it (RFC 9110, 12.5.3). */
    static boolean isTaken(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        boolean any = false;
        for (String part : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String[] coding = part.strip().split("\\s*;\\s*");
            boolean refused = coding.length > 1 && coding[1].matches("q=0(\\.0*)?");
            if (coding[0].equals("gzip")) {
                return !refused;
            }
            any |= coding[0].equals("*") && !refused;
        }
        return any;
    }

    static byte[] pack(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (OutputStream gzip = new Gzip(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer takes what it is given", e);
        }
        return packed.toByteArray();
    }

    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(LEVEL);
        }
    }
}
