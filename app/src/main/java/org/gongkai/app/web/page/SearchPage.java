package org.gongkai.app.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.gongkai.app.search.Found;
import org.gongkai.app.search.Question;
import org.gongkai.app.web.text.Language;

/**
 * The search and what it found.
 *
 * @param words as typed
 * @param chosen what hits are narrowed to
 * @param every whether earlier versions are searched too
 * @param found empty before anything was asked
 * @param of how many pages there are
 * @param names of provinces, by code
 */
public record SearchPage(
        Frame frame,
        String words,
        Map<Question.Facet, String> chosen,
        boolean every,
        Optional<Found> found,
        int page,
        int of,
        Map<String, String> names) {
    public SearchPage {
        chosen = new EnumMap<>(chosen.isEmpty() ? new EnumMap<>(Question.Facet.class) : chosen);
        names = Map.copyOf(names);
    }

    /** The facets that have something to choose from. */
    public List<Question.Facet> facets() {
        return List.of(Question.Facet.values()).stream()
                .filter(facet -> !values(facet).isEmpty())
                .toList();
    }

    /** How many hits have which value. */
    public List<Found.Value> values(Question.Facet facet) {
        return found.map(all -> all.facets().getOrDefault(facet, List.of())).orElse(List.of());
    }

    /** A value in the page's language. */
    public String name(Question.Facet facet, String value) {
        return switch (facet) {
            case YEAR, FORM -> value;
            case PROVINCE ->
                value.equals("ministry")
                        ? frame.t("search.ministries")
                        : names.getOrDefault(value, value.equals("-") ? frame.t("search.unregistered") : value);
            case LEVEL -> frame.texts().find("level." + value).orElse(frame.t("search.unregistered"));
            case STATUS -> frame.texts().find("history." + value).orElse(value);
        };
    }

    /** The same search narrowed to a value. */
    public String narrowed(Question.Facet facet, String value) {
        Map<Question.Facet, String> more = new EnumMap<>(Question.Facet.class);
        more.putAll(chosen);
        more.put(facet, value);
        return address(more, 1);
    }

    /** The same search without what it is narrowed to by a facet. */
    public String widened(Question.Facet facet) {
        Map<Question.Facet, String> less = new EnumMap<>(Question.Facet.class);
        less.putAll(chosen);
        less.remove(facet);
        return address(less, 1);
    }

    /** Another page of it. */
    public String turned(int number) {
        return address(chosen, number);
    }

    private String address(Map<Question.Facet, String> narrowing, int number) {
        StringJoiner query = new StringJoiner("&", "/search?", "");
        query.add("q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
        narrowing.forEach(
                (facet, value) -> query.add(facet.label() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        if (every) {
            query.add("versions=all");
        }
        if (number > 1) {
            query.add("page=" + number);
        }
        frame.links().chosen().map(Language::code).ifPresent(code -> query.add("lang=" + code));
        return query.toString();
    }
}
