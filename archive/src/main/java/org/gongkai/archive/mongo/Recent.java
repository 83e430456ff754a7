package org.gongkai.archive.mongo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was written last, by id. A crawl asks for what it has just kept: a page when it is read, a report at
 * its next address; the question to the server takes longer than what is done with the answer.
 */
final class Recent<V> {
    private final Map<String, V> documents;

    /** @param most that are kept; those used longest ago go first */
    Recent(int most) {
        this.documents = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }

    void put(String id, V document) {
        documents.put(id, document);
    }

    Optional<V> find(String id) {
        return Optional.ofNullable(documents.get(id));
    }
}
