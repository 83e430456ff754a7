package org.gongkai.crawler.discover;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.crawler.page.Page;

/**
 * Columns of Lonsun's open-government module (龙讯): {@code /public/column/<organ>?type=4&catId=…&action=list&pageIndex=n}
 * for a list, {@code type=3} for the yearly reports. Its pager is a script; how many pages there are stands beside it.
 */
final class LonsunPages implements ListFamily {
    private static final Pattern COLUMN = Pattern.compile(".*/public/(?:column|annualReport)/?\\d*/?$");
    private static final Pattern COUNT =
            Pattern.compile("(?i)\\b[\"']?(?:pageCount|totalPage|pageTotal)[\"']?\\s*[:=]\\s*[\"']?(\\d{1,5})");
    private static final Pattern TOLD = Pattern.compile("共\\s*(\\d{1,5})\\s*页|\\d{1,5}\\s*/\\s*(\\d{1,5})\\s*页");
    private static final Pattern INDEX = Pattern.compile("([?&]pageIndex=)\\d{1,6}");
    private static final int MOST = 2_000;

    @Override
    public Optional<Paging> find(ListPage place) {
        Page page = place.page();
        URI uri = place.ask().target();
        if (page.partial() || !COLUMN.matcher(String.valueOf(uri.getPath())).matches()) {
            return Optional.empty();
        }
        if (INDEX.matcher(uri.toString()).find() && !uri.toString().matches(".*[?&]pageIndex=1(?:&.*)?")) {
            return Optional.of(Paging.of("lonsun", List.of())); // the first page has counted them
        }
        int count = count(page);
        if (count == 0) {
            return Optional.empty();
        }
        List<Ask> pages = new ArrayList<>();
        for (int number = 2; number <= Math.min(count, MOST); number++) {
            pages.add(Ask.get(page(uri, number), uri));
        }
        return Optional.of(Paging.of("lonsun", pages));
    }

    private static int count(Page page) {
        Matcher script = COUNT.matcher(String.join("\n", page.scripts()));
        if (script.find()) {
            return Integer.parseInt(script.group(1));
        }
        Matcher told = TOLD.matcher(page.text());
        return told.find() ? Integer.parseInt(told.group(1) == null ? told.group(2) : told.group(1)) : 0;
    }

    private static URI page(URI uri, int number) {
        Matcher index = INDEX.matcher(uri.toString());
        if (index.find()) {
            return URI.create(index.replaceFirst("$1" + number));
        }
        return URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + "pageIndex=" + number);
    }
}
