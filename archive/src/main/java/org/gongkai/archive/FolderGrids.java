package org.gongkai.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.gongkai.archive.reread.GridStore;
import org.gongkai.model.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Grids in a folder: a file for each key, in 256 folders named after the keys' first two digits. A folder that outgrows its
 * share of the room loses the files that were written longest ago. Nothing is forced to disk: a file that a crash cut
 * short is damaged like any other.
 */
final class FolderGrids implements GridStore {
    private static final int FOLDERS = 256;
    private static final int NAME_OF_FOLDER = 2;
    /** So much of its share a folder keeps when it is tidied. */
    private static final double KEPT = 0.75;

    private final Path folder;
    private final long share;
    /** Bytes in each folder that this process has written to. */
    private final Map<String, Long> sizes = new ConcurrentHashMap<>();

    /** @param room bytes that all may take, roughly; 0 for none */
    FolderGrids(Path folder, long room) {
        this.folder = folder;
        this.share = room / FOLDERS;
    }

    private Path shelf(Digest key) {
        return folder.resolve(key.hex().substring(0, NAME_OF_FOLDER));
    }

    private Path place(Digest key) {
        return shelf(key).resolve(key.hex().substring(NAME_OF_FOLDER));
    }

    @Override
    public Optional<byte[]> find(Digest key) {
        try {
            return Optional.of(Files.readAllBytes(place(key)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void keep(Digest key, byte[] bytes) {
        if (bytes.length > share) {
            return;
        }
        Path place = place(key);
        sizes.compute(key.hex().substring(0, NAME_OF_FOLDER), (name, known) -> {
            try {
                return kept(shelf(key), place, bytes, known);
            } catch (IOException | UncheckedIOException e) {
                // a full disk, a folder that may not be written: the next reader reads the payload instead
                discard(place);
                return known;
            }
        });
    }

    private long kept(Path shelf, Path place, byte[] bytes, @Nullable Long known) throws IOException {
        Files.createDirectories(shelf);
        long before = known == null ? size(shelf) : known;
        long replaced = Files.exists(place) ? Files.size(place) : 0;
        long after = before - replaced + bytes.length;
        if (after > share) {
            after = tidied(shelf, place) + bytes.length;
        }
        Files.write(place, bytes);
        return after;
    }

    private record Entry(Path file, FileTime written, long length) {}

    private static List<Entry> entries(Path shelf) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(shelf)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                try {
                    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    entries.add(new Entry(file, attributes.lastModifiedTime(), attributes.size()));
                } catch (NoSuchFileException e) {
                    // somebody emptied the folder meanwhile, as anybody may
                }
            }
        }
        return entries;
    }

    private static long size(Path shelf) throws IOException {
        return entries(shelf).stream().mapToLong(Entry::length).sum();
    }

    /** Deletes a file, and of the others the oldest until there is room; gives what is left. */
    private long tidied(Path shelf, Path replaced) throws IOException {
        Files.deleteIfExists(replaced);
        long left = size(shelf);
        List<Entry> oldestFirst = entries(shelf).stream()
                .sorted(Comparator.comparing(Entry::written).thenComparing(Entry::file))
                .toList();
        for (Entry entry : oldestFirst) {
            if (left <= share * KEPT) {
                break;
            }
            Files.deleteIfExists(entry.file());
            left -= entry.length();
        }
        return left;
    }

    private static void discard(Path place) {
        try {
            Files.deleteIfExists(place);
        } catch (IOException e) {
            // what cannot be deleted is found to be damaged
        }
    }
}
