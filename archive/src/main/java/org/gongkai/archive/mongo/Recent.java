package org.gongkai.archive.mongo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * The documents that were written last, by id. A crawl asks for what it has just kept: a page when it is read, a report at
 * its next address; the question to the server takes longer than what is done with the answer.
 */
final class Recent {
    private final Map<String, Document> documents;

    /** @param most that are kept; those used longest ago go first */
    Recent(int most) {
        this.documents = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Document> eldest) {
                return size() > most;
            }
        };
    }

    void put(String id, Document document) {
        documents.put(id, document);
    }

    Optional<Document> find(String id) {
        return Optional.ofNullable(documents.get(id));
    }
}
