package org.gongkai.app.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import org.gongkai.app.web.page.Pager;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list as the API answers with it: the parameters {@code page}, counted from 1, and {@code limit} choose it.
 *
 * @param count on all pages
 * @param next path and query of the next page, null on the last; also in the header {@code Link} (RFC 8288)
 */
@JsonPropertyOrder({"count", "page", "pages", "next"})
record Listing(
        int count,
        int page,
        int pages,
        @Nullable String next,
        @JsonIgnore String name,
        @JsonIgnore List<?> items) {
    static final int USUAL = 500;
    static final int MOST = 1000;

    /** The items under the list's own name. */
    @JsonAnyGetter
    Map<String, List<?>> named() {
        return Map.of(name, items);
    }

    /** Answers with the part of a list that was asked for; only its items are turned into what is written. */
    static <T> void reply(Context context, Asked asked, String name, List<T> all, Function<T, ?> written) {
        Listing listing = of(context, asked, name, all, written);
        Reply.json(context, Json.write(listing));
    }

    /** The part of a list that was asked for, with the next one told in the header {@code Link} alone. */
    static <T> List<T> part(Context context, Asked asked, List<T> all) {
        Pager<T> page = RunPages.page(all, asked, asked.limit(USUAL, MOST));
        next(context, page);
        return page.items();
    }

    private static <T> Listing of(Context context, Asked asked, String name, List<T> all, Function<T, ?> written) {
        Pager<T> page = RunPages.page(all, asked, asked.limit(USUAL, MOST));
        String next = next(context, page);
        return new Listing(
                all.size(),
                page.number(),
                page.of(),
                next,
                name,
                page.items().stream().map(written).toList());
    }

    private static @Nullable String next(Context context, Pager<?> page) {
        if (!page.hasNext()) {
            return null;
        }
        String next = turned(context, page.number() + 1);
        context.header("Link", "<" + next + ">; rel=\"next\"");
        return next;
    }

    /** The address of the request, for another page of the list. */
    static String turned(Context context, int page) {
        StringJoiner query = new StringJoiner("&", context.path() + "?", "");
        context.queryParamMap().forEach((name, values) -> {
            if (!name.equals("page")) {
                values.forEach(value -> query.add(encoded(name) + "=" + encoded(value)));
            }
        });
        return query.add("page=" + page).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
