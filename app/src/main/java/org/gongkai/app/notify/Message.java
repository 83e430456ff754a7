package org.gongkai.app.notify;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.gongkai.app.feed.FeedEvent;
import org.gongkai.model.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What one receiver is told at once; as JSON the body of a webhook's request (docs/notify.md).
 *
 * @param schema of this shape, 1
 * @param delivery the same in every attempt to deliver it
 * @param created when it was put together (ISO 8601, UTC)
 * @param events oldest first, at least one
 */
record Message(int schema, String delivery, String created, List<Item> events) {
    Message {
        events = List.copyOf(events);
    }

    /**
     * An event.
     *
     * @param id as feeds have it
     * @param authority code of the registry
     * @param at when this archive learnt of it (ISO 8601, UTC)
     * @param version of the report that it is about; none when it is about none
     * @param place address of the report; none where nothing is known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String id,
            String kind,
            String authority,
            String name,
            int year,
            String at,
            @Nullable Integer version,
            @Nullable String place,
            Words what,
            Words detail) {
        static Item of(FeedEvent event) {
            return new Item(
                    event.id(),
                    event.kind().label(),
                    event.key().authority(),
                    event.name(),
                    event.key().year(),
                    event.at().toString(),
                    event.version() == 0 ? null : event.version(),
                    event.place().map(URI::toASCIIString).orElse(null),
                    Words.of(event.what()),
                    Words.of(event.detail()));
        }
    }

    /** In two languages. */
    record Words(String en, String zh) {
        static Words of(Wording wording) {
            return new Words(wording.en(), wording.zh());
        }
    }
}
