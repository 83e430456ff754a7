package org.gongkai.archive.mongo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;
import org.gongkai.archive.event.ArchiveEvent;
import org.gongkai.archive.event.EventJson;

/**
 * What was done to the archive's content.
 *
 * <pre>events {_id: "&lt;event id&gt;", schema: 1, event: {id: "…", type: "fixity check", at: "…", …}}</pre>
 */
public final class EventShelf {
    private static final int SCHEMA = 1;

    private final Shelf events;

    EventShelf(MetadataHome home, boolean sole) {
        this.events = new Shelf(home, "events", sole);
    }

    public boolean holds(String id) {
        return events.holds(id);
    }

    public void add(ArchiveEvent event) {
        events.put(new Document("_id", event.id())
                .append("schema", SCHEMA)
                .append("event", JsonDocuments.parse(EventJson.write(event))));
    }

    /** All, oldest first. */
    public List<ArchiveEvent> all() {
        List<ArchiveEvent> all = new ArrayList<>();
        events.each(stored -> {
            try {
                all.add(EventJson.read(JsonDocuments.write(stored.get("event", Document.class))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        all.sort(Comparator.comparing(ArchiveEvent::at).thenComparing(ArchiveEvent::id));
        return all;
    }

    void flush() {
        events.flush();
    }
}
