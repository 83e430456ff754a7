package org.gongkai.extractor.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Parts of an OOXML container, unpacked when they are asked for, in memory and up to a limit. Names are looked up, never
 * used as paths. For one thread.
 */
final class ZipParts {
    /** A report's largest part has some megabytes. */
    private static final int LARGEST_PART = 128 << 20;
    /** Beyond this ratio a large part is a bomb; text reaches 1 to 50 at most. */
    private static final int LARGEST_RATIO = 200;

    private static final int RATIO_FROM = 4 << 20;
    private static final int MOST_ENTRIES = 20_000;

    private final ZipFile zip;
    private final int packed;
    private final Map<String, ZipArchiveEntry> entries = new HashMap<>();

    private ZipParts(ZipFile zip, int packed) {
        this.zip = zip;
        this.packed = packed;
    }

    static ZipParts of(byte[] bytes, Budget budget) throws UnreadableFileException {
        try {
            ZipFile zip = ZipFile.builder()
                    .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                    .setIgnoreLocalFileHeader(true)
                    .get();
            ZipParts parts = new ZipParts(zip, bytes.length);
            for (Iterator<ZipArchiveEntry> all = zip.getEntries().asIterator(); all.hasNext(); ) {
                ZipArchiveEntry entry = all.next();
                if (parts.entries.size() >= MOST_ENTRIES) {
                    throw new UnreadableFileException(
                            "too-large", "an archive with more than " + MOST_ENTRIES + " parts");
                }
                parts.entries.putIfAbsent(key(entry.getName()), entry);
                budget.checkTime();
            }
            return parts;
        } catch (IOException | RuntimeException e) {
            throw new UnreadableFileException(
                    "damaged",
                    "an Office file whose container cannot be unpacked; it may have been cut off: " + e.getMessage(),
                    e);
        }
    }

    /** Part names are compared without regard to case (ECMA-376 part 2, 6.3.5); some programs write backslashes. */
    private static String key(String name) {
        String path = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return path.startsWith("/") ? path.substring(1) : path;
    }

    boolean has(String name) {
        return entries.containsKey(key(name));
    }

    /** The part as it unpacks; reading fails with {@link TooMuch} when it is a bomb. */
    Optional<InputStream> open(String name) throws IOException {
        ZipArchiveEntry entry = entries.get(key(name));
        return entry == null ? Optional.empty() : Optional.of(new Limited(zip.getInputStream(entry), name));
    }

    Optional<byte[]> find(String name) throws UnreadableFileException {
        try {
            Optional<InputStream> part = open(name);
            return part.isEmpty() ? Optional.empty() : Optional.of(part.get().readAllBytes());
        } catch (TooMuch e) {
            throw e.reason();
        } catch (IOException e) {
            throw new UnreadableFileException(
                    "damaged", "the part " + name + " of an Office file cannot be unpacked: " + e.getMessage(), e);
        }
    }

    InputStream require(String name) throws UnreadableFileException, IOException {
        Optional<InputStream> part = open(name);
        if (part.isEmpty()) {
            throw new UnreadableFileException(
                    "damaged", "an Office file without its part " + name + "; it may have been cut off");
        }
        return part.get();
    }

    /** Why parts could not be read: a bomb, or what the error says. */
    static UnreadableFileException unreadable(String what, IOException e) {
        return e instanceof TooMuch bomb
                ? bomb.reason()
                : new UnreadableFileException("damaged", what + " whose parts cannot be read: " + e.getMessage(), e);
    }

    /** A part unpacks to more than any report has. */
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1;

        TooMuch(String name) {
            super("the part " + name + " unpacks to more than " + (LARGEST_PART >> 20) + " MiB or to more than "
                    + LARGEST_RATIO + " times the file: a zip bomb, not a report");
        }

        UnreadableFileException reason() {
            return new UnreadableFileException("too-large", String.valueOf(getMessage()), this);
        }
    }

    private final class Limited extends FilterInputStream {
        private final String name;
        private long read;

        Limited(InputStream in, String name) {
            super(in);
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            count(Math.max(0, n));
            return n;
        }

        private void count(int more) throws TooMuch {
            read += more;
            if (read > LARGEST_PART || read > RATIO_FROM && read / LARGEST_RATIO > packed) {
                throw new TooMuch(name);
            }
        }
    }
}
