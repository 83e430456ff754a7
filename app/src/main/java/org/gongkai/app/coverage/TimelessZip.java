package org.gongkai.app.coverage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A ZIP file without the times at which its entries were written, so that the same content is the same bytes. */
final class TimelessZip {
    private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0);

    private TimelessZip() {}

    /** Writes a ZIP file. */
    interface Writer {
        void write(OutputStream out) throws IOException;
    }

    /** What the writer writes, its entries in their order and all of one time. */
    static void copy(Writer writer, OutputStream out) throws IOException {
        Path file = Files.createTempFile("gongkai", ".zip");
        try {
            try (OutputStream to = Files.newOutputStream(file)) {
                writer.write(to);
            }
            try (ZipFile zip = new ZipFile(file.toFile())) {
                ZipOutputStream copy = new ZipOutputStream(out);
                for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                    ZipEntry entry = entries.nextElement();
                    ZipEntry timeless = new ZipEntry(entry.getName());
                    timeless.setTimeLocal(EARLIEST);
                    copy.putNextEntry(timeless);
                    zip.getInputStream(entry).transferTo(copy);
                    copy.closeEntry();
                }
                copy.finish();
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
