package org.gongkai.crawler.page;

import java.net.URI;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * A page as read: parsed markup whose XML islands are unfolded into ordinary markup. Read only by agreement: jsoup's
 * documents cannot be frozen. What many ask for is worked out once. Used by one thread.
 */
public final class Page {
    /** Class of the elements into which XML records are unfolded. */
    static final String UNFOLDED = "gongkai-unfolded";

    private static final Pattern TITLE_PARTS = Pattern.compile("\\s*[_|]\\s*|\\s+[-–—]+\\s+|--+");
    private static final Evaluator CRUMB_PLACES =
            QueryParser.parse("[class*=crumb], [class*=position], [class*=location], [class*=dqwz],"
                    + " [class*=curmb], [class*=weizhi], [id*=crumb], [id*=position], [id*=dqwz]");
    private static final Evaluator HEADINGS =
            QueryParser.parse("h1, h2, [class~=(?i)^(article|con|art|xl|detail|news)?[-_]?(title|bt|tit)$]");
    private static final Pattern HOME = Pattern.compile("首\\s*页|网站首页|主页|您?(?:当前|现在|所在)?的?位置[：:]?");

    private static final int START = 2_000;

    private final URI uri;
    private final URI base;
    private final String source;
    private final Document document;
    private final Charset charset;
    private final int records;
    private final boolean partial;
    private @Nullable String text;
    private @Nullable String letters;
    private @Nullable String ownText;
    private @Nullable List<String> crumbs;
    private @Nullable List<String> scripts;

    /**
     * @param uri the address that answered
     * @param base what references are resolved against
     * @param source the text that the document was parsed from
     * @param records number of list entries that came in XML records, 0 when there were none
     * @param partial whether the answer is a piece of a list and not a page of its own
     */
    Page(URI uri, URI base, String source, Document document, Charset charset, int records, boolean partial) {
        this.uri = uri;
        this.base = base;
        this.source = source;
        this.document = document;
        this.charset = charset;
        this.records = records;
        this.partial = partial;
    }

    /** The address that answered. */
    public URI uri() {
        return uri;
    }

    /** What references are resolved against. */
    public URI base() {
        return base;
    }

    /** The markup. */
    public Document document() {
        return document;
    }

    /** The charset it came in. */
    public Charset charset() {
        return charset;
    }

    /** Number of list entries that came in XML records, 0 when there were none. */
    public int records() {
        return records;
    }

    /** Whether the answer is a piece of a list and not a page of its own. */
    public boolean partial() {
        return partial;
    }

    /** Whether this stands anywhere in the page as it came, scripts and markup included. */
    public boolean mentions(String words) {
        return source.contains(words);
    }

    /** The first characters of the page as it came. */
    public String start() {
        return source.substring(0, Math.min(source.length(), START));
    }

    /** The visible text. */
    public String text() {
        String known = text;
        if (known == null) {
            known = document.text();
            text = known;
        }
        return known;
    }

    /** Whether the visible text has fewer characters than this. */
    public boolean isShorterThan(int characters) {
        return letters().length() < characters && text().length() < characters;
    }

    /**
     * The visible text without any white space: had in a fifth of the time of the text, in which white space stands as a
     * browser would show it, and enough to see what is not on the page.
     */
    public String letters() {
        String known = letters;
        if (known == null) {
            known = withoutBlanks(document.wholeText());
            letters = known;
        }
        return known;
    }

    private static String withoutBlanks(String text) {
        char[] chars = text.toCharArray();
        int length = 0;
        for (char c : chars) {
            // besides white space, a space that does not break, and what is not shown: a soft hyphen, a space of no
            // width
            if (c > ' ' && c != 0xa0 && c != 0xad && c != 0x200b) {
                chars[length++] = c;
            }
        }
        return new String(chars, 0, length);
    }

    /** The text of every script on the page, in order. */
    public List<String> scripts() {
        List<String> known = scripts;
        if (known == null) {
            known = List.copyOf(readScripts());
            scripts = known;
        }
        return known;
    }

    private List<String> readScripts() {
        List<String> scripts = new ArrayList<>();
        for (Element script : document.select("script")) {
            if (!script.data().isBlank()
                    && !script.attr("type").toLowerCase(Locale.ROOT).endsWith("xml")) {
                scripts.add(script.data());
            }
        }
        return scripts;
    }

    /** A number that came with a piece of a list in JSON: {@code total}, {@code pagecount} …; the name in lower case. */
    public OptionalInt number(String name) {
        String value = document.body().attr("data-" + name);
        return partial && value.matches("\\d{1,7}") ? OptionalInt.of(Integer.parseInt(value)) : OptionalInt.empty();
    }

    /** Whether this piece of a list is JSON that says of itself that it is none: {@code "success": false}. */
    public boolean isRefusal() {
        return partial && document.body().attr("data-success").equals("false") && records == 0;
    }

    /** What the page calls itself, the most trusted first: meta tags, headings, the parts of its title; no blanks. */
    public List<String> titles() {
        List<String> titles = new ArrayList<>();
        for (Element meta : document.select("meta[name]")) {
            if (meta.attr("name").equalsIgnoreCase("ArticleTitle")) {
                titles.add(meta.hasAttr("content") ? meta.attr("content") : meta.attr("value"));
            }
        }
        for (Element heading : document.select(HEADINGS)) {
            titles.add(heading.text());
        }
        titles.addAll(List.of(TITLE_PARTS.split(document.title())));
        titles.replaceAll(title -> title.strip());
        titles.removeIf(title -> title.isEmpty() || title.length() > 200);
        return titles;
    }

    /** Names of the columns that the page says it stands in, outermost first, without the home page; may be empty. */
    public List<String> crumbs() {
        List<String> known = crumbs;
        if (known == null) {
            known = readCrumbs();
            crumbs = known;
        }
        return known;
    }

    private List<String> readCrumbs() {
        for (Element place : document.select(CRUMB_PLACES)) {
            List<String> names = new ArrayList<>();
            for (Element link : place.select("a")) {
                String name = link.text().strip();
                if (!name.isEmpty() && !HOME.matcher(name).matches()) {
                    names.add(name);
                }
            }
            if (!names.isEmpty() && place.text().length() < 200) {
                return List.copyOf(names);
            }
        }
        return List.of();
    }

    /** The visible text outside links: menus are links, what a page says is not. */
    public String ownText() {
        String known = ownText;
        if (known == null) {
            Document copy = document.clone();
            copy.select("a, script, style, noscript, select, head").remove();
            known = copy.text();
            ownText = known;
        }
        return known;
    }
}
