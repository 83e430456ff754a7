package org.gongkai.archive.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;

/** One collection, read and replaced by {@code _id}; what is put is seen at once and written at the next flush. */
final class Shelf {
    private static final int AT_ONCE = 500;

    private final MongoCollection<Document> collection;
    private final Map<String, Document> pending = new LinkedHashMap<>();
    private final Set<String> fresh = new HashSet<>();
    private final Newness newness;

    /** @param sole whether nobody else writes to the collection */
    Shelf(MongoDatabase database, String name, boolean sole) {
        this.collection = database.getCollection(name);
        this.newness = new Newness(collection, sole);
    }

    Optional<Document> find(String id) {
        Document held = pending.get(id);
        if (held != null) {
            return Optional.of(held);
        }
        if (isSurelyAbsent(id)) {
            return Optional.empty();
        }
        return Optional.ofNullable(collection.find(Filters.eq("_id", id)).first());
    }

    boolean isEmpty() {
        return pending.isEmpty() && Newness.isNothingIn(collection);
    }

    private boolean isSurelyAbsent(String id) {
        return newness.isSurelyNew(id);
    }

    boolean holds(String id) {
        return pending.containsKey(id)
                || (!isSurelyAbsent(id)
                        && collection
                                        .find(Filters.eq("_id", id))
                                        .projection(new Document("_id", 1))
                                        .first()
                                != null);
    }

    /** Those that are there, in the order asked for. */
    List<Document> find(Collection<String> ids) {
        Map<String, Document> found = new LinkedHashMap<>();
        List<String> asked = ids.stream().filter(id -> !pending.containsKey(id)).toList();
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
            List<String> some = asked.subList(from, Math.min(asked.size(), from + AT_ONCE));
            collection
                    .find(Filters.in("_id", some))
                    .forEach(document -> found.put(document.getString("_id"), document));
        }
        found.putAll(pending);
        List<Document> inOrder = new ArrayList<>();
        for (String id : ids) {
            Document document = found.get(id);
            if (document != null) {
                inOrder.add(document);
            }
        }
        return inOrder;
    }

    /** Every document, in no particular order. */
    void each(Consumer<Document> reader) {
        Set<String> held = new HashSet<>(pending.keySet());
        List.copyOf(pending.values()).forEach(reader);
        collection.find().batchSize(AT_ONCE).forEach(document -> {
            if (!held.contains(document.getString("_id"))) {
                reader.accept(document);
            }
        });
    }

    void put(Document document) {
        String id = document.getString("_id");
        if (newness.isSurelyNew(id)) {
            fresh.add(id);
        }
        newness.put(id);
        pending.put(id, document);
    }

    void flush() {
        List<Document> inserts = new ArrayList<>();
        List<WriteModel<Document>> writes = new ArrayList<>();
        pending.forEach((id, document) -> {
            if (fresh.contains(id)) {
                inserts.add(document);
            } else {
                writes.add(new ReplaceOneModel<>(Filters.eq("_id", id), document, new ReplaceOptions().upsert(true)));
            }
        });
        for (int from = 0; from < inserts.size(); from += AT_ONCE) {
            collection.insertMany(inserts.subList(from, Math.min(inserts.size(), from + AT_ONCE)));
        }
        for (int from = 0; from < writes.size(); from += AT_ONCE) {
            collection.bulkWrite(writes.subList(from, Math.min(writes.size(), from + AT_ONCE)));
        }
        pending.clear();
        fresh.clear();
    }
}
