package org.gongkai.archive.mongo;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;

/** Where the metadata lives. */
public interface MetadataHome extends AutoCloseable {
    /** The database, with the write concern that this home needs. */
    MongoDatabase database();

    /** Returns when every write that was acknowledged so far survives the death of process and machine. */
    void commit() throws IOException;

    /** Lets go, without making anything durable that was not committed. */
    @Override
    void close();
}
