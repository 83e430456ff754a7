package org.gongkai.crawler.discover;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.crawler.page.LinkFinder;
import org.gongkai.crawler.page.Page;
import org.gongkai.crawler.page.Route;

/**
 * The unified directory of Guangdong ({@code gkmlpt}): every page is a shell with the site's number ({@code SID}), and its
 * script asks {@code /gkmlpt/api/all/<column>?page=<n>&sid=<SID>} for the column that the fragment of the address names
 * ({@code /gkmlpt/index#2811}). The columns' names stand in links or in a tree of the page's script.
 */
final class GkmlptPages implements ListFamily {
    private static final Pattern PLACE = Pattern.compile("^(.*?)/gkmlpt/");
    private static final Pattern SITE = Pattern.compile("\\b[\"']?(?:SID|sid)[\"']?\\s*[:=]\\s*[\"']?(\\d{1,9})");
    private static final Pattern NODE = Pattern.compile(
            "\"?id\"?\\s*:\\s*\"?(\\d{1,9})\"?\\s*,[^{}]{0,400}?\"?(?:name|title)\"?\\s*:\\s*[\"']([^\"']{2,80})[\"']");
    private static final Pattern NODE_TURNED = Pattern.compile(
            "\"?(?:name|title)\"?\\s*:\\s*[\"']([^\"']{2,80})[\"']\\s*,[^{}]{0,400}?\"?id\"?\\s*:\\s*\"?(\\d{1,9})\"?");
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final String EVERYTHING = "0";

    @Override
    public Optional<Paging> find(ListPage place) {
        Page page = place.page();
        String path = String.valueOf(place.ask().target().getPath());
        if (path.contains("/gkmlpt/api/")) {
            return AjaxTurn.further("gkmlpt", page, place.ask());
        }
        Matcher base = PLACE.matcher(page.uri().toString());
        String scripts = String.join("\n", page.scripts());
        Matcher site = SITE.matcher(scripts);
        if (page.partial() || !base.find() || path.contains("/gkmlpt/content/") || !site.find()) {
            return Optional.empty();
        }
        Map<String, String> names = names(page, scripts);
        Set<String> columns = new LinkedHashSet<>();
        names.forEach((column, name) -> {
            if (ReportWords.isReportColumn(ReportWords.normal(name))) {
                columns.add(column);
            }
        });
        // a fragment that brought us here counts unless the tree calls that column something else
        place.fragments().stream()
                .map(fragment -> fragment.replaceFirst("^\\D+", ""))
                .filter(fragment -> fragment.matches("\\d{1,9}") && !names.containsKey(fragment))
                .forEach(columns::add);
        if (columns.isEmpty() && path.toLowerCase(java.util.Locale.ROOT).contains("annual")) {
            columns.add(EVERYTHING);
        }
        List<Ask> asks = new ArrayList<>();
        for (String column : columns) {
            URI api = URI.create(base.group(1) + "/gkmlpt/api/all/" + column + "?page=1&sid=" + site.group(1));
            asks.add(Ask.get(api, page.uri()));
        }
        return Optional.of(asks.isEmpty() ? Paging.of("gkmlpt", asks) : Paging.ofReports("gkmlpt", asks));
    }

    /** Names of columns by their numbers. */
    private static Map<String, String> names(Page page, String scripts) {
        Map<String, String> names = new LinkedHashMap<>();
        Matcher node = NODE.matcher(scripts);
        while (node.find()) {
            names.putIfAbsent(node.group(1), unescaped(node.group(2)));
        }
        Matcher turned = NODE_TURNED.matcher(scripts);
        while (names.isEmpty() && turned.find()) {
            names.putIfAbsent(turned.group(2), unescaped(turned.group(1)));
        }
        for (Route route : LinkFinder.routes(page)) {
            if (String.valueOf(route.uri().getPath()).contains("/gkmlpt")) {
                names.put(route.fragment().replaceFirst("^\\D+", ""), route.text());
            }
        }
        return names;
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(
                        hex -> Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(hex.group(1), 16))));
    }
}
