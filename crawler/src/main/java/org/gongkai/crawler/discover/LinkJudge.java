package org.gongkai.crawler.discover;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gongkai.crawler.page.Link;
import org.gongkai.crawler.page.Link.Place;

/**
 * Says what a link promises, from its words, its address and the kind of page it stands on.
 *
 * <p>The search is focused: a link needs a reason to be followed, and a site's news, services and calendars give none. A
 * title of a report is a reason anywhere.
 */
public final class LinkJudge {
    private static final int TITLE = 900;
    private static final int FILE = 880;
    private static final int COLUMN = 700;
    private static final int OPENNESS = 500;
    private static final int HUB = 350;
    private static final int ORGAN = 300;
    private static final int GUESS = 10;
    private static final int SHORT = 12;

    private static final Pattern OPEN = Pattern.compile("(?i)gk|gongkai|open");

    private LinkJudge() {}

    /**
     * What a link promises; empty when there is no reason to follow it.
     *
     * @param zone kind of the page it stands on
     * @param page address of that page
     */
    public static Optional<Promise> judge(Link link, Zone zone, URI page) {
        if (link.place() == Place.IMAGE || link.place() == Place.FRAME) {
            return Optional.empty();
        }
        URI uri = link.uri();
        String text = ReportWords.normal(link.text());
        boolean apart = Paths.isBreeding(uri) || Paths.isOtherView(uri, page);
        if (apart) {
            return Optional.empty();
        }
        if (ReportWords.isReportTitle(text)) {
            return promise(Role.CANDIDATE, TITLE);
        }
        if (zone == Zone.SITE_MAP) {
            return ofSiteMap(uri);
        }
        if (String.valueOf(uri.getRawPath()).endsWith(".js")) {
            return zone == Zone.ARTICLE ? Optional.empty() : promise(Role.GUESS, 3 * GUESS);
        }
        boolean turns = ReportWords.isPager(text)
                || (text.isEmpty() && String.valueOf(uri.getRawPath()).equals(page.getRawPath()));
        if (zone == Zone.ARTICLE || turns || ReportWords.isNoReport(text)) {
            return Optional.empty();
        }
        if (Paths.isDocument(uri) || Paths.isPicture(uri)) {
            boolean maybe = zone == Zone.REPORTS
                    && link.place() == Place.BODY
                    && Paths.isDocument(uri)
                    && (ReportWords.isEntry(text) || ReportWords.isOrgan(text));
            return maybe ? promise(Role.CANDIDATE, FILE) : Optional.empty();
        }
        if (ReportWords.isCutTitle(text) && (zone == Zone.REPORTS || zone == Zone.OPENNESS || zone == Zone.ORGAN)) {
            return promise(Role.ENTRY, COLUMN - 40);
        }
        Optional<Promise> inside =
                zone == Zone.REPORTS && link.place() == Place.BODY ? insideColumn(uri, text, page) : Optional.empty();
        return inside.or(() -> column(uri, text, zone)).or(() -> leading(link, text, zone));
    }

    /** Why a link without a promise is left. */
    public static Rule why(Link link, URI page) {
        String text = ReportWords.normal(link.text());
        if (Paths.isBreeding(link.uri())) {
            return Rule.NESTED_PATH;
        }
        if (Paths.isOtherView(link.uri(), page)) {
            return Rule.ANOTHER_VIEW;
        }
        if (Paths.isDay(link.uri())) {
            return Rule.CALENDAR;
        }
        if (ReportWords.isPager(text)) {
            return Rule.PAGE_TURNING;
        }
        return ReportWords.isOpen(text) && (ReportWords.isNoReport(text) || ReportWords.isAboutReport(text))
                ? Rule.NOT_A_REPORT
                : Rule.NO_REASON;
    }

    /** A site map has no words: the names of columns in the path must do. */
    private static Optional<Promise> ofSiteMap(URI uri) {
        if (ReportWords.isReportPath(Paths.column(uri)) && !Paths.isArticle(uri)) {
            return promise(Role.REPORT_COLUMN, COLUMN);
        }
        boolean below = Paths.segments(uri).stream().anyMatch(ReportWords::isReportPath);
        if (below) {
            return Paths.isDocument(uri) ? promise(Role.CANDIDATE, FILE) : promise(Role.ENTRY, COLUMN - 40);
        }
        boolean open = ReportWords.isOpennessPath(Paths.column(uri)) && !Paths.isArticle(uri);
        return open ? promise(Role.OPENNESS, OPENNESS) : Optional.empty();
    }

