package org.gongkai.app.answer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.app.search.Found;
import org.jspecify.annotations.Nullable;

/**
 * What {@code search --json} and the API say of a question.
 *
 * @param count of all hits
 * @param whole false when the search took too long and was stopped
 * @param understood false when the words have nothing to search for
 * @param waiting versions that are not searched yet
 * @param next path and query of the next page, null on the last
 * @param facets by facet: how many hits have which value
 */
@JsonPropertyOrder({"query", "count", "whole", "understood", "waiting", "page", "next", "facets", "hits"})
public record SearchAnswer(
        String query,
        long count,
        boolean whole,
        boolean understood,
        int waiting,
        int page,
        @Nullable String next,
        Map<String, List<Value>> facets,
        List<Hit> hits) {
    public SearchAnswer {
        facets = Collections.unmodifiableMap(new LinkedHashMap<>(facets));
        hits = List.copyOf(hits);
    }

    /** A value of a facet, and how many hits have it. */
    @JsonPropertyOrder({"value", "count"})
    public record Value(String value, int count) {}

    /** A part of a passage; {@code hit} when it is what was asked for. Nothing is escaped. */
    @JsonPropertyOrder({"text", "hit"})
    public record Part(String text, boolean hit) {}

    /**
     * A version of a report.
     *
     * @param authority a code of the registry, or {@code ?} and a name
     * @param snippets passages, each in parts
     * @param href the report in the API
     */
    @JsonPropertyOrder({"authority", "name", "year", "version", "latest", "title", "snippets", "href"})
    public record Hit(
            String authority,
            String name,
            int year,
            int version,
            boolean latest,
            String title,
            List<List<Part>> snippets,
            String href) {
        public Hit {
            snippets = List.copyOf(snippets);
        }

        static Hit of(Found.Hit hit) {
            return new Hit(
                    hit.key().authority(),
                    hit.name(),
                    hit.key().year(),
                    hit.version(),
                    hit.latest(),
                    hit.title(),
                    hit.snippets().stream()
                            .map(snippet -> snippet.parts().stream()
                                    .map(part -> new Part(part.text(), part.hit()))
                                    .toList())
                            .toList(),
                    "/api/reports/"
                            + URLEncoder.encode(hit.key().authority(), StandardCharsets.UTF_8)
                                    .replace("+", "%20")
                            + "/" + hit.key().year() + "?version=" + hit.version());
        }
    }

    /** The answer for what was found. */
    public static SearchAnswer of(String query, int page, @Nullable String next, Found found) {
        Map<String, List<Value>> facets = new LinkedHashMap<>();
        found.facets()
                .forEach((facet, values) -> facets.put(
                        facet.label(),
                        values.stream()
                                .map(value -> new Value(value.value(), value.count()))
                                .toList()));
        return new SearchAnswer(
                query,
                found.count(),
                found.whole(),
                found.understood(),
                found.waiting(),
                page,
                next,
                facets,
                found.hits().stream().map(Hit::of).toList());
    }
}
