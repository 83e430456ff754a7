package org.gongkai.crawler.discover;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.gongkai.crawler.page.Link;
import org.gongkai.crawler.page.Link.Place;
import org.gongkai.crawler.page.Page;
import org.gongkai.model.ReportTitle;

/** Finds the files of a report page: linked documents, embedded ones, and pictures where they are the article. */
public final class AttachmentFinder {
    private static final Pattern DOWNLOAD =
            Pattern.compile("(?i).*(?:download|attach|fileview|getfile|/file/|filedown).*");
    private static final Pattern FILE_WORDS =
            Pattern.compile("(?i)附\\s*件|下载|全文|年度?报告?|报告|\\.(?:docx?|pdf|xlsx?|wps|ofd|rtf|zip|rar)\\s*$");
    private static final Pattern SOFTWARE = Pattern.compile("(?i)客户端|app|插件|阅读器|软件|浏览器|二维码|下载中心");
    private static final Pattern DECORATION =
            Pattern.compile("(?i).*(?:icon|logo|qrcode|ewm|erweima|share|weixin|print|banner|bg_|_bg|arrow|dot).*");
    /** Where decoration mostly lies, and now and then the pages of a report. */
    private static final Pattern FOLDER_OF_DECORATION = Pattern.compile("(?i).*/(?:images|img)/.*");
    /** What counts the visitors. */
    private static final Pattern COUNTER = Pattern.compile("(?i).*(?:count|visit|click|stat|track|log).*");

    private static final int LITTLE_TEXT = 400;
    private static final int COLLECTION = 4;

    private AttachmentFinder() {}

    /**
     * The files that belong to this page, in page order, each once; pictures that are the article behind them.
     *
     * @param title of the report, so that files of other years linked beside it are told apart; so are those of other organs
     */
    public static List<URI> find(Page page, List<Link> links, String title) {
        ReportTitle own = ReportTitle.parse(title);
        boolean collection = isCollection(links);
        Set<URI> found = new LinkedHashSet<>();
        for (Link link : links) {
            boolean wanted = link.place() != Place.IMAGE
                    && link.place() != Place.CHROME
                    && isFile(link)
                    && !isOther(link, own)
                    && !(collection && isTitled(link));
            if (wanted && !link.uri().equals(page.uri())) {
                found.add(link.uri());
            }
        }
        if (page.document().select("table").isEmpty() && articleText(page) < LITTLE_TEXT) {
            found.addAll(pictures(links, found.isEmpty()));
        }
        return new ArrayList<>(found);
    }

    /**
     * Pictures of an article that has hardly any text.
     *
     * @param alone whether nothing else can be the report, so that pictures count whose address does not look like one
     */
    private static List<URI> pictures(List<Link> links, boolean alone) {
        List<URI> inArticle = links.stream()
                .filter(link -> link.place() == Place.IMAGE && link.inArticle())
                .map(Link::uri)
                .filter(uri ->
                        !DECORATION.matcher(String.valueOf(uri.getRawPath())).matches())
                .toList();
        List<URI> clear = inArticle.stream()
                .filter(uri -> Paths.isPicture(uri)
                        && !FOLDER_OF_DECORATION
                                .matcher(String.valueOf(uri.getRawPath()))
                                .matches())
                .toList();
        if (!clear.isEmpty() || !alone) {
            return clear;
        }
        return inArticle.stream()
                .filter(uri ->
                        Paths.isPicture(uri) || !COUNTER.matcher(uri.toString()).matches())
                .toList();
    }

    /** Whether a picture's address says that it belongs to the site, and to no article. */
    static boolean isDecoration(URI uri) {
        String path = String.valueOf(uri.getRawPath());
        return DECORATION.matcher(path).matches()
                || FOLDER_OF_DECORATION.matcher(path).matches();
    }

    private static int articleText(Page page) {
        return page.ownText().length();
    }

    private static boolean isFile(Link link) {
        if (SOFTWARE.matcher(link.text()).find()) {
            return false;
        }
        if (Paths.isDocument(link.uri()) || (Paths.isPicture(link.uri()) && link.inArticle())) {
            return true;
        }
        return link.place() != Place.FRAME
                && DOWNLOAD.matcher(link.uri().toString()).matches()
                && FILE_WORDS.matcher(link.text()).find();
    }

    /** A report linked beside this one: of another year, or of another organ. */
    private static boolean isOther(Link link, ReportTitle own) {
        ReportTitle its = ReportTitle.parse(link.text());
        if (!its.report()) {
            return false;
        }
        boolean otherYear = its.year().isPresent()
                && own.year().isPresent()
                && its.year().getAsInt() != own.year().getAsInt();
        boolean otherOrgan = its.organ().isPresent()
                && own.organ().isPresent()
                && !its.organ().equals(own.organ());
        return otherYear || otherOrgan;
    }

    private static boolean isTitled(Link link) {
        return ReportWords.isReportTitle(ReportWords.normal(link.text()));
    }

    /** A page with many titled files is their list, and they belong to nobody but themselves. */
    private static boolean isCollection(List<Link> links) {
        return links.stream()
                        .filter(link -> Paths.isDocument(link.uri()))
                        .filter(AttachmentFinder::isTitled)
                        .map(Link::uri)
                        .distinct()
                        .count()
                >= COLLECTION;
    }
}
