package org.gongkai.archive.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;

class DriverDocumentsTest {
    @Test
    void areWhatTheServerWouldHaveGiven() throws IOException {
        Document document = new Document("_id", "a")
                .append("text", "政府\n信息")
                .append("whole", 7)
                .append("long", 1L << 40)
                .append("part", 0.1)
                .append("exact", Decimal128.parse("24511.30"))
                .append("at", new Date(1_772_424_000_123L))
                .append("truth", true)
                .append("octets", new Binary(new byte[] {0, -1, 7}))
                .append("nothing", null)
                .append("list", Arrays.asList("x", null, new Document("y", List.of(1, 2))))
                .append("inner", new Document("z", new Document()));
        try (EmbeddedMetadata metadata = EmbeddedMetadata.inMemory(Optional.empty())) {
            metadata.database().getCollection("captures").insertOne(document);
            List<Document> read = new ArrayList<>();
            metadata.each("captures", read::add);
            assertThat(read)
                    .containsExactly(
                            metadata.database().getCollection("captures").find().first());
            assertThat(read).containsExactly(document);
            assertThat(metadata.find("captures", "a")).contains(document);
            assertThat(metadata.find("captures", "b")).isEmpty();
            assertThat(metadata.find("never-heard-of", "a")).isEmpty();
        }
    }
}
