package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Finds the article in a page: the smallest element that holds all the words that only a report has; failing those, a
 * container that content management systems are known to use; failing that, the element with most of the text.
 */
final class ArticleFinder {
    private static final List<String> MARKERS = List.of(
            "总体情况",
            "主动公开政府信息情况",
            "收到和处理政府信息公开申请",
            "行政复议、行政诉讼情况",
            "存在的主要问题",
            "其他需要报告的事项",
            "勾稽关系",
            "申请人情况",
            "信息内容",
            "结转下年度继续办理",
            "未经复议直接起诉",
            "统计指标");
    private static final int ENOUGH_MARKERS = 3;
    private static final String CONTAINERS =
            "#zoom, #Zoom, .TRS_Editor, .trs_editor_view, .Custom_UnionStyle, #UCAP-CONTENT,"
                    + " #ivs_content, #webeditorview, .article-content, .article_component, .wzzw-article, .xxgk_content,"
                    + " .xxgk-content, .pages_content, .article_con, .zwxl-article, .news_content, .TRS_UEDITOR, #content,"
                    + " .content, article";

    private final StringBuilder text = new StringBuilder();
    private final List<Span> spans = new ArrayList<>();

    /** Where an element's text lies in the page's text without white space. */
    private record Span(Element element, int from, int to, int parent) {}

    private final Visibility visibility;

    private ArticleFinder(Visibility visibility) {
        this.visibility = visibility;
    }

    /** The article, when the words that only a report has stand in the page. */
    static Optional<Element> findMarked(Document document, Visibility visibility) {
        ArticleFinder finder = new ArticleFinder(visibility);
        finder.lay(document.body(), -1);
        List<int[]> hits = finder.markerHits();
        return hits.size() >= ENOUGH_MARKERS ? Optional.of(finder.holding(hits)) : Optional.empty();
    }

    /** How many of the words that only a report has stand in a text; so many that it is one's, or none. */
    static int markers(String text) {
        int found = 0;
        for (String marker : MARKERS) {
            found += text.contains(marker) ? 1 : 0;
        }
        return found >= ENOUGH_MARKERS ? found : 0;
    }

    /** The part of a page that is most likely its article. */
    static Element find(Document document, Visibility visibility) {
        ArticleFinder finder = new ArticleFinder(visibility);
        finder.lay(document.body(), -1);
        for (Element container : document.select(CONTAINERS)) {
            if (container.text().length() > 200) {
                return container;
            }
        }
        return finder.densest();
    }

    private void lay(Element element, int parent) {
        if (visibility.hides(element)) {
            return;
        }
        int self = spans.size();
        int from = text.length();
        spans.add(new Span(element, from, from, parent));
        boolean link = element.nameIs("a")
                && element.hasAttr("href")
                && !element.attr("href").startsWith("#");
        for (Node child : element.childNodes()) {
            if (child instanceof TextNode node && !link) {
                text.append(TableWords.tight(node.getWholeText()));
            } else if (child instanceof Element inner) {
                lay(inner, self);
            }
        }
        spans.set(self, new Span(element, from, text.length(), parent));
    }

    private List<int[]> markerHits() {
        List<int[]> hits = new ArrayList<>();
        String all = text.toString();
        for (String marker : MARKERS) {
            int first = all.indexOf(marker);
            if (first >= 0) {
                hits.add(new int[] {first, all.lastIndexOf(marker) + marker.length()});
            }
        }
        return hits;
    }

    /** The smallest element from the first marker's first place to the last marker's last. */
    private Element holding(List<int[]> hits) {
        int from = Integer.MAX_VALUE;
        int to = 0;
        for (int[] hit : hits) {
            from = Math.min(from, hit[0]);
            to = Math.max(to, hit[1]);
        }
        Span best = spans.get(0);
        for (Span span : spans) {
            if (span.from() <= from && span.to() >= to && span.to() - span.from() <= best.to() - best.from()) {
                best = span;
            }
        }
        return outOfTable(best.element());
    }

    /** All markers may lie in one table, or in its body: then that table must stay whole. */
    private static Element outOfTable(Element element) {
        Element chosen = element;
        while (chosen.parent() != null
                && (chosen.nameIs("table")
                        || chosen.nameIs("tbody")
                        || chosen.nameIs("tr")
                        || chosen.nameIs("p")
                        || chosen.nameIs("span"))) {
            chosen = chosen.parent();
        }
        return chosen;
    }

    private Element densest() {
        int current = 0;
        int total = text.length();
        boolean deeper = total > 0;
        while (deeper) {
            deeper = false;
            for (int i = current + 1; i < spans.size(); i++) {
                Span span = spans.get(i);
                if (span.parent() == current && (span.to() - span.from()) * 10L >= total * 7L) {
                    current = i;
                    deeper = true;
                    break;
                }
            }
        }
        return outOfTable(
                spans.isEmpty() ? new Element("body") : spans.get(current).element());
    }
}
