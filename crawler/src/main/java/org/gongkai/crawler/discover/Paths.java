package org.gongkai.crawler.discover;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What the path of an address tells before it is asked. */
public final class Paths {
    private static final Pattern DOCUMENT =
            Pattern.compile("(?i).*\\.(?:docx?|pdf|xlsx?|wps|et|ofd|rtf|zip|rar|7z)(?:[?&].*)?");
    private static final Pattern MARKUP = Pattern.compile("(?i).*\\.s?html?");
    private static final Pattern PICTURE = Pattern.compile("(?i).*\\.(?:jpe?g|png|tiff?|bmp|gif)(?:\\?.*)?");
    private static final Pattern INDEX =
            Pattern.compile("(?i)(?:index|default|list|common_list|iframe_list)\\.[a-z]{2,5}");
    private static final Pattern ARTICLE = Pattern.compile(
            "(?i).*(?:/t?20\\d{6}_\\d+\\.|/art_|/content/|/content[_-]|content-\\d|/m?post_|/info/|/detail|/show/|/\\d{6}/|[0-9a-f]{32}"
                    + "|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}|/20\\d\\d[-/]?\\d\\d[-/]?\\d\\d/|/public/\\d+/\\d+\\.|/doc_|/\\d{5,19}\\.(?:s?html?|jhtml)"
                    + "|/single/\\d+/).*");
    private static final Pattern VIEW =
            Pattern.compile("(?i)en|eng|english|m|wap|mobile|3g|big5|gb2big5|ft|wza|print|text");
    private static final Pattern TELEPHONE_FILE = Pattern.compile("(?i)mpost_\\d+.*");
    private static final Pattern VIEW_PARAMETER = Pattern.compile(
            "(?i)(?:^|&)(?:print(?:able)?=(?:1|true|yes)|(?:view|mode|style|version|ver|lang|font|fontsize|client|device)="
                    + "(?:print|large|big|wap|mobile|m|en|english|tw|big5|old|wza)\\b)");
    private static final Pattern FURNITURE = Pattern.compile(
            "(?i)(?:top|head(?:er)?|foot(?:er)?|bottom|copyright|banner|visit\\w*|\\w*count(?:er)?|login|share|weather|tq|tianqi|search(?:box)?|wza|robot|chat|piaofu|float)"
                    + "\\.(?:s?html?|jsp|aspx?|php|do)");
    private static final Pattern DAY = Pattern.compile(
            "(?i)(?:^|&)(?:date|day|month|rq|riqi|calendar|y(?:ear)?=\\d{4}&m(?:onth)?)=[\\d-]{1,10}(?:&|$)");
    private static final Pattern SHORT_NUMBER = Pattern.compile("\\d{1,2}");
    private static final Pattern SCRIPT_NAME = Pattern.compile("(?i)\\.(?:s?html?|jsp|jhtml|aspx?|php)$");
    private static final int REPEATED = 3;

    private Paths() {}

    /** Whether it ends like a document or an archive of documents. */
    public static boolean isDocument(URI uri) {
        String path = String.valueOf(uri.getRawPath());
        // download.jsp?name=a.doc gives the file; viewer.html?file=a.pdf is a page that shows it
        return DOCUMENT.matcher(path).matches()
                || (uri.getRawQuery() != null
                        && !MARKUP.matcher(path).matches()
                        && DOCUMENT.matcher(uri.getRawQuery()).matches());
    }

    /** Whether it ends like a picture. */
    public static boolean isPicture(URI uri) {
        return PICTURE.matcher(String.valueOf(uri.getRawPath())).matches();
    }

    /** Whether it looks like an article and not like a column. */
    public static boolean isArticle(URI uri) {
        return ARTICLE.matcher(String.valueOf(uri.getRawPath())).matches();
    }

    /** The last segment that names a column: {@code zfxxgknb} of {@code /zwgk/zfxxgknb/index.html}; may be empty. */
    public static String column(URI uri) {
        List<String> segments = segments(uri);
        for (int i = segments.size() - 1; i >= 0; i--) {
            if (!INDEX.matcher(segments.get(i)).matches()) {
                return SCRIPT_NAME.matcher(segments.get(i)).replaceFirst("");
            }
        }
        return "";
    }

    /** The path up to and with its last slash. */
    public static String folder(URI uri) {
        String path = String.valueOf(uri.getRawPath());
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** Whether the same segment comes again and again, as where relative links on error pages breed. */
    public static boolean isBreeding(URI uri) {
        Map<String, Integer> counts = new HashMap<>();
        for (String segment : segments(uri)) {
            boolean number = SHORT_NUMBER.matcher(segment).matches(); // a day, a month and a page may be the same
            if (!number && counts.merge(segment.toLowerCase(Locale.ROOT), 1, Integer::sum) >= REPEATED) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is another view of the site: in another language, for telephones, for the printer. */
    static boolean isOtherView(URI uri, URI page) {
        return isOtherView(uri) && !isOtherView(page);
    }

    private static boolean isOtherView(URI uri) {
        List<String> segments = segments(uri);
        boolean folder = segments.stream()
                .limit(Math.min(2, Math.max(0, segments.size() - (endsWithSlash(uri) ? 0 : 1))))
                .anyMatch(segment -> VIEW.matcher(segment).matches());
        String file = segments.isEmpty() ? "" : segments.get(segments.size() - 1);
        return folder
                || TELEPHONE_FILE.matcher(file).matches()
                || VIEW_PARAMETER.matcher(String.valueOf(uri.getRawQuery())).find();
    }

    private static boolean endsWithSlash(URI uri) {
        return String.valueOf(uri.getRawPath()).endsWith("/");
    }

    /** The address with each folder that follows upon itself once: {@code /nb/nb/1.html} is {@code /nb/1.html}. */
    public static String collapsed(URI uri) {
        StringBuilder path = new StringBuilder(String.valueOf(uri.getRawAuthority()));
        String last = "";
        for (String segment : segments(uri)) {
            if (!segment.equalsIgnoreCase(last)) {
                path.append('/').append(segment);
            }
            last = segment;
        }
        return path.append('?').append(uri.getRawQuery()).toString();
    }

    /** Whether it is what frames around a page hold: its header and footer, a counter, the weather, a search field. */
    public static boolean isFurniture(URI uri) {
        List<String> segments = segments(uri);
        return !segments.isEmpty()
                && FURNITURE.matcher(segments.get(segments.size() - 1)).matches();
    }

    /** Whether its query names a day or a month, as the addresses of calendars do. */
    static boolean isDay(URI uri) {
        return DAY.matcher(String.valueOf(uri.getRawQuery())).find();
    }

    /** The parts of the path, in order. */
    static List<String> segments(URI uri) {
        String path = String.valueOf(uri.getRawPath());
        List<String> segments = new ArrayList<>();
        for (int from = 0; from < path.length(); ) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            if (to > from) {
                segments.add(path.substring(from, to));
            }
            from = to + 1;
        }
        return segments;
    }
}
