package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * What a page says about itself: meta elements (names after 国办发〔2017〕47号 and what content management systems add)
 * and the lines beside the article.
 */
final class HtmlFacts {
    private static final int MOST_SURROUNDINGS = 20_000;
    /** Behind a colon, or in the next cell of a table of facts. The first characters spare most of a page the rest. */
    private static final Pattern ISSUER =
            Pattern.compile("(?=[发责公信来作])(?:(?:发布机构|发布单位|责任单位|公开主体|发文机关|信息来源|来源|作者)\\s*[:：\\]】]\\s*([^\\s|｜【\\[]{3,30})"
                    + "|(?:发布机构|发布单位|公开主体|发文机关|发文机构)\\s+([\\p{IsHan}]{4,30})(?=\\s))");
    /** 填报日期 stands below a table and is no date of publication. */
    private static final Pattern DATE = Pattern.compile(
            "(?=[0-9发公生成更时日])(?:(?<!填报|填表|统计|截止)(?:发布日期|发布时间|公开日期|发文日期|生成日期|成文日期|更新时间|发布于|时间|日期)\\s*[:：\\]】]?\\s*([0-9]{4}[-年/.][0-9]{1,2}[-月/.][0-9]{1,2})"
                    + "|([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})[\\s　]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?[\\s　]*(?=来源|信息来源|作者|点击|浏览|字体|字号))");

    private static final Pattern ATTACHMENT =
            Pattern.compile("(?i).*\\.(docx?|pdf|xlsx?|wps|et|ofd|zip|rar|rtf)(?:[?#].*)?$");

    private HtmlFacts() {}

    static Reading.Facts of(Document document, Element body) {
        Map<String, String> meta = meta(document);
        List<String> titles = new ArrayList<>();
        add(titles, meta.get("articletitle"));
        add(titles, meta.get("title"));
        for (Element heading : document.select("h1, h2, .article-title, .title, .xxgk_title, .bt, #title")) {
            if (titles.size() < 6) {
                add(titles, heading.text());
            }
        }
        add(titles, document.title());
        String page = document.body().text();
        String surroundings = page.length() > MOST_SURROUNDINGS ? page.substring(0, MOST_SURROUNDINGS) : page;
        List<String> issuers = new ArrayList<>();
        Matcher issuer = ISSUER.matcher(surroundings);
        while (issuer.find() && issuers.size() < 4) {
            add(issuers, issuer.group(1) != null ? issuer.group(1) : issuer.group(2));
        }
        add(issuers, meta.get("contentsource"));
        add(issuers, meta.get("author"));
        List<String> dates = new ArrayList<>();
        for (String name : List.of("pubdate", "publishdate", "firstpublishedtime", "article:published_time")) {
            add(dates, meta.get(name));
        }
        Matcher date = DATE.matcher(surroundings);
        while (date.find() && dates.size() < 4) {
            add(dates, date.group(1) != null ? date.group(1) : date.group(2));
        }
        Optional<String> site = Optional.ofNullable(meta.get("sitename")).filter(name -> !name.isBlank());
        List<String> attachments = new ArrayList<>();
        Elements links = document.select("a[href]");
        for (Element link : links) {
            String href = link.attr("href");
            if (ATTACHMENT.matcher(href).matches() && attachments.size() < 20) {
                attachments.add(link.text().isBlank() ? href : link.text());
            }
        }
        return new Reading.Facts(
                titles,
                issuers,
                dates,
                site,
                surroundings,
                links.size(),
                body.getElementsByTag("img").size(),
                attachments);
    }

    private static Map<String, String> meta(Document document) {
        Map<String, String> meta = new LinkedHashMap<>();
        for (Element element : document.select("meta[name], meta[property]")) {
            String value = element.hasAttr("content") ? element.attr("content") : element.attr("value");
            if (!value.isBlank()) {
                String name = element.hasAttr("name") ? element.attr("name") : element.attr("property");
                meta.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), value.strip());
            }
        }
        return meta;
    }

    private static void add(List<String> list, @org.jspecify.annotations.Nullable String text) {
        if (text != null && !text.isBlank() && !list.contains(text.strip())) {
            list.add(text.strip());
        }
    }
}
