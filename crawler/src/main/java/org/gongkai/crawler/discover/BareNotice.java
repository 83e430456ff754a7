package org.gongkai.crawler.discover;

import java.util.List;
import java.util.regex.Pattern;
import org.gongkai.crawler.page.Link;
import org.gongkai.crawler.page.Link.Place;
import org.gongkai.crawler.page.Page;

/**
 * Knows the notice of a report ({@code 年度报告公示}) that has no report with it, and nothing in which one could be that
 * was not looked at: no file, picture, frame, player or link in the article, no script that would fill it. Some notices
 * are the report; whether the page is one, its text has to say.
 */
public final class BareNotice {
    private static final Pattern NOTICE = Pattern.compile("公示(?:稿|公告|表|栏)?[。.)）]*$");
    private static final String HOLDERS =
            "iframe, frame, embed, object, applet, video, audio, canvas, svg, input[type=hidden][value~=(?i)\\.(?:pdf|docx?|xlsx?|wps|ofd|jpe?g|png)]";

    private BareNotice() {}

    /** @param title of the link that led to the page, or the page's own */
    public static boolean is(String title, Page page, List<Link> links) {
        return NOTICE.matcher(ReportWords.normal(title)).find()
                && !page.partial()
                && page.document().select(HOLDERS).isEmpty()
                && links.stream().noneMatch(BareNotice::mayHold)
                && !Unfilled.mayBeFilled(page);
    }

    private static boolean mayHold(Link link) {
        boolean turns = ReportWords.isPager(ReportWords.normal(link.text()));
        return link.place() == Place.FRAME
                || link.place() == Place.IMAGE
                || Paths.isDocument(link.uri())
                || (link.inArticle() && link.place() == Place.BODY && !turns);
    }
}
