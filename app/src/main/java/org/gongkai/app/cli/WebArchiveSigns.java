package org.gongkai.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.gongkai.app.pipeline.Intake;

/** Tells WARC and WACZ files by what is in them, as both are often handed on under other names. */
final class WebArchiveSigns {
    private static final String WARC = "WARC/";

    private WebArchiveSigns() {}

    /** Whether the file begins with a record, packed or not, or is a ZIP with WARC files in {@code archive/}. */
    static boolean stand(Path file) throws IOException {
        byte[] begin;
        try (InputStream in = Files.newInputStream(file)) {
            begin = in.readNBytes(WARC.length());
        }
        if (begin.length < WARC.length()) {
            return false;
        } else if (begin[0] == 'P' && begin[1] == 'K') {
            return isWacz(file);
        } else if (begin[0] == 0x1f && (begin[1] & 0xff) == 0x8b) {
            return isPackedWarc(file);
        }
        return text(begin).equals(WARC);
    }

    private static boolean isPackedWarc(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return text(in.readNBytes(WARC.length())).equals(WARC);
        } catch (IOException e) {
            // no gzip, or a broken one: nothing that could be read as a WARC file
            return false;
        }
    }

    private static boolean isWacz(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream()
                    .anyMatch(entry -> entry.getName().startsWith("archive/") && Intake.isWarc(entry.getName()));
        } catch (ZipException e) {
            return false;
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
