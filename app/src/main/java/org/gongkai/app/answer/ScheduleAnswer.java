package org.gongkai.app.answer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gongkai.app.schedule.Rhythm;
import org.gongkai.model.Portal;
import org.gongkai.model.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * What {@code schedule --json} says; times in ISO 8601, UTC.
 *
 * @param portals in the order configured
 */
@JsonPropertyOrder({"asOf", "portals"})
public record ScheduleAnswer(String asOf, List<Entry> portals) {
    public ScheduleAnswer {
        portals = List.copyOf(portals);
    }

    /**
     * One portal.
     *
     * @param schedule its cron expression, null when it is crawled by hand only
     * @param every which of the expression's times counts: 1 for each, 2 for every second, 4 for every fourth; null without
     *     an expression
     * @param last its latest run, null when it was never crawled
     * @param next when {@code serve} crawls it next; the moment of asking when a time was missed; null when never
     */
    @JsonPropertyOrder({"id", "schedule", "every", "last", "next"})
    public record Entry(
            String id,
            @Nullable String schedule,
            @Nullable Integer every,
            @Nullable Last last,
            @Nullable String next) {}

    /** A run; {@code ended} is null while it goes on or was broken off. */
    @JsonPropertyOrder({"run", "started", "ended", "status"})
    public record Last(String run, String started, @Nullable String ended, String status) {}

    /** The entry of a portal with these runs, oldest first. */
    public static Entry entry(Portal portal, List<RunReport> runs, Instant now) {
        Optional<Rhythm> rhythm =
                portal.schedule().isBlank() ? Optional.empty() : Optional.of(new Rhythm(portal, runs));
        return new Entry(
                portal.id(),
                rhythm.map(any -> portal.schedule()).orElse(null),
                rhythm.map(Rhythm::every).orElse(null),
                runs.isEmpty() ? null : last(runs.get(runs.size() - 1)),
                rhythm.flatMap(found -> found.next(now)).map(Instant::toString).orElse(null));
    }

    private static Last last(RunReport run) {
        return new Last(
                run.run(),
                run.started().toString(),
                run.ended().map(Instant::toString).orElse(null),
                run.status().name().toLowerCase(Locale.ROOT));
    }
}
