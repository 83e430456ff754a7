package org.gongkai.archive.mongo;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;

/** Where the metadata lives. */
public interface MetadataHome extends AutoCloseable {
    /** So many documents are read at once. */
    int AT_ONCE = 500;

    /** The database, with the write concern that this home needs. */
    MongoDatabase database();

    /** The document of this id. */
    default Optional<Document> find(String collection, String id) {
        return Optional.ofNullable(
                database().getCollection(collection).find(Filters.eq("_id", id)).first());
    }

    /**
     * Reads every document of a collection, in no particular order, and never many at once. What is written meanwhile is
     * read or not.
     */
    default void each(String collection, Consumer<Document> reader) {
        database().getCollection(collection).find().batchSize(AT_ONCE).forEach(reader);
    }

    /** Returns when every write that was acknowledged so far survives the death of process and machine. */
    void commit() throws IOException;

    /** Lets go, without making anything durable that was not committed. */
    @Override
    void close();
}
