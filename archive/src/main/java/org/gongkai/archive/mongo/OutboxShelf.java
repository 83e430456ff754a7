package org.gongkai.archive.mongo;

import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/**
 * What the program has yet to tell others. Whoever wrote it knows what it says; no report rests on it, so payload files
 * hold no copy.
 *
 * <pre>outbox {_id: "&lt;name&gt;", schema: 1, json: "{…}"}</pre>
 */
public final class OutboxShelf {
    private static final int SCHEMA = 1;

    private final Shelf outbox;

    OutboxShelf(MetadataHome home, boolean sole) {
        this.outbox = new Shelf(home, "outbox", sole);
    }

    /** All, in the order of their names. */
    public Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        outbox.each(stored -> all.put(stored.getString("_id"), stored.getString("json")));
        return all;
    }

    public void put(String name, String json) {
        outbox.put(new Document("_id", name).append("schema", SCHEMA).append("json", json));
    }

    public void remove(String name) {
        outbox.remove(name);
    }

    void flush() {
        outbox.flush();
    }
}
