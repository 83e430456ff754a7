package org.gongkai.crawler.discover;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.crawler.page.CanonicalAddress;
import org.gongkai.crawler.page.InlineCalls;
import org.gongkai.crawler.page.Page;
import org.jsoup.nodes.Element;

/**
 * Lists whose pages link one another: "next", page numbers, or a choice box of pages.
 *
 * <p>A number is a page only beside the words of a pager, and when its address stays in the list's own folder; a calendar
 * is full of numbers too, and a broken pager leads to the home page's news.
 */
final class PagerLinks implements ListFamily {
    private static final Pattern NEXT = Pattern.compile("(?i)下一?[页頁]|后一?[页頁]|下一[页頁]?[>›»]+|next(?:page)?[>›»]*|[>›]");
    private static final Pattern NUMBER = Pattern.compile("\\[?第?(\\d{1,4})[页頁]?\\]?");
    private static final Pattern PAGER_WORDS = Pattern.compile(
            "(?i)上一?[页頁]|下一?[页頁]|前一?[页頁]|首[页頁]|尾[页頁]|末[页頁]|共\\s*\\d+\\s*[页頁]|第\\s*\\d+\\s*[页頁]|\\d+\\s*/\\s*\\d+|prev|next");
    private static final Pattern PAGER_CLASS = Pattern.compile(
            "(?i)pag(?:e|er|es|ing|ination|inate)?(?:$|[\\s_-])|fenye|pagelist|page[-_]?(?:nav|box|bar|num)|fanye|(?:^|[\\s_-])fy(?:$|[\\s_-])");
    private static final Pattern CALENDAR =
            Pattern.compile("(?i)calendar|rili|datepicker|(?:日\\s*一\\s*二|一\\s*二\\s*三\\s*四)");
    private static final Pattern PAGES_TOLD =
            Pattern.compile("共\\s*(\\d{1,5})\\s*[页頁]|第?\\s*\\d{1,5}\\s*/\\s*(\\d{1,5})\\s*[页頁]?");
    private static final Pattern LOCATION = Pattern.compile("location(?:\\.href)?\\s*=\\s*[\"']([^\"']+)[\"']");
    /** A call with the number of a page that is not the first. */
    private static final Pattern CALLED_PAGE = Pattern.compile("(?i)pag\\w*\\s*\\([^()]*\\b(?:[2-9]|\\d{2,4})\\b");

    private static final Pattern SERIES = Pattern.compile("1\\s+2(?:\\s+3(?:\\s+\\d{1,4}|\\s+[.…]+){0,60})?");
    private static final Pattern BELOW = Pattern.compile("(?i)(?:[a-z_-]{1,12}/)?\\d{1,4}(?:/|\\.[a-z]{3,5})?");
    private static final Pattern LAST_NUMBER = Pattern.compile("(\\d{1,6})\\D*$");
    private static final Pattern LAST = Pattern.compile("(?i)[尾末][页頁]|最后一?[页頁]|last");
    private static final int LEVELS = 4;
    private static final int PAGER_TEXT = 300;

    @Override
    public Optional<Paging> find(ListPage place) {
        Page page = place.page();
        Ask ask = place.ask();
        Set<URI> pages = new LinkedHashSet<>();
        InlineCalls calls = new InlineCalls(page.scripts());
        boolean scripted = false;
        boolean numbers = false;
        int highest = 1;
        Optional<URI> following = Optional.empty();
        Set<URI> numbered = new HashSet<>();
        int told = 0;
        for (Element link : page.document().select("a, button, span[onclick], li[onclick]")) {
            String text = bare(link.text());
            String label = text.isEmpty() ? link.attr("title") : text;
            boolean next = NEXT.matcher(label).matches() || link.attr("rel").equalsIgnoreCase("next");
            Matcher number = NUMBER.matcher(label);
            if (!next && !number.matches()) {
                continue;
            }
            numbers |= !next && pager(link).isPresent();
            highest = next ? highest : Math.max(highest, Integer.parseInt(number.group(1)));
            // "1" is where the list began, often under a second address.
            if (!next && Integer.parseInt(number.group(1)) == 1) {
                continue;
            }
            Optional<Element> pager = pager(link);
            boolean plain = next && label.matches(".*[页頁].*"); // says all by itself
            if ((pager.isEmpty() && !plain) || (!next && isCalendar(link))) {
                continue;
            }
            told = Math.max(told, pager.map(PagerLinks::told).orElse(0));
            Optional<URI> address = address(page, link, calls);
            if (address.isPresent()) {
                address.filter(uri -> staysInList(uri, page.uri(), ask.target()))
                        .ifPresent(pages::add);
                following = next ? address : following;
                (next ? Optional.<URI>empty() : address).ifPresent(numbered::add);
            } else if (number.matches()
                    || CALLED_PAGE
                            .matcher(link.attr("href") + " " + link.attr("onclick"))
                            .find()) {
                scripted = true;
            }
        }
        for (Element option : page.document().select("select option[value]")) {
            boolean number =
                    NUMBER.matcher(option.text().replaceAll("\\s+", "")).matches();
            if (number && pager(option).isPresent()) {
                CanonicalAddress.resolve(page.base(), option.attr("value"), page.charset())
                        .filter(uri -> !option.attr("value").matches("\\d+"))
                        .filter(uri -> staysInList(uri, page.uri(), ask.target()))
                        .ifPresent(pages::add);
            }
        }
        pages.remove(page.uri());
        if (!pages.isEmpty()) {
            List<Ask> asks = new ArrayList<>();
            pages.forEach(uri -> asks.add(Ask.get(uri, page.uri())));
            // the last of the numbers has a "next" on sites that do not count
            boolean last = numbers && told <= highest && !leadsToLast(page, calls);
            return Optional.of(
                    Paging.of("pager", asks).withPerhaps(following.filter(uri -> last && isBeyond(uri, numbered))));
        }
        if (scripted || told > 1) {
            return unread(scripted, told);
        }
        return Optional.empty();
    }

