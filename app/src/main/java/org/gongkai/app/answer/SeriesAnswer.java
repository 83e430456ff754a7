package org.gongkai.app.answer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of one authority through the years, as printed; none is computed.
 *
 * @param authority the name
 * @param code a code of the registry, or {@code ?} and a name
 */
@JsonPropertyOrder({"authority", "code", "series"})
public record SeriesAnswer(String authority, String code, List<Series> series) {
    public SeriesAnswer {
        series = List.copyOf(series);
    }

    /**
     * What can be followed.
     *
     * @param comparable between the forms of 2019 and 2021: {@code yes}, {@code caution} or {@code one-form}
     * @param reason why not simply yes; empty for yes
     */
    @JsonPropertyOrder({"indicator", "label", "labelZh", "comparable", "reason", "reasonZh"})
    public record Followed(
            String indicator, String label, String labelZh, String comparable, String reason, String reasonZh) {}

    /** An indicator and its figures, oldest year first. */
    @JsonPropertyOrder({"indicator", "points"})
    public record Series(Followed indicator, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /** One year's figure; {@code value} is null unless the status is {@code number}. */
    @JsonPropertyOrder({"year", "form", "cell", "value", "status", "flags", "version"})
    public record Point(
            int year,
            String form,
            String cell,
            @Nullable BigDecimal value,
            String status,
            List<String> flags,
            int version) {
        public Point {
            flags = List.copyOf(flags);
        }
    }
}
