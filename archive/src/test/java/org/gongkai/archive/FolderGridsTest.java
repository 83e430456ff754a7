package org.gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gongkai.model.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderGridsTest {
    private static final long SHARE = 1_000;

    @TempDir
    Path temp;

    private final List<Digest> sameFolder = sameFolder();

    private static List<Digest> sameFolder() {
        List<Digest> keys = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            keys.add(new Digest("ab" + Integer.toString(i).repeat(62)));
        }
        return keys;
    }

    private FolderGrids grids() {
        return new FolderGrids(temp.resolve("grids"), 256 * SHARE);
    }

    private long size() throws IOException {
        try (Stream<Path> files = Files.walk(temp.resolve("grids"))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Test
    void givesBackWhatWasKeptLast() {
        grids().keep(sameFolder.get(0), new byte[] {1});
        grids().keep(sameFolder.get(0), new byte[] {2, 3});

        assertThat(grids().find(sameFolder.get(0))).contains(new byte[] {2, 3});
        assertThat(grids().find(sameFolder.get(1))).isEmpty();
    }

    @Test
    void letsGoOfTheOldestWhenAFolderIsFull() throws IOException {
        for (int i = 0; i < 9; i++) {
            grids().keep(sameFolder.get(i), new byte[110]);
            Path file = temp.resolve("grids/ab").resolve(sameFolder.get(i).hex().substring(2));
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000L * (i + 1)));
        }

        grids().keep(sameFolder.get(9), new byte[110]);

        assertThat(grids().find(sameFolder.get(0))).isEmpty();
        assertThat(grids().find(sameFolder.get(8))).isPresent();
        assertThat(grids().find(sameFolder.get(9))).isPresent();
        assertThat(size()).isLessThanOrEqualTo(SHARE);
    }

    @Test
    void keepsNothingWithoutRoom() {
        FolderGrids none = new FolderGrids(temp.resolve("grids"), 0);

        none.keep(sameFolder.get(0), new byte[] {1});

        assertThat(temp.resolve("grids")).doesNotExist();
    }

    @Test
    void isNoMatterThatItsFolderCannotBeWritten() throws IOException {
        Files.writeString(temp.resolve("grids"), "a file stands in the way");

        grids().keep(sameFolder.get(0), new byte[] {1});

        assertThat(grids().find(sameFolder.get(0))).isEmpty();
    }
}
