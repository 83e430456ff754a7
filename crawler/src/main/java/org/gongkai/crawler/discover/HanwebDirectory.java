package org.gongkai.crawler.discover;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.crawler.page.CanonicalAddress;
import org.gongkai.crawler.page.Page;
import org.jsoup.nodes.Element;

/**
 * The directory of Hanweb's older open-government module: the column holds a tree of organs
 * ({@code /module/xxgk/tree.jsp?area=}) and next to it a list that a script posts for to {@code /module/xxgk/search.jsp}.
 * {@code area} is the organ, {@code infotypeId} the column, {@code currpage} the page.
 */
final class HanwebDirectory implements ListFamily {
    private static final Pattern MODULE =
            Pattern.compile("[\"'(]([^\"'()\\s]*/module/xxgk/)(?:tree|search)\\.jsp(\\?[^\"'\\s)]*)?");
    private static final Pattern SEARCH =
            Pattern.compile("[\"'(][^\"'()\\s]*/module/xxgk/search\\.jsp\\?([^\"'\\s)]*)");
    private static final List<String> NAMES =
            List.of("infotypeId", "jdid", "area", "divid", "vc_title", "vc_number", "sortfield");

    @Override
    public Optional<Paging> find(ListPage place) {
        Page page = place.page();
        if (String.valueOf(place.ask().target().getPath()).endsWith("/module/xxgk/search.jsp")) {
            return AjaxTurn.further("hanweb-directory", page, place.ask())
                    .or(() -> Optional.of(Paging.of("hanweb-directory", List.of())));
        }
        String source = page.partial() || !page.mentions("/module/xxgk/")
                ? ""
                : page.document().outerHtml();
        Matcher module = MODULE.matcher(source);
        if (!module.find() || source.contains("dataproxy.jsp")) {
            return Optional.empty();
        }
        Map<String, String> parameters = parameters(page, source);
        Optional<URI> search = CanonicalAddress.resolve(page.base(), module.group(1) + "search.jsp", page.charset());
        if (parameters.getOrDefault("area", "").isEmpty() || search.isEmpty()) {
            return Optional.empty();
        }
        String query = parameters.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        URI target = URI.create(search.orElseThrow() + "?" + query + "&currpage=1");
        return Optional.of(Paging.of("hanweb-directory", List.of(Ask.post(target, query + "&currpage=1", page.uri()))));
    }

    /** What the page's script sends, as far as it stands on the page: in an address, an object or a hidden field. */
    private static Map<String, String> parameters(Page page, String source) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher search = SEARCH.matcher(source);
        String query = search.find() ? search.group(1).replace("&amp;", "&") : "";
        String own = String.valueOf(page.uri().getRawQuery());
        for (String name : NAMES) {
            Element field = page.document().selectFirst("input[name=" + name + "], input[id=" + name + "]");
            String value = value(query, name)
                    .or(() -> value(own, name))
                    .or(() -> named(source, name))
                    .or(() -> Optional.ofNullable(field).map(input -> input.attr("value")))
                    .orElse("");
            parameters.put(name, value);
        }
        parameters
                .entrySet()
                .removeIf(pair -> pair.getValue().isEmpty()
                        && !List.of("infotypeId", "vc_title", "vc_number").contains(pair.getKey()));
        return parameters;
    }

    private static Optional<String> value(String query, String name) {
        Matcher value = Pattern.compile("(?:^|&)" + name + "=([\\w:,.]+)").matcher(query);
        return value.find() ? Optional.of(value.group(1)) : Optional.empty();
    }

    private static Optional<String> named(String source, String name) {
        Matcher value = Pattern.compile("\\b" + name + "[\"']?\\s*[:=]\\s*[\"']?([\\w:,.]+)")
                .matcher(source);
        return value.find() ? Optional.of(value.group(1)) : Optional.empty();
    }
}