    /** Whether a link is what columns of reports are made of: years, organs, reports. */
    public static boolean isOfColumn(Link link, URI page) {
        return !Paths.isDocument(link.uri())
                && judge(link, Zone.REPORTS, page)
                        .filter(promise -> promise.role() == Role.REPORT_COLUMN
                                || promise.role() == Role.ENTRY
                                || promise.role() == Role.CANDIDATE)
                        .isPresent();
    }

    private static Optional<Promise> insideColumn(URI uri, String text, URI page) {
        if (ReportWords.isYearAlone(text)) {
            return promise(Role.REPORT_COLUMN, COLUMN - 10);
        }
        if (ReportWords.isReportColumn(text)) {
            return promise(Role.REPORT_COLUMN, COLUMN);
        }
        if (ReportWords.isHub(text)) {
            return promise(Role.REPORT_COLUMN, COLUMN - 20);
        }
        if (ReportWords.isOrgan(text)) {
            return promise(Role.REPORT_COLUMN, COLUMN - 30);
        }
        boolean cut = ReportWords.isCutEntry(text)
                && (ReportWords.isYearly(text)
                        || String.valueOf(uri.getRawPath()).startsWith(Paths.folder(page)));
        if (cut || ReportWords.isOrganOfYear(text)) {
            return promise(Role.ENTRY, COLUMN - 40);
        }
        boolean entry = (Paths.isArticle(uri) && ReportWords.isEntry(text)) || ReportWords.isSureEntry(text);
        return entry ? promise(Role.ENTRY, COLUMN - 40) : Optional.empty();
    }

    private static Optional<Promise> column(URI uri, String text, Zone zone) {
        String segment = Paths.column(uri);
        if (ReportWords.isReportColumn(text)) {
            if (ReportWords.isOpen(text)) {
                return promise(Role.REPORT_COLUMN, COLUMN);
            }
            // 年度报告 alone is also what companies file: in open surroundings, or where the path agrees
            if (zone != Zone.HOME || ReportWords.isReportPath(segment)) {
                return promise(Role.REPORT_COLUMN, COLUMN - 80);
            }
        }
        boolean column = !Paths.isArticle(uri) && text.length() <= 2 * SHORT;
        if (column && (ReportWords.isReportPath(segment) || segment.equalsIgnoreCase("xxgkAnnualReport"))) {
            return promise(Role.REPORT_COLUMN, COLUMN - 100);
        }
        return Optional.empty();
    }

    private static Optional<Promise> leading(Link link, String text, Zone zone) {
        URI uri = link.uri();
        boolean article = Paths.isArticle(uri);
        if (ReportWords.isOpenness(text) && !article) {
            return promise(Role.OPENNESS, OPENNESS);
        }
        boolean open = zone == Zone.OPENNESS || (zone == Zone.HOME && ReportWords.isOpen(text));
        if (open && ReportWords.isHub(text) && !article) {
            return promise(Role.HUB, HUB);
        }
        if (zone == Zone.OPENNESS && ReportWords.isOrgan(text) && link.place() == Place.BODY) {
            return promise(Role.ORGAN, ORGAN);
        }
        boolean column = !article && text.length() <= SHORT;
        if (column && zone != Zone.REPORTS && ReportWords.isOpennessPath(Paths.column(uri))) {
            return promise(Role.OPENNESS, OPENNESS - 100);
        }
        if (text.contains("网站地图") || text.contains("站点地图")) {
            return promise(Role.GUESS, 4 * GUESS);
        }
        if (column && zone != Zone.ORGAN && text.length() >= 2) {
            boolean near = zone == Zone.OPENNESS || OPEN.matcher(uri.toString()).find();
            return promise(Role.GUESS, near ? 2 * GUESS : GUESS);
        }
        return Optional.empty();
    }

    private static Optional<Promise> promise(Role role, int score) {
        return Optional.of(new Promise(role, score));
    }
}
