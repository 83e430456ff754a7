package org.gongkai.crawler.discover;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.crawler.page.CanonicalAddress;
import org.gongkai.crawler.page.Page;
import org.jsoup.nodes.Element;

/**
 * Lists of jpaas, the publishing service of Hanweb's newer portals: the column is a shell, each of its units is fetched
 * from {@code …/front/page/build/unit} as JSON with markup inside, and that markup tells how many entries there are.
 *
 * <p>The page number counts only inside {@code paramJson}; given as a parameter of its own it is ignored.
 */
final class JpaasPages implements ListFamily {
    private static final String UNIT = "jpaas-publish-server/front/page/build/unit";
    private static final String USUAL = "/api-gateway/" + UNIT;
    private static final String NUMBER = "paramJson=";
    private static final int MOST = 5_000;

    @Override
    public Optional<Paging> find(ListPage place) {
        Page page = place.page();
        Ask ask = place.ask();
        if (page.partial()) {
            return ask.target().toString().contains(UNIT) ? Optional.of(further(page, ask)) : Optional.empty();
        }
        List<Ask> units = new ArrayList<>();
        for (Element script : page.document().select("[querydata]")) {
            Map<String, String> query = Scripts.pairs(script.attr("querydata"), "");
            if (query.containsKey("pageId")
                    && query.getOrDefault("pageType", "column").equals("column")) {
                String address = script.attr("url").isBlank() ? USUAL : script.attr("url");
                CanonicalAddress.resolve(page.base(), address + "?" + encode(query), page.charset())
                        .ifPresent(uri -> units.add(Ask.get(uri, page.uri())));
            }
        }
        return units.isEmpty() ? Optional.empty() : Optional.of(Paging.of("jpaas", units));
    }

    private static Paging further(Page page, Ask ask) {
        Element pagination = page.document().selectFirst(".pagination[count], [class*=pag][count]");
        List<Ask> pages = new ArrayList<>();
        if (pagination == null || ask.target().toString().contains(NUMBER)) {
            return Paging.of("jpaas", pages);
        }
        int rows = number(pagination.attr("rows")).orElse(15);
        int count = number(pagination.attr("count")).orElse(0);
        for (int number = 2; number <= Math.min(MOST, (count + rows - 1) / rows); number++) {
            String json = "{\"pageNo\":" + number + ",\"pageSize\":" + rows + "}";
            String address = ask.target() + "&" + NUMBER + URLEncoder.encode(json, StandardCharsets.UTF_8);
            pages.add(Ask.get(URI.create(address), ask.referer().orElse(page.uri())));
        }
        return Paging.of("jpaas", pages);
    }

    private static OptionalInt number(String text) {
        return text.matches("\\d{1,7}") && !text.matches("0+")
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    private static String encode(Map<String, String> query) {
        List<String> pairs = new ArrayList<>();
        query.forEach((name, value) -> pairs.add(URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return String.join("&", pairs);
    }
}
