package org.gongkai.crawler.page;

import java.net.URI;
import java.net.URLDecoder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.crawler.page.Link.Place;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/** Finds what a page refers to, also where a script or an attribute hides the address. */
public final class LinkFinder {
    private static final Pattern CHROME = Pattern.compile(
            "(?i)(?:^|[\\s_-])(?:header|footer|foot|topnav|nav|navbar|mainnav|topbar|breadcrumbs?|crumbs?|curmb|dqwz"
                    + "|position|location|friendlinks?|yqlj|copyright|share)(?:$|[\\s_-])");
    private static final Evaluator ARTICLE =
            QueryParser.parse(".TRS_Editor, .TRS_UEDITOR, .Custom_UnionStyle, #zoom, #Zoom, #UCAP-CONTENT,"
                    + " .pages_content, .article-content, .article_content, .article-con, .art_con, .bt-content, .bt_content,"
                    + " .view, .conTxt, .wzcon, .xxgk_content, .j-fontContent, .zoom, article, #content, .content");
    /** Script files that hold a site's menu. */
    private static final String MENU = "(?i)(?:menu|nav|left|tree|column|lanmu|channel)[^/]*\\.js(?:\\?.*)?$";

    private static final Evaluator REFERENCES = QueryParser.parse(
            "a[href], a[onclick], area[href], [onclick*=(], [data-url], [data-href], [data-link], iframe[src], frame[src],"
                    + " embed[src], object[data], script[src~=" + MENU
                    + "], img, meta[http-equiv], option[value]");
    private static final Evaluator ANCHORS = QueryParser.parse("a[href]");
    private static final Evaluator ROUTES = QueryParser.parse("a[href*=#]");

