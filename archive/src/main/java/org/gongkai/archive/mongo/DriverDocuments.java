package org.gongkai.archive.mongo;

import de.bwaldvogel.mongo.bson.BinData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** The server's documents as the driver's, of the types that the shelves use. */
final class DriverDocuments {
    private DriverDocuments() {}

    static Document of(de.bwaldvogel.mongo.bson.Document stored) {
        Document document = new Document();
        stored.forEach((name, value) -> document.append(name, value(value)));
        return document;
    }

    private static @Nullable Object value(@Nullable Object stored) {
        if (stored instanceof de.bwaldvogel.mongo.bson.Document document) {
            return of(document);
        } else if (stored instanceof Iterable<?> items) {
            List<@Nullable Object> list = new ArrayList<>();
            items.forEach(item -> list.add(value(item)));
            return list;
        } else if (stored instanceof Instant time) {
            return Date.from(time);
        } else if (stored instanceof BinData bytes) {
            return new Binary(bytes.getData());
        } else if (stored instanceof byte[] bytes) {
            // as the server decodes what it has stored
            return new Binary(bytes);
        } else if (stored instanceof de.bwaldvogel.mongo.bson.Decimal128 number) {
            return new Decimal128(number.toBigDecimal());
        } else if (stored == null
                || stored instanceof String
                || stored instanceof Boolean
                || stored instanceof Integer
                || stored instanceof Long
                || stored instanceof Double) {
            return stored;
        }
        throw new IllegalStateException("no shelf keeps values of " + stored.getClass());
    }
}
