package org.gongkai.archive.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The server's store, except that a whole collection is read batch by batch when the question names a batch size. Left to
 * itself it holds all documents in memory first, which an archive of some hundred thousand captures has no room for.
 */
final class BatchedBackend {
    private BatchedBackend() {}

    /**
     * The server's store over these maps. Both constructors that run here open what is there already, and so call what is
     * overridden: all of that lives on captured variables, as fields would come too late.
     */
    static H2Backend over(MVStore maps) {
        return new H2Backend(maps) {
            @Override
            protected MongoDatabase openOrCreateDatabase(String database) {
                CursorRegistry cursors = getCursorRegistry();
                return new H2Database(database, maps, cursors) {
                    @Override
                    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
                        String full = getFullCollectionNamespace(name);
                        return new Collection(
                                this,
                                name,
                                options,
                                maps.openMap("databases." + full),
                                maps.openMap("meta." + full),
                                cursors);
                    }
                };
            }
        };
    }

    private static final class Collection extends H2Collection {
        private final MVMap<Object, Document> documents;

        Collection(
                MongoDatabase database,
                String name,
                CollectionOptions options,
                MVMap<Object, Document> documents,
                MVMap<String, Object> meta,
                CursorRegistry cursors) {
            super(database, name, options, documents, meta, cursors);
            this.documents = documents;
        }

        @Override
        protected QueryResult matchDocuments(
                Document query,
                @Nullable Document order,
                int skip,
                int limit,
                int batchSize,
                @Nullable Document fields) {
            boolean everything = query.isEmpty()
                    && (order == null || order.isEmpty())
                    && (fields == null || fields.isEmpty())
                    && skip == 0
                    && limit == 0;
            if (!everything || batchSize <= 0) {
                return super.matchDocuments(query, order, skip, limit, batchSize, fields);
            }
            Cursor rest = new Rest(cursorRegistry.generateCursorId(), documents);
            List<Document> first = rest.takeDocuments(batchSize);
            if (rest.isEmpty()) {
                return new QueryResult(first);
            }
            cursorRegistry.add(rest);
            return new QueryResult(first, rest);
        }
    }

    /** What is still to be read; it remembers a key and no place, so that commits meanwhile do not matter. */
    private static final class Rest extends AbstractCursor {
        private final MVMap<Object, Document> documents;
        private @Nullable Object next;

        Rest(long id, MVMap<Object, Document> documents) {
            super(id);
            this.documents = documents;
            this.next = documents.firstKey();
        }

        @Override
        public boolean isEmpty() {
            return next == null;
        }

        @Override
        public List<Document> takeDocuments(int count) {
            List<Document> taken = new ArrayList<>();
            if (next != null) {
                org.h2.mvstore.Cursor<Object, Document> entries = documents.cursor(next);
                next = null;
                while (next == null && entries.hasNext()) {
                    Object key = entries.next();
                    if (taken.size() == count) {
                        next = key;
                    } else {
                        taken.add(entries.getValue());
                    }
                }
            }
            return taken;
        }
    }
}
