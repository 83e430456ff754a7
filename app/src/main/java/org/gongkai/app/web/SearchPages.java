package org.gongkai.app.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.gongkai.app.answer.SearchAnswer;
import org.gongkai.app.search.Found;
import org.gongkai.app.search.Question;
import org.gongkai.app.search.ReportSearch;
import org.gongkai.app.web.page.Frame;
import org.gongkai.app.web.page.SearchPage;
import org.gongkai.app.web.template.Templates;
import org.gongkai.config.Registry;
import org.gongkai.model.Authority;

/** Answers for the search over all reports: {@code /search} and {@code /api/search}. */
final class SearchPages {
    private static final int PAGE_SIZE = 20;
    private static final int MOST_HITS = 100;
    /** Searches at the same time: they share two or three seconds of patience and the processor with all else. */
    private static final int AT_ONCE = 4;

    private static final int SECONDS_WHEN_BUSY = 2;

    private final Optional<ReportSearch> search;
    private final Registry registry;
    private final Templates templates;
    private final Semaphore room = new Semaphore(AT_ONCE);

    SearchPages(Optional<ReportSearch> search, Registry registry, Templates templates) {
        this.search = search;
        this.registry = registry;
        this.templates = templates;
    }

    /** A question as a request asks it. */
    private record Wanted(String words, Map<Question.Facet, String> chosen, boolean every, int page, int limit) {
        static Wanted of(Asked asked) {
            String words = asked.parameter("q").map(String::strip).orElse("");
            if (!Question.isShortEnough(words)) {
                throw Refusal.badRequest(
                        "long-question", Integer.toString(Question.LONGEST), Integer.toString(Question.MOST_PARTS));
            }
            Map<Question.Facet, String> chosen = new EnumMap<>(Question.Facet.class);
            asked.yearParameter().ifPresent(year -> chosen.put(Question.Facet.YEAR, Integer.toString(year)));
            for (Question.Facet facet : Question.Facet.values()) {
                asked.parameter(facet.label())
                        .filter(value -> !value.isEmpty())
                        .ifPresent(value -> chosen.put(facet, value));
            }
            boolean every = asked.oneOf("versions", List.of("latest", "all"))
                    .filter("all"::equals)
                    .isPresent();
            int page = asked.countParameter("page").orElse(1);
            int limit = asked.limit(PAGE_SIZE, MOST_HITS);
            if ((long) page * limit > Question.DEEPEST) {
                throw Refusal.badRequest("deep", Integer.toString(Question.DEEPEST));
            }
            return new Wanted(words, chosen, every, page, limit);
        }

        boolean isEmpty() {
            return words.isEmpty() && chosen.isEmpty();
        }

        Question question() {
            return new Question(words, chosen, every, (page - 1) * limit, limit);
        }
    }

    /** {@code /api/search}. */
    void json(Context context) throws IOException {
        Asked asked = new Asked(context);
        asked.allow("q", "year", "province", "level", "form", "status", "versions", "page", "limit");
        Wanted wanted = Wanted.of(asked);
        Found found = found(wanted);
        boolean more = found.count() > (long) wanted.page() * wanted.limit()
                && (long) (wanted.page() + 1) * wanted.limit() <= Question.DEEPEST;
        String next = more ? Listing.turned(context, wanted.page() + 1) : null;
        if (next != null) {
            context.header("Link", "<" + next + ">; rel=\"next\"");
        }
        Reply.json(context, Json.write(SearchAnswer.of(wanted.words(), wanted.page(), next, found)));
    }

    /** {@code /search}: a form, and what it found. */
    void page(Context context) throws IOException {
        Asked asked = new Asked(context);
        asked.allow("q", "year", "province", "level", "form", "status", "versions", "page", "lang");
        Wanted wanted = Wanted.of(asked);
        Optional<Found> found = wanted.isEmpty() ? Optional.empty() : Optional.of(found(wanted));
        Frame frame = asked.frame(
                wanted.words().isEmpty() ? asked.text("search.title") : asked.text("search.title-of", wanted.words()),
                Frame.Place.NONE);
        Reply.page(
                context,
                templates.search(new SearchPage(
                        frame,
                        wanted.words(),
                        wanted.chosen(),
                        wanted.every(),
                        found,
                        wanted.page(),
                        pages(found, wanted.limit()),
                        names(found))));
    }

    private static int pages(Optional<Found> found, int limit) {
        long hits = Math.min(Question.DEEPEST, found.map(Found::count).orElse(0L));
        return (int) Math.max(1, (hits + limit - 1) / limit);
    }

    /** The names of the provinces that were found. */
    private Map<String, String> names(Optional<Found> found) {
        Map<String, String> names = new HashMap<>();
        List<Found.Value> provinces =
                new ArrayList<>(found.map(all -> all.facets().getOrDefault(Question.Facet.PROVINCE, List.of()))
                        .orElse(List.of()));
        provinces.forEach(value ->
                registry.find(value.value()).map(Authority::name).ifPresent(name -> names.put(value.value(), name)));
        return names;
    }

    private Found found(Wanted wanted) throws IOException {
        ReportSearch index = search.orElseThrow(() -> Refusal.later("no-search", SECONDS_WHEN_BUSY));
        if (!room.tryAcquire()) {
            throw Refusal.later("search-busy", SECONDS_WHEN_BUSY);
        }
        try {
            return index.search(wanted.question());
        } finally {
            room.release();
        }
    }
}
