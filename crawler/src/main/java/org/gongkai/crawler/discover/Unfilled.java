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
            "\\$\\.(?:ajax|get|post|getJSON)\\b|\\)\\.load\\s*\\(\\s*[\"'/]|axios|XMLHttpRequest|\\bfetch\\s*\\(|new\\s+Vue\\b|createApp\\s*\\(|unitbuild|angular\\.module");
    private static final String TEMPLATES =
            "[v-for], [ng-repeat], [ng-app], [v-cloak], [querydata], #app:empty, #root:empty, [data-bind]";
    private static final Pattern EMPTY = Pattern.compile("暂无|没有(?:相关|找到|查询到|数据|记录|信息)|无相关|尚无|未公开|为空");

    /** Reports that are named where no link is. */
    private static final Pattern NAMED =
            Pattern.compile("(?:19|20)\\d\\d年[^。；\\n]{0,20}(?:信息|政务)公开[^。；\\n]{0,10}(?:报告|年报)");
    /** A place for a list that is empty, and known to the site's scripts by its id. */
    private static final String PLACES =
            "ul[id]:empty, ol[id]:empty, tbody[id]:empty, dl[id]:empty," + " div[id~=(?i)list|news|info|data]:empty";

    private static final String LIBRARIES =
            "(?i)(?:^|/)(?:jquery(?:[-.](?:\\d|min|slim|ui|migrate|superslide|cookie)[\\w.-]*)?|(?:bootstrap|swiper|superslide|pagenav|analytics|tongji|wza)[\\w.-]*)\\.js";

    private Unfilled() {}

    /** Whether a script file of the site's own may fill a list that is empty. */
    private static boolean awaits(Page page) {
        return !page.document().select(PLACES).isEmpty()
                && !page.document()
                        .select("script[src]:not([src~=" + LIBRARIES + "])")
                        .isEmpty();
    }

    /** Whether the page is such a column. */
    public static boolean is(Page page, List<Link> links) {
        return isBlank(page, links)
                && (mayBeFilled(page) || NAMED.matcher(page.ownText()).find());
    }

    /** Whether the page carries signs of a script that fetches what it is to show. */
    static boolean mayBeFilled(Page page) {
        return FETCHING.matcher(String.join("\n", page.scripts())).find()
                || !page.document().select(TEMPLATES).isEmpty()
                || page.text().contains("{{")
                || awaits(page);
    }

    /** Whether the page of a column shows no entry and does not say that there are none. */
    public static boolean isBlank(Page page, List<Link> links) {
        boolean entries = links.stream()
                .filter(link -> link.place() == Place.BODY)
                .anyMatch(link -> Paths.isDocument(link.uri())
                        || Paths.isArticle(link.uri())
                        || LinkJudge.isOfColumn(link, page.uri()));
        return !page.partial() && !entries && !EMPTY.matcher(page.text()).find();
    }
}
