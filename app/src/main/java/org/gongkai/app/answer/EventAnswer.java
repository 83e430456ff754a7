package org.gongkai.app.answer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.gongkai.archive.event.ArchiveEvent;

/** What {@code events --json} says of one event, in the sense of PREMIS 3.0; the time is ISO 8601, UTC. */
@JsonPropertyOrder({"id", "type", "at", "agent", "outcome", "detail", "objects"})
public record EventAnswer(
        String id, String type, String at, String agent, String outcome, String detail, List<String> objects) {
    public EventAnswer {
        objects = List.copyOf(objects);
    }

    /** The answer for an event. */
    public static EventAnswer of(ArchiveEvent event) {
        return new EventAnswer(
                event.id(),
                event.type().label(),
                event.at().toString(),
                event.agent(),
                event.outcome(),
                event.detail(),
                event.objects());
    }
}
