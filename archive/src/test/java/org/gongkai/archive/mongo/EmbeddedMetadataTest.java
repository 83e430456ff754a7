package org.gongkai.archive.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMetadataTest {
    @TempDir
    Path folder;

    private Path file;
    private Path mark;

    @BeforeEach
    void names() {
        file = folder.resolve("metadata.mv");
        mark = folder.resolve("metadata.commit");
    }

    private EmbeddedMetadata open() throws IOException {
        return EmbeddedMetadata.open(file, mark, Optional.empty());
    }

    private static List<String> ids(EmbeddedMetadata metadata) {
        List<String> ids = new ArrayList<>();
        new Shelf(metadata, "captures", true).each(document -> ids.add(document.getString("_id")));
        return ids;
    }

    @Test
    void readsACollectionBatchByBatchAndWhatIsAddedMeanwhileDoesNotMatter() throws IOException {
        List<String> commands = new ArrayList<>();
        CommandListener listener = new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                commands.add(event.getCommandName());
            }
        };
        try (EmbeddedMetadata metadata = EmbeddedMetadata.open(file, mark, Optional.of(listener))) {
            Shelf shelf = new Shelf(metadata, "captures", true);
            List<String> expected = IntStream.range(0, 1_234)
                    .mapToObj(number -> String.format("run/%05d", number))
                    .toList();
            expected.forEach(id -> shelf.put(new Document("_id", id)));
            shelf.flush();
            commands.clear();
            List<String> read = new ArrayList<>();
            shelf.each(document -> {
                read.add(document.getString("_id"));
                if (read.size() % 100 == 0) {
                    shelf.put(new Document("_id", "aaa/" + read.size()));
                    shelf.flush();
                    commit(metadata);
                }
            });
            assertThat(read).containsExactlyElementsOf(expected);
            assertThat(commands).doesNotContain("find", "getMore");
        }
    }

    @Test
    void leavesNoGapsInTheFileWhenItIsClosed() throws IOException {
        long open;
        try (EmbeddedMetadata metadata = open()) {
            fill(metadata, "a");
            open = Files.size(file);
        }
        assertThat(Files.size(file)).isLessThan(open * 2 / 3);
        try (EmbeddedMetadata metadata = open()) {
            assertThat(ids(metadata)).hasSize(300);
            fill(metadata, "b");
        }
        try (EmbeddedMetadata metadata = open()) {
            assertThat(ids(metadata)).hasSize(600);
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.compact");
    }

    private static void commit(EmbeddedMetadata metadata) {
        try {
            metadata.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every document in a commit of its own. */
    private static void fill(EmbeddedMetadata metadata, String run) throws IOException {
        Shelf shelf = new Shelf(metadata, "captures", true);
        Random random = new Random(5);
        for (int number = 0; number < 300; number++) {
            shelf.put(new Document("_id", run + "/" + number * 7_919 % 300).append("text", noise(random)));
            shelf.flush();
            metadata.commit();
        }
    }

    private static String noise(Random random) {
        byte[] noise = new byte[300];
        random.nextBytes(noise);
        return HexFormat.of().formatHex(noise);
    }

    /** The number of the last commit that a file holds. */
    private static long version(Path file) {
        try (MVStore store =
                new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
            return CommitMark.number(store);
        }
    }

    @Test
    void aCopyFitsTheMarkOfTheFileItReplacesWheneverTheProcessDies() throws IOException {
        try (EmbeddedMetadata metadata = open()) {
            fill(metadata, "a");
        }
        try (EmbeddedMetadata metadata = open()) {
            fill(metadata, "b");
            Files.copy(file, folder.resolve("before"));
        }
        long noted = new CommitMark(mark).read();
        // killed before the copy took the file's place, and after it did
        assertThat(version(folder.resolve("before"))).isGreaterThanOrEqualTo(noted);
        assertThat(version(file)).isGreaterThanOrEqualTo(noted).isGreaterThan(600);
        Files.copy(folder.resolve("before"), file, StandardCopyOption.REPLACE_EXISTING);
        Files.write(folder.resolve("metadata.mv.compact"), new byte[] {1, 2, 3});
        try (EmbeddedMetadata metadata = open()) {
            assertThat(ids(metadata)).hasSize(600);
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.compact");
    }
}
