package org.gongkai.app.search;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gongkai.model.ReportKey;

/**
 * What a question found.
 *
 * @param count of all hits
 * @param whole false when the search was stopped because it took too long: then there may be more
 * @param understood false when the words have nothing to search for
 * @param facets how many hits have which value, the most frequent first, years from the latest
 * @param waiting versions that are not in the index yet
 */
public record Found(long count, boolean whole, boolean understood, List<Hit> hits, Map<Question.Facet, List<Value>> facets, int waiting) {
    public Found {
        hits = List.copyOf(hits);
        facets = facets.isEmpty() ? Map.of() : new EnumMap<>(facets);
    }

    /** A value of a facet, and how many hits have it. */
    public record Value(String value, int count) {}

    /** A version of a report in which the words occur. */
    public record Hit(ReportKey key, int version, boolean latest, String name, String title, List<Snippet> snippets) {
        public Hit {
            snippets = List.copyOf(snippets);
        }
    }

    /** A passage, in parts that follow one another; text of a stranger, to be escaped wherever it is shown. */
    public record Snippet(List<Part> parts) {
        public Snippet {
            parts = List.copyOf(parts);
        }
    }

    /** A part of a passage; {@code hit} when it is what was asked for. */
    public record Part(String text, boolean hit) {}
}
