package org.gongkai.archive.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.gongkai.archive.payload.VisitNote;
import org.gongkai.model.Capture;
import org.jspecify.annotations.Nullable;

/**
 * Which captures an address has: a head for each address and a bucket for each of its months.
 *
 * <pre>addresses {_id: "&lt;address id&gt;", schema: 1, uri: "…", months: ["2026-11", …],
 *            good: "2026-11-21T06:37:43.123Z &lt;capture id&gt;",          latest FETCHED or UNCHANGED, absent when none
 *            last: "2026-11-21T06:37:43.123Z FETCHED &lt;capture id&gt;"}  latest of any kind
 *months    {_id: "&lt;address id&gt;/2026-11", schema: 1, captures: ["&lt;capture id&gt;", …]}</pre>
 *
 * <p>{@code good} and {@code last} begin with the time in a fixed form, so that {@code $max} keeps the later one without
 * reading it first; sets and maxima also let several machines write at once, and a repeated write changes nothing.
 */
final class Timelines {
    private static final int SCHEMA = 1;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final MongoCollection<Document> addresses;
    private final MongoCollection<Document> months;
    private final Newness newAddresses;
    private final Newness newMonths;
    private final Map<String, Head> heads = new LinkedHashMap<>();
    private final Map<String, Set<String>> buckets = new LinkedHashMap<>();

    /** @param sole whether nobody else writes to the collections */
    Timelines(MongoDatabase database, boolean sole) {
        this.addresses = database.getCollection("addresses");
        this.months = database.getCollection("months");
        this.newAddresses = new Newness(addresses, sole);
        this.newMonths = new Newness(months, sole);
    }

    /** What is known of an address, stored and pending together; nulls where there is nothing. */
    private static final class Head {
        private final String uri;
        private final Set<String> months = new TreeSet<>();
        private @Nullable String good;
        private @Nullable String last;

        Head(String uri) {
            this.uri = uri;
        }

        Document document(String id) {
            Document document = new Document("_id", id)
                    .append("schema", SCHEMA)
                    .append("uri", uri)
                    .append("months", List.copyOf(months));
            if (good != null) {
                document.append("good", good);
            }
            if (last != null) {
                document.append("last", last);
            }
            return document;
        }

        Bson update() {
            List<Bson> changes = new ArrayList<>();
            changes.add(Updates.set("schema", SCHEMA));
            changes.add(Updates.set("uri", uri));
            changes.add(Updates.addEachToSet("months", List.copyOf(months)));
            if (good != null) {
                changes.add(Updates.max("good", good));
            }
            if (last != null) {
                changes.add(Updates.max("last", last));
            }
            return Updates.combine(changes);
        }

        static @Nullable String later(@Nullable String one, @Nullable String other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.compareTo(other) >= 0 ? one : other;
        }
    }

    void add(Capture capture) {
        String id = VisitNote.addressId(capture.uri());
        String month = MONTH.format(capture.at());
        String time = TIME.format(capture.at());
        Head head = heads.computeIfAbsent(id, key -> new Head(capture.uri().toString()));
        head.months.add(month);
        head.last = Head.later(head.last, time + " " + capture.kind() + " " + capture.id());
        if (capture.kind() == Capture.Kind.FETCHED || capture.kind() == Capture.Kind.UNCHANGED) {
            head.good = Head.later(head.good, time + " " + capture.id());
        }
        buckets.computeIfAbsent(id + "/" + month, key -> new LinkedHashSet<>()).add(capture.id());
    }

    /** Ids of the captures of an address, each once. */
    List<String> captures(URI uri) {
        String id = VisitNote.addressId(uri);
        Set<String> wanted = new TreeSet<>();
        stored(id).ifPresent(stored -> wanted.addAll(stored.getList("months", String.class)));
        List<String> ids = wanted.stream().map(month -> id + "/" + month).toList();
        Set<String> captures = new LinkedHashSet<>();
        if (!ids.isEmpty()) {
            months.find(Filters.in("_id", ids))
                    .forEach(bucket -> captures.addAll(bucket.getList("captures", String.class)));
        }
        buckets.forEach((bucket, held) -> {
            if (bucket.startsWith(id)) {
                captures.addAll(held);
            }
        });
        return List.copyOf(captures);
    }

