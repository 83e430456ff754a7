package org.gongkai.app.answer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code missing --json} says of one report year.
 *
 * @param asOf ISO 8601, in China
 * @param expected how many authorities should report; the sum of the counts
 * @param counts by status, in a fixed order, only those that occur
 */
@JsonPropertyOrder({"year", "asOf", "expected", "counts", "rows"})
public record MissingAnswer(int year, String asOf, int expected, Map<String, Integer> counts, List<Row> rows) {
    public MissingAnswer {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        rows = List.copyOf(rows);
    }

    /** One authority; days and times in ISO 8601, null where they are not known. */
    @JsonPropertyOrder({"authority", "code", "status", "deadline", "published", "firstSeen", "url", "evidence", "reason"
    })
    public record Row(
            String authority,
            @Nullable String code,
            String status,
            @Nullable String deadline,
            @Nullable String published,
            @Nullable String firstSeen,
            @Nullable String url,
            List<String> evidence,
            @Nullable String reason) {
        public Row {
            evidence = List.copyOf(evidence);
        }
    }
}
