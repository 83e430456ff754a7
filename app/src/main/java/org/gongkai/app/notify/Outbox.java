package org.gongkai.app.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongkai.archive.Archive;

/**
 * What is to be told and what was, kept in the archive. All writes are durable when they return. For one thread at a
 * time.
 *
 * <pre>begun            {schema: 1, at: "…"}            events before were news to nobody
 *told/&lt;instant&gt;   {schema: 1, ids: ["…"]}         events that were put into messages, or that nobody wanted
 *delivery/&lt;id&gt;    {@link Delivery}                gone when the receiver has it</pre>
 */
final class Outbox {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String BEGUN = "begun";
    private static final String TOLD = "told/";
    private static final String DELIVERY = "delivery/";

    private final Archive archive;
    private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();
    private Optional<Instant> begun = Optional.empty();

    private record Begun(int schema, String at) {}

    private record Told(int schema, List<String> ids) {}

    Outbox(Archive archive) {
        this.archive = archive;
        archive.outbox().forEach((name, json) -> {
            if (name.equals(BEGUN)) {
                begun = Optional.of(Instant.parse(read(json, Begun.class).at()));
            } else if (name.startsWith(TOLD)) {
                told.addAll(read(json, Told.class).ids());
            } else if (name.startsWith(DELIVERY)) {
                Delivery delivery = read(json, Delivery.class);
                deliveries.put(delivery.id(), delivery);
            }
        });
    }

    /** Begins to tell of what happens from now on, unless that was begun before. */
    void begin(Instant now) {
        if (begun.isEmpty()) {
            archive.keepInOutbox(Map.of(BEGUN, write(new Begun(1, now.toString()))), Set.of());
            begun = Optional.of(now);
        }
    }

    /** Forgets everything, so that beginning again begins from then. */
    void clear() {
        Set<String> all = archive.outbox().keySet();
        if (!all.isEmpty()) {
            archive.keepInOutbox(Map.of(), all);
        }
        deliveries.clear();
        told.clear();
        begun = Optional.empty();
    }

    /** Whether the event happened after the beginning and was not taken up yet. */
    boolean isNews(String id, Instant at) {
        return begun.map(at::isAfter).orElse(false) && !told.contains(id);
    }

    /** Takes up events: these messages are to be delivered, and the events are no news any more. */
    void take(List<String> ids, List<Delivery> messages, Instant now) {
        Map<String, String> put = new LinkedHashMap<>();
        // messages first: where a store cannot write all at once, twice is better than never
        messages.forEach(message -> put.put(DELIVERY + message.id(), write(message)));
        put.put(TOLD + now, write(new Told(1, ids)));
        archive.keepInOutbox(put, Set.of());
        messages.forEach(message -> deliveries.put(message.id(), message));
        told.addAll(ids);
    }

    /** In the order in which they were taken up. */
    List<Delivery> deliveries() {
        return List.copyOf(deliveries.values());
    }

    void replace(Delivery delivery) {
        archive.keepInOutbox(Map.of(DELIVERY + delivery.id(), write(delivery)), Set.of());
        deliveries.put(delivery.id(), delivery);
    }

    void remove(Delivery delivery) {
        archive.keepInOutbox(Map.of(), Set.of(DELIVERY + delivery.id()));
        deliveries.remove(delivery.id());
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of text are always writable", e);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the outbox holds what this program did not write", e);
        }
    }
}
