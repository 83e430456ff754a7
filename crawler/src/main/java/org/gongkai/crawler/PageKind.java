package org.gongkai.crawler;

import java.net.URI;
import java.util.List;
import org.gongkai.crawler.discover.AttachmentFinder;
import org.gongkai.crawler.discover.LinkJudge;
import org.gongkai.crawler.discover.Paths;
import org.gongkai.crawler.discover.ReportSigns;
import org.gongkai.crawler.discover.ReportWords;
import org.gongkai.crawler.discover.Role;
import org.gongkai.crawler.discover.Zone;
import org.gongkai.crawler.fetch.HomePath;
import org.gongkai.crawler.page.Link;
import org.gongkai.crawler.page.Link.Place;
import org.gongkai.crawler.page.Page;

/** What a page turns out to be, whatever the link to it promised. */
enum PageKind {
    /** It has the headings of a report. */
    REPORT,
    /** It lists reports, or the years and organs that reports are filed under. */
    LIST,
    /** Next to nothing, as where a script or a frame leads on. */
    SHELL,
    /** Anything else; behind a link with the title of a report that is one all the same, perhaps as a file. */
    OTHER;

    private static final int LITTLE_TEXT = 400;
    private static final int SHELL_TEXT = 100;
    private static final int FEW = 3;

    /** @param self the address under which the page is known */
    static PageKind of(Page page, List<Link> links, URI self) {
        if (ReportSigns.isReport(page)) {
            return REPORT;
        }
        if (isList(page, links, titles(links, self))) {
            return LIST;
        }
        return page.isShorterThan(SHELL_TEXT) ? SHELL : OTHER;
    }

    /** Whether beside the links to other reports there is an article of its own, as text, file or picture. */
    static boolean holdsArticle(Page page, List<Link> links, String title) {
        return page.ownText().length() >= LITTLE_TEXT
                || !AttachmentFinder.find(page, links, title).isEmpty();
    }

    /** Whether a page shows what it has, be it nothing; one that only a script would fill does not. */
    static boolean says(Page page, PageKind kind, List<Link> links) {
        boolean linked = links.stream().anyMatch(link -> link.place() == Place.BODY);
        boolean scripted = !page.document().select("script[src]").isEmpty();
        return kind != SHELL || linked || (!scripted && links.stream().noneMatch(link -> link.place() == Place.FRAME));
    }

    /** Links in the body of the page that are titles of other reports. */
    static List<Link> titles(List<Link> links, URI self) {
        return links.stream()
                .filter(link -> link.place() == Place.BODY && !link.uri().equals(self))
                .filter(link -> ReportWords.isReportTitle(ReportWords.normal(link.text())))
                .toList();
    }

    /** A report page links others, or its own text as a file or two; a list does little else. */
    private static boolean isList(Page page, List<Link> links, List<Link> titled) {
        long pages =
                titled.stream().filter(link -> !Paths.isDocument(link.uri())).count();
        long outside = titled.stream().filter(link -> !link.inArticle()).count();
        if (pages >= 2 || outside > FEW) {
            return true;
        }
        long ofColumn = links.stream()
                .filter(link -> link.place() == Place.BODY && LinkJudge.isOfColumn(link, page.uri()))
                .count();
        return ofColumn >= FEW && page.ownText().length() < LITTLE_TEXT;
    }

    /** What links on a page of this kind mean, when it was visited in this role. */
    static Zone zone(Role role, Page page, PageKind kind) {
        return switch (role) {
            case START -> {
                if (HomePath.is(page.uri())) {
                    yield Zone.HOME;
                }
                boolean column = ReportSigns.isColumn(page)
                        || kind == LIST
                        || ReportWords.isReportPath(Paths.column(page.uri()));
                yield column ? Zone.REPORTS : Zone.OPENNESS;
            }
            case REPORT_COLUMN, ENTRY, CANDIDATE, LIST_PAGE, ATTACHMENT -> Zone.REPORTS;
            case OPENNESS, HUB -> ReportSigns.isColumn(page) ? Zone.REPORTS : Zone.OPENNESS;
            case ORGAN -> ReportSigns.isColumn(page) ? Zone.REPORTS : Zone.ORGAN;
            case GUESS -> ReportSigns.isColumn(page) ? Zone.REPORTS : Zone.HOME;
        };
    }
}
