package org.gongkai.crawler.discover;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.crawler.page.CanonicalAddress;
import org.gongkai.crawler.page.Page;
import org.jsoup.nodes.Element;

/**
 * Lists of Hanweb JCMS and of truecms, which has its list script: the first entries stand in the page as XML records, further ones come from {@code dataproxy.jsp}.
 *
 * <p>A {@code jpage} call names the proxy, the number of records and the form to post; {@code startrecord},
 * {@code endrecord} and {@code perpage} go into the address. Pieces as large as the one in the page are asked for, since
 * the server has shown that it gives them; a shorter answer is followed by a request for the rest. Some servers heed only
 * {@code page}: their pages carry a {@code nextgroup} link, which is followed instead.
 */
final class HanwebPages implements ListFamily {
    private static final Pattern PROXY =
            Pattern.compile("(?i)proxyUrl\\s*[:=]\\s*[\"']([^\"']*(?:dataproxy\\.jsp|getMessage\\.do)[^\"']*)[\"']");
    private static final Pattern LITERAL = Pattern.compile(
            "[\"']([^\"']*dataproxy\\.jsp\\?(?:[^\"']*&)?page=)(?:[\"']\\s*\\+[^\"']{1,40}\\+\\s*[\"']|\\d+)([^\"']*columnid=[^\"']*)[\"']");
    private static final Pattern ANSWER = Pattern.compile("dataproxy\\.jsp|getMessage\\.do");
    private static final String TRUECMS = "getMessage.do";
    private static final Pattern FORM = Pattern.compile("(?i)\\{[^{}]*\\b(?:columnid|unitid)\\b[^{}]*\\}");
    private static final Pattern GET = Pattern.compile("(?i)\\b(?:type|method)[\"']?\\s*:\\s*[\"']get[\"']");
    private static final Pattern NEXT_GROUP =
            Pattern.compile("(?is)<nextgroup>\\s*(?:<!\\[CDATA\\[)?\\s*<a[^>]*?href\\s*=\\s*[\"']([^\"'>]+)[\"']");
    private static final Pattern RANGE = Pattern.compile("([?&])startrecord=(\\d{1,7})&endrecord=(\\d{1,7})");
    private static final Pattern PER_PAGE = Pattern.compile("perpage=(\\d{1,5})");
    private static final Pattern DOUBLY_ESCAPED = Pattern.compile("%25([0-9A-Fa-f]{2})");
    /** Settings of the call that a form may hold beside what is sent. */
    private static final Set<String> CONTROLS = Set.of("dataType", "type", "async", "cache", "timeout");

    private static final int USUAL_PIECE = 45;
    private static final int USUAL_TRUECMS = 50;
    private static final int SMALLER = 20;
    private static final int SMALLEST = 10;
    private static final int LARGEST_PIECE = 100;
    private static final int MOST = 200_000;

    @Override
    public Optional<Paging> find(ListPage place) {
        Page page = place.page();
        Ask ask = place.ask();
        if (page.partial()) {
            if (!ANSWER.matcher(ask.target().toString()).find()) {
                return Optional.empty();
            }
            return Optional.of(Paging.of("hanweb", rest(page, ask)));
        }
        List<Ask> pages = new ArrayList<>();
        int entries = 0;
        boolean found = false;
        for (String raw : page.scripts()) {
            String script = Scripts.uncommented(raw);
            Matcher proxy = PROXY.matcher(script);
            while (proxy.find()) {
                Optional<Call> call = read(script, proxy, page);
                if (call.isPresent()) {
                    found = true;
                    entries += Math.max(0, call.orElseThrow().total());
                    pages.addAll(pieces(call.orElseThrow(), page));
                }
            }
        }
        List<Ask> groups = nextGroups(page);
        if (!found && groups.isEmpty()) {
            List<Ask> named = named(page);
            return named.isEmpty() ? Optional.empty() : Optional.of(Paging.of("hanweb", named));
        }
        if (!found) {
            return groups.isEmpty() ? Optional.empty() : Optional.of(Paging.of("hanweb", groups));
        }
        OptionalInt told = entries > 0 ? OptionalInt.of(entries) : OptionalInt.empty();
        List<Ask> otherwise = groups.isEmpty() && !pages.isEmpty() ? numbered(pages.get(0)) : groups;
        return Optional.of(new Paging("hanweb", pages, otherwise, told, Optional.empty(), false, Optional.empty()));
    }