    /** Whether the number in this address is higher than in those that the pager's numbers lead to. */
    private static boolean isBeyond(URI uri, Set<URI> numbered) {
        int number = number(uri);
        return number > 1 && numbered.stream().allMatch(other -> number(other) < number);
    }

    private static int number(URI uri) {
        Matcher number = LAST_NUMBER.matcher(uri.toString());
        return number.find() ? Integer.parseInt(number.group(1)) : -1;
    }

    /** Whether a link to the last page leads to another one than this. */
    private static boolean leadsToLast(Page page, InlineCalls calls) {
        return page.document().select("a, button").stream()
                .filter(link -> LAST.matcher(bare(link.text())).matches())
                .anyMatch(link -> address(page, link, calls)
                        .filter(uri -> uri.equals(page.uri()))
                        .isEmpty());
    }

    /** A label without blanks and without the brackets and arrows around its words. */
    private static String bare(String label) {
        String text = label.replaceAll("[\\s\\u00a0]+", "");
        String words = text.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "");
        return words.isEmpty() ? text : words;
    }

    private static Optional<Paging> unread(boolean scripted, int told) {
        String how = told > 1 ? told + " pages" : scripted ? "further pages" : "";
        return Optional.of(
                Paging.unread("pager", "the list has " + how + ", which a script leads to in a way not known here"));
    }

    private static int told(Element pager) {
        Matcher matcher = PAGES_TOLD.matcher(pager.text());
        if (!matcher.find()) {
            return 0;
        }
        String count = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return count == null ? 0 : Integer.parseInt(count);
    }

    private static Optional<URI> address(Page page, Element link, InlineCalls calls) {
        String href = link.attr("href").strip();
        if (href.isEmpty()
                || href.startsWith("#")
                || href.toLowerCase(Locale.ROOT).startsWith("javascript:")) {
            String code = href + " " + link.attr("onclick");
            Matcher matcher = LOCATION.matcher(code);
            return (matcher.find() ? Optional.of(matcher.group(1)) : calls.target(code))
                    .flatMap(target -> CanonicalAddress.resolve(page.base(), target, page.charset()));
        }
        return CanonicalAddress.resolve(page.base(), href, page.charset());
    }

    /** The element that makes a pager of what stands in it: by its words or its class, and small. */
    private static Optional<Element> pager(Element link) {
        Element around = link.parent();
        for (int level = 0;
                level < LEVELS && around != null && !around.tagName().equals("body");
                level++) {
            if (around.text().length() > PAGER_TEXT) {
                return Optional.empty();
            }
            boolean named =
                    PAGER_CLASS.matcher(around.className() + " " + around.id()).find();
            boolean worded = PAGER_WORDS.matcher(around.text()).find()
                    || SERIES.matcher(around.text().strip()).matches();
            boolean several = around.select("a, span, button, option").size() > 1;
            if ((several && (named || worded)) || (named && worded)) {
                return Optional.of(around);
            }
            around = around.parent();
        }
        return Optional.empty();
    }

    private static boolean isCalendar(Element link) {
        Element table = link.closest("table, [class*=calendar], [class*=rili], [id*=calendar]");
        return table != null
                && CALENDAR.matcher(table.className() + table.id() + table.text())
                        .find();
    }

    /** The same host, and the list's folder or the list's own address with another query. */
    private static boolean staysInList(URI uri, URI page, URI asked) {
        if (!String.valueOf(uri.getRawAuthority()).equalsIgnoreCase(String.valueOf(page.getRawAuthority()))) {
            return false;
        }
        String path = String.valueOf(uri.getRawPath());
        String stem = String.valueOf(page.getRawPath()).replaceFirst("(?i)(?:[_/-]?\\d+)?(?:\\.[a-z]{3,5})?/?$", "");
        return Paths.folder(uri).equals(Paths.folder(page))
                || Paths.folder(uri).equals(Paths.folder(asked))
                || (path.startsWith(Paths.folder(page))
                        && BELOW.matcher(path.substring(Paths.folder(page).length()))
                                .matches())
                || (stem.length() > 1 && path.startsWith(stem));
    }
}
