package org.gongkai.crawler.discover;

import java.util.Optional;
import java.util.regex.Pattern;
import org.gongkai.crawler.page.Page;

/**
 * Knows a site that somebody else has taken over: such mirrors keep the paths of the portal and put the names of betting
 * houses before the organ's. Nothing on them is the organ's.
 */
public final class Hijack {
    private static final Pattern WORDS = Pattern.compile(
            "(?i)365\\s*bet|bet\\s*365|威廉\\s*希尔|博\\s*彩|百家乐|体育\\s*(?:官网|官方|平台|投注|app|\\(中国\\)|（中国）)|365\\s*体育|皇冠\\s*(?:体育|足球|网)"
                    + "|澳门\\s*(?:新葡京|威尼斯|银河|赌|金沙)|新葡京|足球\\s*投注|真人\\s*娱乐|棋牌\\s*(?:游戏|官网|平台)|老虎机|六合彩|成人\\s*(?:视频|电影)|色情");

    private Hijack() {}

    /** The title by which the page gives itself away; empty for an honest one. */
    public static Optional<String> find(Page page) {
        String title = page.document().title();
        return WORDS.matcher(title).find() && !page.uri().getHost().endsWith(".gov.cn")
                ? Optional.of(title.length() > 80 ? title.substring(0, 80) : title)
                : Optional.empty();
    }
}