    /**
     * @param total records of the list, -1 when the script does not say
     * @param group pages that the script asks for at once, 0 when it does not say
     */
    private record Call(URI proxy, Map<String, String> form, boolean get, int total, int perPage, int group) {
        boolean truecms() {
            return proxy.toString().contains(TRUECMS);
        }
    }

    /** Calls that stand in the script as one address with a page number, as those for "more" do. */
    private static List<Ask> named(Page page) {
        List<Ask> asks = new ArrayList<>();
        for (String script : page.scripts()) {
            Matcher literal = LITERAL.matcher(Scripts.uncommented(script));
            while (literal.find()) {
                String address = literal.group(1) + "1" + literal.group(2);
                CanonicalAddress.resolve(page.base(), address, page.charset())
                        .map(uri -> Ask.get(uri, page.uri()))
                        .ifPresent(ask -> {
                            asks.add(ask);
                            AjaxTurn.to(ask, 2).ifPresent(asks::add);
                        });
            }
        }
        return asks;
    }

    private static Optional<Call> read(String script, Matcher proxy, Page page) {
        Optional<URI> target = CanonicalAddress.resolve(page.base(), proxy.group(1), page.charset());
        // The call's other arguments stand around the proxy's address, between this jpage call and the next.
        int from = Math.max(0, script.lastIndexOf("jpage", proxy.start()));
        int next = script.indexOf("jpage(", proxy.end());
        String call = script.substring(from, next < 0 ? script.length() : next);
        Matcher form = FORM.matcher(call);
        Map<String, String> pairs = form.find() ? Scripts.pairs(form.group(), script) : new LinkedHashMap<>();
        pairs.keySet().removeAll(CONTROLS);
        boolean complete =
                !pairs.isEmpty() || proxy.group(1).toLowerCase(Locale.ROOT).contains("columnid");
        if (target.isEmpty() || !complete) {
            return Optional.empty();
        }
        return Optional.of(new Call(
                target.orElseThrow(),
                pairs,
                GET.matcher(call).find() || target.orElseThrow().toString().contains(TRUECMS),
                number(call, script, "totalRecord").orElse(-1),
                Math.max(1, number(call, script, "perPage").orElse(15)),
                number(call, script, "groupSize").orElse(0)));
    }

    private static Optional<Integer> number(String call, String script, String name) {
        Matcher matcher = Pattern.compile("(?i)\\b" + name + "[\"']?\\s*[:=]\\s*[\"']?(\\w+)")
                .matcher(call);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String value = matcher.group(1);
        return Optional.of(value)
                .filter(text -> text.matches("\\d{1,7}"))
                .or(() -> Scripts.variable(script, value).filter(text -> text.matches("\\d{1,7}")))
                .map(Integer::parseInt);
    }

    private static List<Ask> pieces(Call call, Page page) {
        List<Ask> pieces = new ArrayList<>();
        int embedded = page.records();
        int piece = embedded >= call.perPage() ? embedded : Math.max(call.perPage(), USUAL_PIECE);
        if (call.truecms()) {
            piece = call.group() > 0 ? call.group() * call.perPage() : Math.max(call.perPage(), USUAL_TRUECMS);
        }
        piece = Math.min(piece, LARGEST_PIECE);
        int total = call.total() < 0 ? embedded + piece : Math.min(call.total(), MOST);
        for (int start = embedded + 1; start <= total; start += piece) {
            pieces.add(piece(call, start, Math.min(total, start + piece - 1), page.uri()));
        }
        return pieces;
    }

