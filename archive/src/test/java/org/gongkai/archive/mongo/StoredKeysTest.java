package org.gongkai.archive.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bson.Document;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.ObjectDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredKeysTest {
    private static final List<KeyValue> ODD = List.of(
            new KeyValue(""),
            new KeyValue("样例"),
            new KeyValue("\0"),
            new KeyValue("é"),
            new KeyValue("a".repeat(70_000)),
            new KeyValue("a", "b"),
            new KeyValue(7));

    private final StoredKeys type = new StoredKeys();

    private static ByteBuffer written(WriteBuffer out) {
        ByteBuffer in = out.getBuffer();
        in.flip();
        return in;
    }

    /** Of the lengths and letters that make a difference. */
    private static List<KeyValue> keys() {
        Random random = new Random(6);
        List<KeyValue> keys = new ArrayList<>(ODD);
        for (int i = 0; i < 60; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(3) == 0 ? 250 + random.nextInt(12) : random.nextInt(5);
            for (int letter = 0; letter < length; letter++) {
                text.append((char) (1 + random.nextInt(127)));
            }
            keys.add(new KeyValue(text.toString()));
        }
        return keys;
    }

    @Test
    void keepsTheOrderOfFilesThatEarlierProgramsWrote() {
        ObjectDataType earlier = new ObjectDataType();
        List<KeyValue> keys = keys();
        for (KeyValue one : keys) {
            for (KeyValue other : keys) {
                assertThat(Integer.signum(type.compare(one, other)))
                        .as(one + " and " + other)
                        .isEqualTo(Integer.signum(earlier.compare(one, other)));
            }
        }
    }

    @Test
    void readsBackWhatItWroteAndWhatEarlierProgramsWrote() {
        WriteBuffer out = new WriteBuffer();
        List<KeyValue> keys = keys();
        for (KeyValue key : keys) {
            type.write(out, key);
            new ObjectDataType().write(out, key);
        }
        ByteBuffer in = written(out);
        for (KeyValue key : keys) {
            assertThat(type.read(in)).isEqualTo(key);
            assertThat(type.read(in)).isEqualTo(key);
        }
        assertThat(in.hasRemaining()).isFalse();
    }

    @Test
    void takesLittleMoreThanTheLettersOfAnId() {
        WriteBuffer out = new WriteBuffer();
        type.write(out, new KeyValue("20260101T000000Z/5f1c"));
        assertThat(out.position()).isEqualTo(23);
    }

    /** Were they named otherwise, the server would open its own beside them and write them in its own way. */
    @Test
    void isHowEveryIndexOfTheServerLies(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("metadata.mv");
        try (EmbeddedMetadata home = EmbeddedMetadata.open(file, folder.resolve("mark"), Optional.empty())) {
            for (String collection : Metadata.COLLECTIONS) {
                home.database().getCollection(collection).insertOne(new Document("_id", "run/1"));
            }
            home.commit();
        }
        try (MVStore store =
                new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
            List<String> indexes = store.getMapNames().stream()
                    .filter(name -> name.contains("_index_"))
                    .toList();
            assertThat(indexes).hasSameSizeAs(Metadata.COLLECTIONS);
            for (String index : indexes) {
                MVMap<Object, Object> map = store.openMap(index, new MVMap.Builder<Object, Object>().keyType(type));
                assertThat(map.containsKey(new KeyValue("run/1"))).as(index).isTrue();
            }
        }
    }
}
