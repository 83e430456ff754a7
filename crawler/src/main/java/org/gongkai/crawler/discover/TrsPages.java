package org.gongkai.crawler.discover;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.crawler.page.CanonicalAddress;
import org.gongkai.crawler.page.Page;

/**
 * Static lists of TRS WCM and its kin: {@code index.html}, {@code index_1.html} …, counted by a script call such as
 * {@code createPageHTML(5, 0, "index", "html")} (pages, this page from 0, name, extension), with an element id before or
 * more after them, or by {@code var countPage = 5}.
 *
 * <p>Some sites count from 1. The first page says so itself: there the current page is 0 or 1, and that is the number of
 * the page without a number.
 */
final class TrsPages implements ListFamily {
    private static final Pattern CALL =
            Pattern.compile("(?<!function\\s)\\b(?:createPage\\w*|pageControl|create_page\\w*)\\s*\\(([^()]*)\\)");
    private static final Pattern COUNT =
            Pattern.compile("\\b(_?n?(?:countPage|PageCount|totalPage|pageTotal))\\s*=\\s*[\"']?(\\d+)");
    private static final Pattern CURRENT =
            Pattern.compile("\\b(?:currentPage|_?nCurrIndex|curPage|currPage)\\s*=\\s*[\"']?(\\d+)");
    private static final Pattern NUMBERED = Pattern.compile("^(.*?)_(\\d{1,9})\\.([a-z]{3,5})$");
    private static final Pattern INDEX = Pattern.compile("(?i)(?:index|list|default|common_list|iframe_list|more)");
    private static final Pattern EXTENSION = Pattern.compile("[\"']\\.?(s?html?)[\"']");
    private static final int MOST = 5_000;

    @Override
    public Optional<Paging> find(ListPage place) {
        Page page = place.page();
        for (String raw : page.scripts()) {
            String script = Scripts.uncommented(raw);
            Matcher call = CALL.matcher(script);
            while (call.find()) {
                Optional<Series> series = read(call.group(1), script);
                if (series.isPresent()) {
                    return Optional.of(pages(series.orElseThrow(), page.uri()));
                }
            }
        }
        return counted(page).map(series -> pages(series, page.uri()));
    }

    /** @param current number of this page as the script gives it */
    private record Series(int count, int current, String name, String extension) {}

    private static Optional<Series> read(String arguments, String script) {
        List<Integer> numbers = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (String argument : arguments.split(",")) {
            String bare = argument.strip();
            Optional<String> constant =
                    bare.matches("[A-Za-z_$][\\w$]*") ? Scripts.variable(script, bare) : Optional.of(bare);
            String value = constant.orElse("").replaceAll("^[\"']|[\"']$", "");
            boolean number = value.matches("\\d{1,6}");
            if (number && numbers.size() < 2) {
                numbers.add(Integer.parseInt(value));
            } else if (!number && numbers.size() >= 2) {
                texts.add(value);
            }
        }
        if (numbers.size() < 2 || texts.size() < 2 || !texts.get(1).matches("(?i)\\.?[a-z]{3,5}")) {
            return Optional.empty();
        }
        // "pages, this page" is the order; a site that turns it round gives itself away by a page beyond the last
        int count = Math.max(numbers.get(0), numbers.get(1));
        int current = Math.min(numbers.get(0), numbers.get(1));
        return Optional.of(new Series(count, current, texts.get(0), texts.get(1).replaceFirst("^\\.", "")));
    }

    private static Optional<Series> counted(Page page) {
        String all = Scripts.uncommented(String.join("\n", page.scripts()));
        Matcher count = COUNT.matcher(all);
        if (!count.find() || count.group(2).length() > 6) {
            return Optional.empty();
        }
        Matcher current = CURRENT.matcher(all);
        int now = current.find() ? Integer.parseInt(current.group(1)) : 0;
        String file = String.valueOf(page.uri().getRawPath()).replaceFirst(".*/", "");
        Matcher numbered = NUMBERED.matcher(file);
        Matcher extension = EXTENSION.matcher(all);
        String end =
                file.contains(".") ? file.replaceFirst(".*\\.", "") : extension.find() ? extension.group(1) : "html";
        String name = file.contains(".") ? file.replaceFirst("\\..*", "") : "index";
        boolean further = numbered.matches() && INDEX.matcher(numbered.group(1)).matches();
        if (further || (numbered.matches() && Math.abs(Long.parseLong(numbered.group(2)) - now) <= 1)) {
            name = numbered.group(1);
        }
        return page.uri().getRawQuery() == null && end.matches("(?i)s?html?")
                ? Optional.of(new Series(Integer.parseInt(count.group(2)), now, name, end))
                : Optional.empty();
    }

    private static Paging pages(Series series, URI uri) {
        Matcher numbered = NUMBERED.matcher(String.valueOf(uri.getRawPath()).replaceFirst(".*/", ""));
        // From a numbered page the count's origin cannot be told; the first page has listed them all.
        if (numbered.matches() && numbered.group(1).equals(series.name())) {
            return Paging.of("trs", List.of());
        }
        int first = Math.min(1, series.current());
        List<Ask> pages = new ArrayList<>();
        for (int i = 1; i < Math.min(series.count(), MOST); i++) {
            String name = series.name() + "_" + (first + i) + "." + series.extension();
            CanonicalAddress.resolve(uri, name, java.nio.charset.StandardCharsets.UTF_8)
                    .filter(next -> !next.equals(uri))
                    .ifPresent(next -> pages.add(Ask.get(next, uri)));
        }
        return Paging.of("trs", pages);
    }
}
