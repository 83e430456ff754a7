package org.gongkai.extractor.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Parts of an OOXML container, unpacked in memory up to a limit. Names are looked up, never used as paths. */
final class ZipParts {
    /** A report's largest part has some megabytes. */
    private static final int LARGEST_PART = 128 << 20;
    /** Beyond this ratio a large part is a bomb; text reaches 1 to 50 at most. */
    private static final int LARGEST_RATIO = 200;

    private static final int RATIO_FROM = 4 << 20;
    private static final int MOST_ENTRIES = 20_000;

    private final Map<String, byte[]> parts = new HashMap<>();

    private ZipParts() {}

    static ZipParts of(byte[] bytes, Predicate<String> wanted, Budget budget) throws UnreadableFileException {
        ZipParts parts = new ZipParts();
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new UnreadableFileException(
                            "too-large", "an archive with more than " + MOST_ENTRIES + " parts");
                }
                String name = entry.getName().replace('\\', '/');
                if (wanted.test(name)) {
                    parts.parts.putIfAbsent(name, unpack(zip, name, bytes.length));
                }
                budget.checkTime();
            }
        } catch (IOException e) {
            if (parts.parts.isEmpty()) {
                throw new UnreadableFileException(
                        "damaged", "an Office file whose container cannot be unpacked: " + e.getMessage(), e);
            }
        }
        return parts;
    }

    private static byte[] unpack(ZipInputStream zip, String name, int packed)
            throws IOException, UnreadableFileException {
        byte[] part = zip.readNBytes(LARGEST_PART + 1);
        if (part.length > LARGEST_PART || part.length > RATIO_FROM && part.length / LARGEST_RATIO > packed) {
            throw new UnreadableFileException(
                    "too-large",
                    "the part " + name + " unpacks to more than " + (LARGEST_PART >> 20) + " MiB or to more than "
                            + LARGEST_RATIO + " times the file: a zip bomb, not a report");
        }
        return part;
    }

    Optional<byte[]> find(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    byte[] require(String name) throws UnreadableFileException {
        byte[] part = parts.get(name);
        if (part == null) {
            throw new UnreadableFileException(
                    "damaged", "an Office file without its part " + name + "; it may have been cut off");
        }
        return part;
    }
}