    private static final Pattern SCRIPTED = Pattern.compile(
            "(?:location(?:\\.href)?\\s*=|location\\.(?:replace|assign)\\s*\\(|window\\.open\\s*\\()\\s*[\"']([^\"']+)[\"']");
    private static final Pattern REFRESH = Pattern.compile("(?i)url\\s*=\\s*[\"']?([^\"'>\\s]+)");
    private static final Pattern VIEWER_FILE = Pattern.compile("(?i)[?&](?:file|pdfurl|src|url)=([^&]+)");
    private static final Pattern CUT_SHORT = Pattern.compile("(?:\\.{2,}|…+)\\s*$");
    private static final Pattern SAYS_NOTHING = Pattern.compile(
            "[\\[【(（<《]?\\s*(?:点击|请|在线)?(?:查看|浏览|阅读|打开|预览|下载|详情|详细|详细信息|查看详情|查看全文|全文|原文|正文|链接|进入|点击|查阅)(?:链接|内容|详情|全文|下载|此处|这里)?\\s*[>»›\\]】)）]*");
    private static final Pattern YEAR = Pattern.compile("20\\d\\d年?度?");
    private static final Pattern YEAR_PARAMETER =
            Pattern.compile("(?i)fbtime|timeframe|year|nf|nd|nian|ndyear|reportyear");
    private static final List<String> LAZY =
            List.of("data-original", "data-src", "data-lazy", "data-lazy-src", "data-echo", "lay-src", "original");
    private static final List<String> CARRIED = List.of("data-url", "data-href", "data-link");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)(?:https?:/|\\.{0,2})/\\S*|[^\\s:?]+\\.(?:s?html?|jsp|jhtml|aspx?|php|docx?|pdf)(?:\\?\\S*)?");
    private static final Pattern FILE =
            Pattern.compile("(?i)[\"']([^\"'<>\\s]+\\.(?:pdf|docx?|xlsx?|wps|ofd|rtf|zip|rar)(?:\\?[^\"']*)?)[\"']");
    private static final int THIN = 200;
    private static final int SHORT = 600;
    private static final int LONGEST_SCRIPT = 20_000;
    private static final int SEVERAL = 3;

    private final Page page;
    private final Map<Element, Place> places = new IdentityHashMap<>();
    private final Map<Element, Boolean> articles = new IdentityHashMap<>();
    private final Map<String, Link> found = new LinkedHashMap<>();
    private @Nullable InlineCalls calls;

    private LinkFinder(Page page) {
        this.page = page;
    }

    /** Every link of the page in page order; an address with different texts comes once for each text. */
    public static List<Link> find(Page page) {
        LinkFinder finder = new LinkFinder(page);
        finder.collect();
        return new ArrayList<>(finder.found.values());
    }

    private void collect() {
        for (Element element : page.document().select(REFERENCES)) {
            switch (element.tagName()) {
                case "iframe", "frame", "embed" -> frame(element.attr("src"), element);
                case "object" -> frame(element.attr("data"), element);
                case "script" ->
                    resolve(element.attr("src")).ifPresent(uri -> add(uri, "", Optional.empty(), Place.BODY, element));
                case "img" ->
                    resolve(picture(element))
                            .ifPresent(uri -> add(uri, element.attr("alt"), Optional.empty(), Place.IMAGE, element));
                case "meta" -> refresh(element);
                case "option" -> option(element);
                default -> anchor(element);
            }
        }
        if (page.isShorterThan(SHORT)) {
            viewed();
        }
        long body = found.values().stream()
                .filter(link -> link.place() == Place.BODY)
                .count();
        if (body < SEVERAL && page.isShorterThan(THIN)) {
            for (String script : page.scripts()) {
                Matcher matcher = SCRIPTED.matcher(script);
                while (matcher.find()) {
                    frame(matcher.group(1), page.document().body());
                }
            }
        }
    }

    /** The file that a script shows in a viewer, on a page that is little else. */
    private void viewed() {
        for (String script : page.scripts()) {
            Matcher file = FILE.matcher(script);
            if (script.length() < LONGEST_SCRIPT && file.find()) {
                frame(file.group(1), page.document().body());
            }
        }
    }

    /** Pictures that wait to be scrolled to have their address elsewhere. */
    private static String picture(Element image) {
        for (String name : LAZY) {
            if (!image.attr(name).isBlank()) {
                return image.attr(name);
            }
        }
        return image.attr("src");
    }

    private void anchor(Element element) {
        String text = text(element);
        Optional<LocalDate> listed = date(element);
        reference(element).ifPresent(uri -> add(uri, text, listed, place(element), element));
    }

    private Optional<URI> reference(Element element) {
        String href = element.attr("href");
        if (href.regionMatches(true, 0, "javascript:", 0, 11) || href.isBlank() || href.startsWith("#")) {
            String code = href + " " + element.attr("onclick");
            Matcher matcher = SCRIPTED.matcher(code);
            Matcher file = FILE.matcher(code);
            Optional<String> target = matcher.find() ? Optional.of(matcher.group(1)) : calls().target(code);
            return target.or(() -> file.find() ? Optional.of(file.group(1)) : Optional.empty())
                    .or(() -> carried(element))
                    .flatMap(this::resolve);
        }
        return resolve(href);
    }

    /** The address that an element carries along for a script of the site. */
    private static Optional<String> carried(Element element) {
        return CARRIED.stream()
                .map(name -> element.attr(name).strip())
                .filter(value -> ADDRESS.matcher(value).matches())
                .findFirst();
    }

    private InlineCalls calls() {
        if (calls == null) {
            calls = new InlineCalls(page.scripts());
        }
        return calls;
    }

    /**
     * References of the page whose fragment, such as {@code #2811} or {@code #/list/7}, says what a script is to show
     * there; the canonical address has lost it.
     */
    public static List<Route> routes(Page page) {
        List<Route> routes = new ArrayList<>();
        for (Element anchor : page.document().select(ROUTES)) {
            String href = anchor.attr("href");
            Optional<String> fragment = Route.fragment(href);
            Optional<URI> target = href.startsWith("#")
                    ? Optional.of(page.uri())
                    : CanonicalAddress.resolve(page.base(), href, page.charset());
            if (fragment.isPresent() && target.isPresent()) {
                routes.add(new Route(target.orElseThrow(), fragment.orElseThrow(), text(anchor)));
            }
        }
        return routes;
    }

    private void refresh(Element meta) {
        if (meta.attr("http-equiv").equalsIgnoreCase("refresh")) {
            Matcher matcher = REFRESH.matcher(meta.attr("content"));
            if (matcher.find()) {
                frame(matcher.group(1), meta);
            }
        }
    }

    /** A choice box that leads somewhere: years, organs, pages. */
    private void option(Element option) {
        String value = option.attr("value").strip();
        if (value.startsWith("/")
                || value.startsWith("./")
                || value.startsWith("http")
                || value.matches("[^\\s?]+\\.[jsx]?html?(\\?.*)?")) {
            resolve(value).ifPresent(uri -> add(uri, option.text().strip(), Optional.empty(), place(option), option));
        } else {
            boolean year = YEAR.matcher(value).matches()
                    || YEAR.matcher(option.text().strip()).matches();
            (year ? year(option, value) : chosen(option, value))
                    .flatMap(this::resolve)
                    .ifPresent(uri -> add(uri, option.text().strip(), Optional.empty(), place(option), option));
        }
    }

    /** A choice that leads on at once: by the script that it calls, or by sending its form. */
    private Optional<String> chosen(Element option, String value) {
        Element choice = option.closest("select");
        String change = choice == null ? "" : choice.attr("onchange");
        if (choice == null
                || value.isEmpty()
                || change.isBlank()
                || option.text().isBlank()) {
            return Optional.empty();
        }
        Optional<String> called = calls().target(change(change, value));
        Element form = choice.closest("form");
        boolean sent = change.contains("submit")
                && form != null
                && !form.attr("method").equalsIgnoreCase("post")
                && !choice.attr("name").isEmpty();
        return called.or(() -> sent ? Optional.of(sent(choice, value)) : Optional.empty());
    }

    private static String change(String code, String value) {
        return code.replaceAll(
                "this\\.(?:value|options\\[[^\\]]*\\]\\.value)|\\$\\(this\\)\\.val\\(\\)",
                Matcher.quoteReplacement("'" + value.replace("'", "") + "'"));
    }

    private String sent(Element choice, String value) {
        StringBuilder query = new StringBuilder();
        Element form = choice.closest("form");
        String action = form == null ? "" : form.attr("action").replaceFirst("\\?.*$", "");
        for (Element field :
                form == null ? List.<Element>of() : form.select("input[type=hidden][name], select[name]")) {
            boolean hidden = field.tagName().equals("input");
            if (field == choice || hidden) {
                query.append(query.length() == 0 ? "?" : "&")
                        .append(field.attr("name"))
                        .append('=')
                        .append(field == choice ? value : field.attr("value"));
            }
        }
        return action + query;
    }

    /** A choice of years: by the script that it calls, or as a parameter of the page's own address. */
    private Optional<String> year(Element option, String value) {
        Element choice = option.closest("select");
        if (choice == null || value.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> called = chosen(option, value);
        String name = choice.attr("name").isEmpty() ? choice.id() : choice.attr("name");
        String query = page.uri().getRawQuery() == null ? "" : page.uri().getRawQuery();
        Pattern parameter = Pattern.compile("(?<=^|&)" + Pattern.quote(name) + "=[^&]*");
        boolean known = !name.isEmpty()
                && (YEAR_PARAMETER.matcher(name).matches()
                        || parameter.matcher(query).find());
        if (called.isPresent() || !known) {
            return called;
        }
        String pair = name + "=" + value;
        return Optional.of("?"
                + (parameter.matcher(query).find()
                        ? parameter.matcher(query).replaceFirst(pair)
                        : query.isEmpty() ? pair : query + "&" + pair));
    }

    private void frame(String reference, Element element) {
        Matcher file = VIEWER_FILE.matcher(reference);
        if (file.find()) {
            decode(file.group(1))
                    .flatMap(this::resolve)
                    .ifPresent(uri -> add(uri, "", Optional.empty(), Place.FRAME, element));
        }
        resolve(reference).ifPresent(uri -> add(uri, "", Optional.empty(), Place.FRAME, element));
    }

    private Optional<String> decode(String parameter) {
        try {
            return Optional.of(URLDecoder.decode(parameter.replace("+", "%2B"), page.charset()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a lone % in the address of a viewer: no address of a file
        }
    }

    private Optional<URI> resolve(String reference) {
        return CanonicalAddress.resolve(page.base(), reference, page.charset());
    }

    private void add(URI uri, String text, Optional<LocalDate> listed, Place place, Element element) {
        Link link = new Link(uri, text, listed, place, inArticle(element));
        found.merge(uri + "\n" + text, link, (old, again) -> old.place() == Place.CHROME ? again : old);
    }

    private boolean inArticle(Element element) {
        Boolean known = articles.get(element);
        if (known != null) {
            return known;
        }
        Element parent = element.parent();
        boolean inside = element.is(ARTICLE) || (parent != null && inArticle(parent));
        articles.put(element, inside);
        return inside;
    }

    private static String text(Element element) {
        String shown = element.text().strip();
        String title = element.attr("title").strip();
        if (shown.isEmpty()) {
            Element image = element.selectFirst("img[alt]");
            shown = image == null ? "" : image.attr("alt").strip();
        }
        boolean cut = CUT_SHORT.matcher(shown).find();
        String start = CUT_SHORT.matcher(shown).replaceFirst("");
        boolean better = shown.isEmpty()
                || (cut && !title.isEmpty())
                || (title.startsWith(start) && title.length() > start.length());
        String text = ListedDate.strip(better && !title.isEmpty() ? title : shown);
        // 下载 says of a file what it is; only the name of a report says more
        boolean file = text.contains("下载");
        return SAYS_NOTHING.matcher(text).matches()
                ? RowWords.around(element)
                        .filter(words -> !file || words.contains("报告") || words.contains("年报"))
                        .orElse(text)
                : text;
    }

    private static Optional<LocalDate> date(Element element) {
        Optional<LocalDate> own = ListedDate.find(element.text());
        Element around = element.parent();
        for (int level = 0; level < 3 && around != null && own.isEmpty(); level++) {
            // counted no further: a list may have thousands
            if (around.selectStream(ANCHORS).limit(3).count() > 2
                    || around.text().length() > 400) {
                break;
            }
            own = ListedDate.find(around.text());
            around = around.parent();
        }
        return own;
    }

    private Place place(Element element) {
        Element parent = element.parent();
        if (parent == null || element.tagName().equals("body")) {
            return Place.BODY;
        }
        Place known = places.get(element);
        if (known != null) {
            return known;
        }
        boolean chrome = element.tagName().equals("header")
                || element.tagName().equals("footer")
                || element.tagName().equals("nav")
                || CHROME.matcher(element.className() + " " + element.id()).find();
        Place place = chrome ? Place.CHROME : place(parent);
        places.put(element, place);
        return place;
    }
}