    private static Ask piece(Call call, int start, int end, URI referer) {
        int perPage = call.truecms() ? end - start + 1 : call.perPage();
        String range = "startrecord=" + start + "&endrecord=" + end + "&perpage=" + perPage
                + (call.truecms() ? "&callback=cb" : "");
        String joint = call.proxy().getRawQuery() == null ? "?" : "&";
        String form = encode(call.form());
        String address = call.proxy() + joint + range;
        return call.get()
                ? Ask.get(URI.create(form.isEmpty() ? address : address + "&" + form), referer)
                : Ask.post(URI.create(address), form, referer);
    }

    private static String encode(Map<String, String> form) {
        StringBuilder encoded = new StringBuilder();
        form.forEach((name, value) -> encoded.append(encoded.length() == 0 ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return encoded.toString();
    }

    /** What a piece that came short of what was asked for leaves open. */
    private static List<Ask> rest(Page page, Ask ask) {
        List<Ask> groups = nextGroups(page);
        if (!groups.isEmpty()) {
            return groups;
        }
        if (AjaxTurn.number(ask).isPresent()) {
            return page.records() == 0
                    ? List.of()
                    : AjaxTurn.to(ask, AjaxTurn.number(ask).getAsInt() + 1).stream()
                            .toList();
        }
        Matcher range = RANGE.matcher(ask.target().toString());
        if (!range.find()) {
            return List.of();
        }
        int start = Integer.parseInt(range.group(2));
        int end = Integer.parseInt(range.group(3));
        int next = start + page.records();
        if (page.records() == 0 || next > end) {
            return List.of();
        }
        URI target = URI.create(range.replaceFirst("$1startrecord=" + next + "&endrecord=" + end));
        URI referer = ask.referer().orElse(page.uri());
        return List.of(ask.form().map(form -> Ask.post(target, form, referer)).orElse(Ask.get(target, referer)));
    }

    /** For servers that heed nothing but {@code page}; whether they count from 0 or 1 nobody knows. */
    private static List<Ask> numbered(Ask piece) {
        URI referer = piece.referer().orElse(piece.target());
        List<Ask> asks = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            URI target = URI.create(piece.target() + "&page=" + number);
            asks.add(piece.form().map(form -> Ask.post(target, form, referer)).orElse(Ask.get(target, referer)));
        }
        return asks;
    }

    @Override
    public List<Ask> instead(Ask failed) {
        Matcher range = RANGE.matcher(failed.target().toString());
        if (!ANSWER.matcher(failed.target().toString()).find() || !range.find()) {
            return List.of();
        }
        int start = Integer.parseInt(range.group(2));
        int end = Integer.parseInt(range.group(3));
        boolean truecms = failed.target().toString().contains(TRUECMS);
        Matcher perPage = PER_PAGE.matcher(failed.target().toString());
        int size = truecms && perPage.find() ? Integer.parseInt(perPage.group(1)) : end - start + 1;
        int smaller = size > SMALLER ? SMALLER : size > SMALLEST ? SMALLEST : 0;
        List<Ask> pieces = new ArrayList<>();
        for (int from = start; smaller > 0 && from <= end; from += smaller) {
            int to = Math.min(end, from + smaller - 1);
            String address = range.replaceFirst("$1startrecord=" + from + "&endrecord=" + to);
            URI target = URI.create(truecms ? address.replaceFirst("perpage=\\d+", "perpage=" + smaller) : address);
            URI referer = failed.referer().orElse(target);
            pieces.add(
                    failed.form().map(form -> Ask.post(target, form, referer)).orElse(Ask.get(target, referer)));
        }
        return pieces;
    }

    private static List<Ask> nextGroups(Page page) {
        List<Ask> groups = new ArrayList<>();
        for (Element island : page.document().select("script[type*=xml]")) {
            Matcher group = NEXT_GROUP.matcher(island.data().isEmpty() ? island.wholeText() : island.data());
            while (group.find()) {
                String address = group.group(1).replace("&amp;", "&");
                // The site's name is escaped twice there; its own script unescapes it once.
                String single = DOUBLY_ESCAPED.matcher(address).replaceAll("%$1");
                CanonicalAddress.resolve(page.base(), single, page.charset())
                        .ifPresent(uri -> groups.add(Ask.get(uri, page.uri())));
            }
        }
        return groups;
    }
}
