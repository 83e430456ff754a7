package org.gongkai.extractor.read;

import com.github.junrar.Archive;
import com.github.junrar.exception.RarException;
import com.github.junrar.exception.UnsupportedRarV5Exception;
import com.github.junrar.rarfile.FileHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.commons.io.input.CloseShieldInputStream;

/**
 * Unpacks the files in an archive one after the other, in memory and up to a limit. Their names are told, never used as
 * paths. For one archive.
 */
public final class Members {
    private static final int LARGEST = 48 << 20;
    private static final long LARGEST_TOGETHER = 256L << 20;
    private static final int MOST = 500;
    private static final int LARGEST_DICTIONARY_KIB = 96 << 10;
    /** Stands for the name of a file where the files are not known any more. */
    private static final String REST = "…";

    private static final Charset GB18030 = Charset.forName("GB18030");

    /** Takes a file of an archive. */
    public interface Taker {
        /**
         * @param name as it stands in the archive, path included
         * @param contentType when the archive says one
         */
        void take(String name, byte[] bytes, Optional<String> contentType) throws UnreadableFileException;

        /**
         * Told of a file that cannot be unpacked; the others are handed over all the same.
         *
         * @param name as {@link #take} is told, or dots for all files behind the last one
         */
        void miss(String name, UnreadableFileException reason);
    }

    /** Takes a part of a message. */
    interface PartTaker {
        void take(String name, byte[] bytes, Optional<String> contentType) throws UnreadableFileException;
    }

    /** Unpacks one file. */
    private interface Unpacking {
        InputStream open() throws IOException, RarException;
    }

    private final Taker taker;
    private final Budget budget;
    private long together;
    private int taken;
    private boolean full;

    private Members(Taker taker, Budget budget) {
        this.taker = taker;
        this.budget = budget;
    }

    /**
     * Hands over every file in the archive, in its order.
     *
     * @throws UnreadableFileException when no file of it can be told, or the time is up
     */
    public static void each(byte[] bytes, String mediaType, Budget budget, Taker taker) throws UnreadableFileException {
        Members members = new Members(taker, budget);
        try {
            switch (mediaType) {
                case "application/zip" -> members.zip(bytes);
                case "application/x-rar-compressed" -> members.rar(bytes);
                case "application/x-7z-compressed" -> members.sevenZip(bytes);
                case "application/gzip" -> members.gzip(bytes);
                case "application/x-tar", "application/x-gtar" -> members.tar(new ByteArrayInputStream(bytes));
                case "message/rfc822" -> Mail.parts(bytes, budget, members::hand);
                default ->
                    throw new UnreadableFileException(
                            "unsupported-format", "an archive of type " + mediaType + "; unpack it and read its files");
            }
        } catch (IOException | RarException | IllegalStateException | IllegalArgumentException e) {
            members.end(reason("an archive", e));
        } catch (UnreadableFileException e) {
            if (!members.full) {
                throw e;
            }
            members.end(e);
        }
    }

    /** What was handed over before counts all the same. */
    private void end(UnreadableFileException reason) throws UnreadableFileException {
        if (taken == 0) {
            throw reason;
        }
        taker.miss(REST, reason);
    }

    private static UnreadableFileException reason(String what, Exception e) {
        if (e instanceof PasswordRequiredException) {
            return encrypted(e);
        }
        if (e instanceof UnsupportedRarV5Exception) {
            return new UnreadableFileException(
                    "unsupported-format", what + " of RAR 5; unpack it and read its files", e);
        }
        if (e instanceof MemoryLimitException) {
            return new UnreadableFileException(
                    "too-large", what + " that needs much memory to unpack: " + e.getMessage(), e);
        }
        return new UnreadableFileException(
                "damaged", what + " that cannot be unpacked; it may have been cut off: " + e.getMessage(), e);
    }

    private static UnreadableFileException encrypted(Exception e) {
        return new UnreadableFileException("encrypted", "an archive with a password; it is needed to read it", e);
    }

    private void zip(byte[] bytes) throws IOException, UnreadableFileException {
        ZipFile opened;
        try {
            opened = ZipFile.builder()
                    .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                    .setCharset(GB18030)
                    .get();
        } catch (IOException e) {
            beginningOfZip(bytes);
            throw e;
        }
        try (ZipFile zip = opened) {
            for (Iterator<ZipArchiveEntry> all = zip.getEntriesInPhysicalOrder().asIterator(); all.hasNext(); ) {
                ZipArchiveEntry entry = all.next();
                take(entry, () -> zip.getInputStream(entry));
            }
        }
    }

