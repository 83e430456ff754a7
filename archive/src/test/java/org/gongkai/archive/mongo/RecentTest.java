package org.gongkai.archive.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.junit.jupiter.api.Test;

class RecentTest {
    private static Document document(String id) {
        return new Document("_id", id);
    }

    @Test
    void letsGoOfWhatWasUsedLongestAgo() {
        Recent<Document> recent = new Recent<>(2);
        recent.put("a", document("a"));
        recent.put("b", document("b"));
        assertThat(recent.find("a")).contains(document("a"));
        recent.put("c", document("c"));
        assertThat(recent.find("b")).isEmpty();
        assertThat(recent.find("a")).isPresent();
        assertThat(recent.find("c")).isPresent();
    }

    @Test
    void keepsNothingWhereNothingIsToBeKept() {
        Recent<Document> recent = new Recent<>(0);
        recent.put("a", document("a"));
        assertThat(recent.find("a")).isEmpty();
    }
}
