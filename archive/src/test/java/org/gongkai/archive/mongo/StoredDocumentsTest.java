package org.gongkai.archive.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.ObjectDataType;
import org.junit.jupiter.api.Test;

class StoredDocumentsTest {
    private static final Document CAPTURE = new Document("_id", "run/1")
            .append("schema", 1)
            .append("length", 1L << 40)
            .append("at", Instant.parse("2026-03-02T04:00:00.123Z"))
            .append("headers", List.of("Content-Type: text/html", "Server: 样例"))
            .append("found", new Document("by", "link"));

    private final StoredDocuments type = new StoredDocuments();

    private static ByteBuffer written(WriteBuffer out) {
        ByteBuffer in = out.getBuffer();
        in.flip();
        return in;
    }

    @Test
    void readsBackWhatItWroteOneAfterTheOther() {
        WriteBuffer out = new WriteBuffer();
        Document second = new Document("_id", "run/2");
        type.write(out, CAPTURE);
        type.write(out, second);
        ByteBuffer in = written(out);
        assertThat(type.read(in)).isEqualTo(CAPTURE);
        assertThat(type.read(in)).isEqualTo(second);
        assertThat(in.hasRemaining()).isFalse();
    }

    @Test
    void readsWhatEarlierProgramsWroteAsJavaObjects() {
        WriteBuffer out = new WriteBuffer();
        new ObjectDataType().write(out, CAPTURE);
        type.write(out, CAPTURE);
        ByteBuffer in = written(out);
        assertThat(type.read(in)).isEqualTo(CAPTURE);
        assertThat(type.read(in)).isEqualTo(CAPTURE);
    }

    @Test
    void takesLittleMoreThanTheDocumentNeeds() {
        WriteBuffer out = new WriteBuffer();
        type.write(out, CAPTURE);
        assertThat(out.position()).isLessThan(250);
    }
}