    /** The files of a ZIP whose end, where its list of files stands, was cut off. */
    private void beginningOfZip(byte[] bytes) throws IOException, UnreadableFileException {
        try (ZipArchiveInputStream in =
                new ZipArchiveInputStream(new ByteArrayInputStream(bytes), GB18030.name(), true, true)) {
            for (ZipArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                take(entry, () -> CloseShieldInputStream.wrap(in));
            }
        }
    }

    private void take(ZipArchiveEntry entry, Unpacking unpacking) throws UnreadableFileException {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            miss(name(entry), encrypted(new IOException(entry.getName())));
        } else if (!entry.isDirectory()) {
            take(name(entry), unpacking);
        }
    }

    /** Names without a mark are in the packing machine's character set: GBK in China, or UTF-8. */
    private static String name(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        if (raw == null) {
            return entry.getName();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(raw, GB18030);
        }
    }

    private void rar(byte[] bytes) throws IOException, RarException, UnreadableFileException {
        try (Archive rar = new Archive(new ByteArrayInputStream(bytes))) {
            if (rar.isEncrypted()) {
                throw encrypted(new IOException("rar"));
            }
            for (FileHeader header : rar) {
                if (header.isEncrypted()) {
                    miss(header.getFileName(), encrypted(new IOException(header.getFileName())));
                } else if (!header.isDirectory()) {
                    take(header.getFileName(), () -> rar.getInputStream(header));
                }
            }
        }
    }

    private void sevenZip(byte[] bytes) throws IOException, UnreadableFileException {
        try (SevenZFile file = SevenZFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .setMaxMemoryLimitKiB(LARGEST_DICTIONARY_KIB)
                .get()) {
            for (SevenZArchiveEntry entry : file.getEntries()) {
                if (!entry.isDirectory() && entry.hasStream()) {
                    take(String.valueOf(entry.getName()), () -> file.getInputStream(entry));
                }
            }
        }
    }

    private void gzip(byte[] bytes) throws IOException, UnreadableFileException {
        try (GzipCompressorInputStream in = GzipCompressorInputStream.builder()
                .setInputStream(new ByteArrayInputStream(bytes))
                .setDecompressConcatenated(true)
                .get()) {
            String name = in.getMetaData().getFileName();
            byte[] inner = unpack(name == null ? "content" : name, in);
            if (inner.length > 262 && new String(inner, 257, 5, StandardCharsets.US_ASCII).equals("ustar")) {
                tar(new ByteArrayInputStream(inner));
            } else {
                hand(name == null ? "content" : name, inner, Optional.empty());
            }
        }
    }

    private void tar(InputStream bytes) throws IOException, UnreadableFileException {
        try (TarArchiveInputStream in = new TarArchiveInputStream(bytes, GB18030.name())) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.isFile()) {
                    take(entry.getName(), () -> CloseShieldInputStream.wrap(in));
                }
            }
        }
    }

    private void take(String name, Unpacking unpacking) throws UnreadableFileException {
        byte[] bytes;
        try (InputStream in = unpacking.open()) {
            bytes = unpack(name, in);
        } catch (UnreadableFileException e) {
            miss(name, e);
            return;
        } catch (IOException | RarException | RuntimeException e) {
            miss(name, reason("a file", e));
            return;
        }
        hand(name, bytes, Optional.empty());
    }

    private byte[] unpack(String name, InputStream in) throws IOException, UnreadableFileException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        together += bytes.length;
        if (bytes.length > LARGEST) {
            throw new UnreadableFileException(
                    "too-large",
                    "the file " + name + " of an archive unpacks to more than " + (LARGEST >> 20)
                            + " MiB; unpack it and read its files");
        }
        return bytes;
    }

    private void hand(String name, byte[] bytes, Optional<String> contentType) throws UnreadableFileException {
        count();
        taker.take(name, bytes, contentType);
    }

    private void miss(String name, UnreadableFileException reason) throws UnreadableFileException {
        count();
        taker.miss(name, reason);
    }

    /** Counts a file, and ends the work where an archive goes beyond all that a report needs. */
    private void count() throws UnreadableFileException {
        budget.checkTime();
        if (++taken > MOST || together > LARGEST_TOGETHER) {
            full = true;
            throw new UnreadableFileException(
                    "too-large",
                    "an archive of more than " + MOST + " files, or of more than " + (LARGEST_TOGETHER >> 20)
                            + " MiB when unpacked; unpack it and read its files");
        }
    }
}
