package org.gongkai.archive.mongo;

import com.mongodb.client.MongoCollection;
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
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DocumentCodec;

/** One collection, read and replaced by {@code _id}; what is put is seen at once and written at the next flush. */
final class Shelf {
    private static final int AT_ONCE = 500;
    private static final Codec<Document> DOCUMENTS = new DocumentCodec();

    private final MetadataHome home;
    private final String name;
    private final MongoCollection<Document> collection;
    private final Map<String, Document> pending = new LinkedHashMap<>();
    /** What waits as the bytes that are sent: a large document takes ten times as much memory. */
    private final Map<String, RawBsonDocument> packed = new LinkedHashMap<>();

    private final Set<String> fresh = new HashSet<>();
    private final Recent<Document> recent;
    private final Newness newness;

    /** @param sole whether nobody else writes to the collection */
    Shelf(MetadataHome home, String name, boolean sole) {
        this(home, name, sole, 0);
    }

    /** @param recent documents to keep at hand once they are written: those that are asked for again soon after */
    Shelf(MetadataHome home, String name, boolean sole, int recent) {
        this.home = home;
        this.name = name;
        this.collection = home.database().getCollection(name);
        this.newness = new Newness(collection, sole);
        this.recent = new Recent<>(sole ? recent : 0);
    }

    Optional<Document> find(String id) {
        Optional<Document> held = held(id);
        if (held.isPresent() || isSurelyAbsent(id)) {
            return held;
        }
        return home.find(name, id);
    }

    /** The document where no question is needed to have it. */
    private Optional<Document> held(String id) {
        return Optional.ofNullable(pending.get(id))
                .or(() -> Optional.ofNullable(packed.get(id)).map(Shelf::unpacked))
                .or(() -> recent.find(id));
    }

    private static Document unpacked(RawBsonDocument document) {
        return document.decode(DOCUMENTS);
    }

    boolean isEmpty() {
        return pending.isEmpty() && packed.isEmpty() && Newness.isNothingIn(collection);
    }

    private boolean isSurelyAbsent(String id) {
        return newness.isSurelyNew(id);
    }

    boolean holds(String id) {
        return held(id).isPresent()
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
        ids.forEach(id -> held(id).ifPresent(document -> found.put(id, document)));
        List<String> asked = ids.stream().filter(id -> !found.containsKey(id)).toList();
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
            List<String> some = asked.subList(from, Math.min(asked.size(), from + AT_ONCE));
            collection
                    .find(Filters.in("_id", some))
                    .forEach(document -> found.put(document.getString("_id"), document));
        }
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
        held.addAll(packed.keySet());
        List.copyOf(pending.values()).forEach(reader);
        List.copyOf(packed.values()).forEach(document -> reader.accept(unpacked(document)));
        home.each(name, document -> {
            if (!held.contains(document.getString("_id"))) {
                reader.accept(document);
            }
        });
    }

    void put(Document document) {
        String id = document.getString("_id");
        note(id);
        packed.remove(id);
        pending.put(id, document);
    }

    /** Puts a document that is large. On a shelf that keeps nothing at hand. */
    void put(RawBsonDocument document) {
        String id = document.getString("_id").getValue();
        note(id);
        pending.remove(id);
        packed.put(id, document);
    }

    private void note(String id) {
        if (newness.isSurelyNew(id)) {
            fresh.add(id);
        }
        newness.put(id);
    }

    /** Takes it away; what is not there already is no matter. On a shelf that keeps nothing at hand. */
    void remove(String id) {
        pending.remove(id);
        packed.remove(id);
        fresh.remove(id);
        collection.deleteOne(Filters.eq("_id", id));
    }

    void flush() {
        flush(collection, pending);
        flush(collection.withDocumentClass(RawBsonDocument.class), packed);
        pending.forEach(recent::put);
        pending.clear();
        packed.clear();
        fresh.clear();
    }

    private <D> void flush(MongoCollection<D> target, Map<String, D> documents) {
        List<D> inserts = new ArrayList<>();
        List<WriteModel<D>> writes = new ArrayList<>();
        documents.forEach((id, document) -> {
            if (fresh.contains(id)) {
                inserts.add(document);
            } else {
                writes.add(new ReplaceOneModel<>(Filters.eq("_id", id), document, new ReplaceOptions().upsert(true)));
            }
        });
        for (int from = 0; from < inserts.size(); from += AT_ONCE) {
            target.insertMany(inserts.subList(from, Math.min(inserts.size(), from + AT_ONCE)));
        }
        for (int from = 0; from < writes.size(); from += AT_ONCE) {
            target.bulkWrite(writes.subList(from, Math.min(writes.size(), from + AT_ONCE)));
        }
    }
}
