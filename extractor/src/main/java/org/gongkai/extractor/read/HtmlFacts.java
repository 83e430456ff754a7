package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a page says about itself: meta elements (names after 国办发〔2017〕47号 and what content management systems add)
 * and the lines beside the article.
 */
final class HtmlFacts {
    private static final int MOST_SURROUNDINGS = 20_000;
    private static final int MOST_TITLES = 6;
    private static final int MOST_ATTACHMENTS = 20;
    private static final List<String> TITLE_CLASSES = List.of("article-title", "title", "xxgk_title", "bt");
    /** Behind a colon, or in the next cell of a table of facts. */
    private static final WordedPattern ISSUER = new WordedPattern(
            Pattern.compile("(?:发布机构|发布单位|责任单位|公开主体|发文机关|信息来源|来源|作者)\\s*[:：\\]】]\\s*([^\\s|｜【\\[]{3,30})"
                    + "|(?:发布机构|发布单位|公开主体|发文机关|发文机构)\\s+([\\p{IsHan}]{4,30})(?=\\s)"),
            Stream.of("发布机构", "发布单位", "责任单位", "公开主体", "发文机关", "发文机构", "信息来源", "来源", "作者")
                    .map(word -> new WordedPattern.Sign(word, 0))
                    .toList());
    /** 填报日期 stands below a table and is no date of publication. */
    private static final WordedPattern DATE = new WordedPattern(
            Pattern.compile(
                    "(?<!填报|填表|统计|截止)(?:发布日期|发布时间|公开日期|发文日期|生成日期|成文日期|更新时间|发布于|时间|日期)\\s*[:：\\]】]?\\s*([0-9]{4}[-年/.][0-9]{1,2}[-月/.][0-9]{1,2})"
                            + "|([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})[\\s　]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?[\\s　]*(?=来源|信息来源|作者|点击|浏览|字体|字号)"),
            Stream.concat(
                            Stream.of("发布日期", "发布时间", "公开日期", "发文日期", "生成日期", "成文日期", "更新时间", "发布于", "时间", "日期")
                                    .map(word -> new WordedPattern.Sign(word, 0)),
                            Stream.of(new WordedPattern.Sign("-", 4)))
                    .toList());

    /** WeChat prints the date of an article below its title, without a word that says so. */
    private static final String WECHAT_DATE = "publish_time";

    private static final Pattern ATTACHMENT =
            Pattern.compile("(?i).*\\.(docx?|pdf|xlsx?|wps|et|ofd|zip|rar|rtf)(?:[?#].*)?$");

    private HtmlFacts() {}

    private final Map<String, String> meta = new LinkedHashMap<>();
    private final List<Element> headings = new ArrayList<>();
    private final List<String> attachments = new ArrayList<>();
    private int links;

    static Reading.Facts of(Document document, Element body) {
        HtmlFacts facts = new HtmlFacts();
        document.traverse((node, depth) -> {
            if (node instanceof Element element) {
                facts.note(element);
            }
        });
        return facts.facts(document, body);
    }

    private Reading.Facts facts(Document document, Element body) {
        List<String> titles = new ArrayList<>();
        add(titles, meta.get("articletitle"));
        add(titles, meta.get("title"));
        for (Element heading : headings) {
            if (titles.size() < MOST_TITLES) {
                add(titles, heading.text());
            }
        }
        add(titles, document.title());
        String page = document.body().text();
        String surroundings = page.length() > MOST_SURROUNDINGS ? page.substring(0, MOST_SURROUNDINGS) : page;
        List<String> issuers = new ArrayList<>();
        ISSUER.in(surroundings, 4).forEach(issuer -> add(issuers, either(issuer)));
        add(issuers, meta.get("contentsource"));
        add(issuers, meta.get("author"));
        List<String> dates = new ArrayList<>();
        for (String name : List.of("pubdate", "publishdate", "firstpublishedtime", "article:published_time")) {
            add(dates, meta.get(name));
        }
        Element shown = document.getElementById(WECHAT_DATE);
        add(dates, shown == null ? null : shown.text());
        DATE.in(surroundings, 4).forEach(date -> add(dates, either(date)));
        Optional<String> site = Optional.ofNullable(meta.get("sitename")).filter(name -> !name.isBlank());
        return new Reading.Facts(
                titles,
                issuers,
                dates,
                site,
                surroundings,
                links,
                body.getElementsByTag("img").size(),
                attachments);
    }

    private void note(Element element) {
        switch (element.normalName()) {
            case "meta" -> noteMeta(element);
            case "a" -> {
                if (element.hasAttr("href")) {
                    links++;
                    noteAttachment(element);
                }
            }
            default -> {}
        }
        if (isHeading(element)) {
            headings.add(element);
        }
    }

    private static boolean isHeading(Element element) {
        if (element.nameIs("h1") || element.nameIs("h2") || element.id().equals("title")) {
            return true;
        }
        if (element.hasAttr("class")) {
            for (String named : TITLE_CLASSES) {
                if (element.hasClass(named)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void noteAttachment(Element link) {
        String href = link.attr("href");
        if (attachments.size() < MOST_ATTACHMENTS && ATTACHMENT.matcher(href).matches()) {
            attachments.add(link.text().isBlank() ? href : link.text());
        }
    }

    private void noteMeta(Element element) {
        if (!element.hasAttr("name") && !element.hasAttr("property")) {
            return;
        }
        String value = element.hasAttr("content") ? element.attr("content") : element.attr("value");
        if (!value.isBlank()) {
            String name = element.hasAttr("name") ? element.attr("name") : element.attr("property");
            meta.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), value.strip());
        }
    }

    private static @Nullable String either(MatchResult found) {
        return found.group(1) != null ? found.group(1) : found.group(2);
    }

    private static void add(List<String> list, @Nullable String text) {
        if (text != null && !text.isBlank() && !list.contains(text.strip())) {
            list.add(text.strip());
        }
    }
}
