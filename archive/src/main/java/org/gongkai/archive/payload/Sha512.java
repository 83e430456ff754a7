package org.gongkai.archive.payload;

import java.util.HexFormat;
import org.gongkai.archive.warc.WarcDigests;

/** The second digest of a body (FIPS 180-4), of another family than its name, should the first ever be broken. */
public final class Sha512 {
    private Sha512() {}

    /** 128 lower-case hexadecimal digits. */
    public static String of(byte[] body) {
        return HexFormat.of().formatHex(WarcDigests.of("SHA-512").digest(body));
    }
}
