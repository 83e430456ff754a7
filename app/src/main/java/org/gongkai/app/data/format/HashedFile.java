package org.gongkai.app.data.format;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file that is written, with its length and digest. */
final class HashedFile extends FilterOutputStream {
    /** Rows in it, as its writer counts them. */
    long rows;

    private final MessageDigest digest;
    private long bytes;

    HashedFile(Path file) throws IOException {
        super(Files.newOutputStream(file));
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b, int offset, int length) throws IOException {
        out.write(b, offset, length);
        digest.update(b, offset, length);
        bytes += length;
    }

    long bytes() {
        return bytes;
    }

    /** Of what was written; called once, at the end. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
