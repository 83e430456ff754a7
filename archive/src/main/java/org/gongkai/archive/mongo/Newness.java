package org.gongkai.archive.mongo;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Which ids are certainly not in a collection: it was empty when it was first looked at, nobody else writes to it, and
 * nothing was put under them since. Such documents need no question before they are added and no upsert to add them.
 */
final class Newness {
    private final MongoCollection<Document> collection;
    private final boolean sole;
    private boolean looked;
    private @Nullable Absence absence;

    /** @param sole whether nobody else writes to the collection */
    Newness(MongoCollection<Document> collection, boolean sole) {
        this.collection = collection;
        this.sole = sole;
    }

    /** Whether nothing is stored under the id, nor was put since. */
    boolean isSurelyNew(String id) {
        look();
        return absence != null && absence.isSure(id);
    }

    /** Takes note of an id that is stored from now on. */
    void put(String id) {
        look();
        if (absence != null) {
            absence.put(id);
        }
    }

    private void look() {
        if (sole && !looked) {
            looked = true;
            if (isNothingIn(collection)) {
                absence = new Absence();
            }
        }
    }

    /** Whether the collection holds no document. */
    static boolean isNothingIn(MongoCollection<Document> collection) {
        return collection.find().projection(new Document("_id", 1)).first() == null;
    }
}