    /** Id of the latest capture that has a body. */
    Optional<String> latestGood(URI uri) {
        String id = VisitNote.addressId(uri);
        String stored = stored(id).map(head -> head.getString("good")).orElse(null);
        Head held = heads.get(id);
        String good = Head.later(stored, held == null ? null : held.good);
        return Optional.ofNullable(good).map(text -> text.substring(text.indexOf(' ') + 1));
    }

    /** The latest look at each of these addresses that was ever looked at. */
    Map<URI, LastLook> lastLooks(Collection<URI> uris) {
        Map<String, URI> asked = new LinkedHashMap<>();
        uris.forEach(uri -> asked.put(VisitNote.addressId(uri), uri));
        Map<String, @Nullable String> found = new LinkedHashMap<>();
        List<String> ids = asked.keySet().stream()
                .filter(id -> !newAddresses.isSurelyNew(id))
                .toList();
        for (int from = 0; from < ids.size(); from += 500) {
            addresses
                    .find(Filters.in("_id", ids.subList(from, Math.min(ids.size(), from + 500))))
                    .forEach(head -> found.put(head.getString("_id"), head.getString("last")));
        }
        Map<URI, LastLook> looks = new LinkedHashMap<>();
        asked.forEach((id, uri) -> {
            Head held = heads.get(id);
            String last = Head.later(found.get(id), held == null ? null : held.last);
            if (last != null) {
                looks.put(uri, parse(last));
            }
        });
        return looks;
    }

    private static LastLook parse(String last) {
        int kind = last.indexOf(' ') + 1;
        int capture = last.indexOf(' ', kind) + 1;
        return new LastLook(
                Instant.parse(last.substring(0, kind - 1)),
                Capture.Kind.valueOf(last.substring(kind, capture - 1)),
                last.substring(capture));
    }

    private Optional<Document> stored(String id) {
        return newAddresses.isSurelyNew(id)
                ? Optional.empty()
                : Optional.ofNullable(addresses.find(Filters.eq("_id", id)).first());
    }

    void flush() {
        List<WriteModel<Document>> writes = new ArrayList<>();
        List<Document> inserts = new ArrayList<>();
        buckets.forEach((id, captures) -> {
            if (newMonths.isSurelyNew(id)) {
                newMonths.put(id);
                inserts.add(new Document("_id", id).append("schema", SCHEMA).append("captures", List.copyOf(captures)));
            } else {
                writes.add(update(
                        id,
                        Updates.combine(
                                Updates.set("schema", SCHEMA),
                                Updates.addEachToSet("captures", List.copyOf(captures)))));
            }
        });
        write(months, inserts, writes);
        heads.forEach((id, head) -> {
            if (newAddresses.isSurelyNew(id)) {
                newAddresses.put(id);
                inserts.add(head.document(id));
            } else {
                writes.add(update(id, head.update()));
            }
        });
        write(addresses, inserts, writes);
        buckets.clear();
        heads.clear();
    }

    private static UpdateOneModel<Document> update(String id, Bson change) {
        return new UpdateOneModel<>(Filters.eq("_id", id), change, new UpdateOptions().upsert(true));
    }

    /** Writes and empties both lists. */
    private static void write(
            MongoCollection<Document> collection, List<Document> inserts, List<WriteModel<Document>> writes) {
        if (!inserts.isEmpty()) {
            collection.insertMany(inserts);
        }
        if (!writes.isEmpty()) {
            collection.bulkWrite(writes);
        }
        inserts.clear();
        writes.clear();
    }
}
