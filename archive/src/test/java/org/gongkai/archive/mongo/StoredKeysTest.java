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
    private final StoredKeys type = new StoredKeys();
    private final ObjectDataType serialized = new ObjectDataType();

    private static ByteBuffer written(WriteBuffer out) {
        ByteBuffer in = out.getBuffer();
        in.flip();
        return in;
    }

    /** Keys whose strings begin alike, are of all widths in UTF-8, and cross the lengths at which their form changes. */
    private static List<KeyValue> keys() {
        Random random = new Random(7);
        String letters = "\u0000a~\u007f\u0080é\u07ff\u0800郑\uffff\ud83d\ude00";
        List<KeyValue> keys = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "410100/20" : "");
            for (int letter = random.nextInt(4); letter > 0; letter--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            keys.add(new KeyValue(text.toString()));
        }
        for (int length : new int[] {126, 127, 128, 129, 255, 256, 257, 65_535, 65_536}) {
            keys.add(new KeyValue("z".repeat(length)));
        }
        keys.add(new KeyValue(1L));
        keys.add(new KeyValue("a", "b"));
        return keys;
    }

    @Test
    void ordersAsEarlierProgramsDid() {
        List<KeyValue> keys = keys();
        for (KeyValue one : keys) {
            for (KeyValue other : keys) {
                assertThat(Integer.signum(type.compare(one, other)))
                        .as("%s and %s", one, other)
                        .isEqualTo(Integer.signum(serialized.compare(one, other)));
            }
        }
    }

    @Test
    void readsBackWhatItWroteAndWhatEarlierProgramsWrote() {
        for (KeyValue key : keys()) {
            WriteBuffer out = new WriteBuffer();
            type.write(out, key);
            serialized.write(out, key);
            ByteBuffer in = written(out);
            assertThat(type.read(in)).isEqualTo(key);
            assertThat(type.read(in)).isEqualTo(key);
            assertThat(in.hasRemaining()).isFalse();
        }
    }

    @Test
    void writesLittleMoreThanTheString() {
        WriteBuffer out = new WriteBuffer();
        type.write(out, new KeyValue("20261121T063743123Z/410100"));
        assertThat(out.position()).isLessThan(30);
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
                MVMap<KeyValue, Object> map = store.openMap(index, new MVMap.Builder<KeyValue, Object>().keyType(type));
                assertThat(map.containsKey(new KeyValue("run/1"))).as(index).isTrue();
            }
        }
    }
}
