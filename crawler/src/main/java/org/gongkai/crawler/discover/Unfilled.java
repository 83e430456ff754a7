package org.gongkai.crawler.discover;

import java.util.List;
import java.util.regex.Pattern;
import org.gongkai.crawler.page.Link;
import org.gongkai.crawler.page.Link.Place;
import org.gongkai.crawler.page.Page;

/**
 * Knows a column that only a script would fill: it shows no entry, does not say that there are none, and carries the signs
 * of a page that fetches its content. What such a column holds has not been looked at.
 */
public final class Unfilled {
    private static final Pattern FETCHING = Pattern.compile(
            "\\$\\.(?:ajax|get|post|getJSON)\\b|axios|XMLHttpRequest|\\bfetch\\s*\\(|new\\s+Vue\\b|createApp\\s*\\(|unitbuild|angular\\.module");
    private static final String TEMPLATES =
            "[v-for], [ng-repeat], [ng-app], [v-cloak], #app:empty, #root:empty, [data-bind]";
    private static final Pattern EMPTY = Pattern.compile("暂无|没有(?:相关|找到|查询到|数据|记录|信息)|无相关|尚无|未公开|为空");

    private Unfilled() {}

    /** Whether the page is such a column. */
    public static boolean is(Page page, List<Link> links) {
        boolean entries = links.stream()
                .filter(link -> link.place() == Place.BODY)
                .anyMatch(link -> Paths.isDocument(link.uri())
                        || Paths.isArticle(link.uri())
                        || LinkJudge.isOfColumn(link, page.uri()));
        boolean fetching = FETCHING.matcher(String.join("\n", page.scripts())).find()
                || !page.document().select(TEMPLATES).isEmpty()
                || page.text().contains("{{");
        return !page.partial()
                && !entries
                && fetching
                && !EMPTY.matcher(page.text()).find();
    }
}
