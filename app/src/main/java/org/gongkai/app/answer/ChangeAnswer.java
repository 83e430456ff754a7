package org.gongkai.app.answer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import org.gongkai.app.feed.FeedEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the API says of something that happened to a report: what the feeds tell.
 *
 * @param id the same for the same event in every feed
 * @param authority a code of the registry, or {@code ?} and a name
 * @param at when this archive learnt of it; ISO 8601, UTC
 * @param version null when it is about none
 */
@JsonPropertyOrder({
    "id",
    "kind",
    "authority",
    "name",
    "year",
    "at",
    "version",
    "url",
    "message",
    "messageZh",
    "detail",
    "detailZh"
})
public record ChangeAnswer(
        String id,
        String kind,
        String authority,
        String name,
        int year,
        String at,
        @Nullable Integer version,
        @Nullable String url,
        String message,
        String messageZh,
        String detail,
        String detailZh) {
    /** The answer for an event. */
    public static ChangeAnswer of(FeedEvent event) {
        return new ChangeAnswer(
                event.id(),
                event.kind().label(),
                event.key().authority(),
                event.name(),
                event.key().year(),
                event.at().toString(),
                event.version() == 0 ? null : event.version(),
                event.place().map(URI::toString).orElse(null),
                event.what().en(),
                event.what().zh(),
                event.detail().en(),
                event.detail().zh());
    }
}
