package org.gongkai.crawler.discover;

import java.util.List;
import java.util.regex.Pattern;
import org.gongkai.crawler.page.Link;
import org.gongkai.crawler.page.Link.Place;
import org.gongkai.crawler.page.Page;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * Knows the notice of a report ({@code 年度报告公示}) that has no report with it: a few words that speak of nothing a report
 * speaks of, and nothing in which one could be that was not looked at. Some notices are the report; where there is any
 * doubt the page is none of these.
 */
public final class BareNotice {
    private static final Pattern NOTICE = Pattern.compile("公示(?:稿|公告|表|栏)?[。.)）]*$");
    /** Of the page without its links: more may be a report in a layout that nobody knows. */
    private static final int LITTLE_TEXT = 300;

    /** What the chapters and figures of a report are made of, and letters that could not be read. */
    private static final Pattern OF_A_REPORT = Pattern.compile(
            "[一二三四五六][、.．]|[(（][一二三四五六][)）]|总体情况|概述|主动公开|依申请|申请|复议|诉讼|收费|规章|规范性文件|\\d\\s*[件条次项人份篇]|[\\u0080-\\u024f]{3}|[\uFFFD]");

    private static final String HOLDERS =
            "table, iframe, frame, embed, object, applet, video, audio, canvas, svg, form input[type=hidden]";
    private static final Pattern FILE =
            Pattern.compile("(?i)\\.(?:pdf|docx?|xlsx?|wps|ofd|rtf|zip|rar|7z|jpe?g|png|gif|bmp|tiff?)(?![a-z])");
    private static final Pattern OPENS = Pattern.compile("(?i)pdf|view|preview|down|attach|file|open");

    private BareNotice() {}

    /** @param title of the link that led to the page, or the page's own */
    public static boolean is(String title, Page page, List<Link> links) {
        return NOTICE.matcher(ReportWords.normal(title)).find()
                && !page.partial()
                && isShort(page, title)
                && page.document().select(HOLDERS).isEmpty()
                && links.stream().noneMatch(BareNotice::mayHold)
                && page.document().body().getAllElements().stream().noneMatch(BareNotice::namesFile)
                && !Unfilled.mayBeFilled(page);
    }

    private static boolean isShort(Page page, String title) {
        String own = page.ownText();
        return own.length() < LITTLE_TEXT
                && !OF_A_REPORT.matcher(own.replace(title.strip(), "")).find();
    }

    private static boolean mayHold(Link link) {
        boolean turns = ReportWords.isPager(ReportWords.normal(link.text()));
        return link.place() == Place.FRAME
                || (link.place() == Place.IMAGE && (link.inArticle() || !AttachmentFinder.isDecoration(link.uri())))
                || Paths.isDocument(link.uri())
                || (link.inArticle() && link.place() == Place.BODY && !turns);
    }

    /** Whether a script would find a file named in it, or a style shows one. */
    private static boolean namesFile(Element element) {
        boolean known = element.nameIs("img") || element.nameIs("script") || element.nameIs("link");
        for (Attribute attribute : element.attributes()) {
            boolean acts =
                    attribute.getKey().startsWith("on") || attribute.getValue().startsWith("javascript:");
            if (!known && FILE.matcher(attribute.getValue()).find()) {
                return true;
            }
            if (acts && OPENS.matcher(attribute.getValue()).find()) {
                return true;
            }
        }
        return false;
    }
}
