package org.gongkai.crawler.discover;

import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.crawler.page.CanonicalAddress;
import org.gongkai.crawler.page.InlineCalls;
import org.gongkai.crawler.page.Page;
import org.jsoup.nodes.Element;

/**
 * Lists whose pages are turned by sending a form again: ASP.NET's {@code __doPostBack('pager','2')}, or a function of the
 * page that puts the number into a field and submits.
 */
final class FormPages implements ListFamily {
    private static final Pattern POST_BACK = Pattern.compile("__doPostBack\\(\\s*'([^']*)'\\s*,\\s*'([^']*)'\\s*\\)");
    private static final Pattern PAGE =
            Pattern.compile("(?:第)?(\\d{1,4})(?:页)?|下一?[页頁]|后一?[页頁]|[>›»]+|next", Pattern.CASE_INSENSITIVE);
    private static final Pattern SUBMIT = Pattern.compile("\\.submit\\s*\\(");
    private static final Pattern FIELD = Pattern.compile(
            "(?:\\$\\(\\s*[\"']#?(?:input\\[name=)?[\"']?([\\w.-]+)[\"'\\]]*\\)\\.val\\(|([\\w-]+)[\"')\\]]*\\.value\\s*=)\\s*[\"']?(\\d{1,5})");
    private static final Pattern TOLD = Pattern.compile("共\\s*(\\d{1,5})\\s*[页頁]");
    private static final int MOST = 500;

    @Override
    public Optional<Paging> find(ListPage place) {
        Page page = place.page();
        List<Ask> pages = new ArrayList<>();
        InlineCalls calls = new InlineCalls(page.scripts());
        for (Element link : page.document().select("a[href^=javascript], a[onclick], span[onclick], li[onclick]")) {
            String label = link.text().replaceAll("\\s+", "");
            String code = link.attr("href") + " " + link.attr("onclick");
            if (PAGE.matcher(label).matches()) {
                ask(page, link, code, calls).ifPresent(pages::add);
            }
        }
        return pages.isEmpty() ? Optional.empty() : Optional.of(Paging.of("form", all(pages, page)));
    }

    private static Optional<Ask> ask(Page page, Element link, String code, InlineCalls calls) {
        Matcher back = POST_BACK.matcher(code);
        if (back.find()) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("__EVENTTARGET", back.group(1));
            values.put("__EVENTARGUMENT", back.group(2));
            return form(page, link, "").flatMap(form -> send(page, form, values));
        }
        Optional<String> body =
                calls.body(code).filter(text -> SUBMIT.matcher(text).find());
        Matcher field = FIELD.matcher(body.orElse(""));
        if (!field.find()) {
            return Optional.empty();
        }
        String name = field.group(1) == null ? field.group(2) : field.group(1);
        return form(page, link, name).flatMap(form -> {
            Element input = form.selectFirst("[name=" + name + "], [id=" + name + "]");
            String sent = input == null || input.attr("name").isEmpty() ? name : input.attr("name");
            return send(page, form, Map.of(sent, field.group(3)));
        });
    }

    private static Optional<Element> form(Page page, Element link, String field) {
        Element around = link.closest("form");
        Element holder = field.isEmpty()
                ? page.document().selectFirst("form")
                : page.document().select("form").stream()
                        .filter(form -> form.selectFirst("[name=" + field + "], [id=" + field + "]") != null)
                        .findFirst()
                        .orElse(null);
        return Optional.ofNullable(holder != null && !field.isEmpty() ? holder : around != null ? around : holder);
    }

    private static Optional<Ask> send(Page page, Element form, Map<String, String> values) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Element input : form.select("input[name]")) {
            if (!input.attr("type").matches("(?i)submit|button|image|reset|checkbox|radio|file")) {
                all.put(input.attr("name"), input.attr("value"));
            }
        }
        all.putAll(values);
        String query = all.entrySet().stream()
                .map(pair -> URLEncoder.encode(pair.getKey(), page.charset()) + "="
                        + URLEncoder.encode(pair.getValue(), page.charset()))
                .collect(Collectors.joining("&"));
        String action = form.attr("action").isBlank() ? page.uri().toString() : form.attr("action");
        Optional<URI> target = CanonicalAddress.resolve(page.base(), action, page.charset());
        boolean post = form.attr("method").toLowerCase(Locale.ROOT).equals("post");
        return post
                ? target.map(uri -> Ask.post(uri, query, page.uri()))
                : target.flatMap(uri -> CanonicalAddress.of(uri.toString().replaceFirst("\\?.*$", "") + "?" + query))
                        .map(uri -> Ask.get(uri, page.uri()));
    }

    /** The pages that the pager leaves out between those that it names, when it says how many there are. */
    private static List<Ask> all(List<Ask> named, Page page) {
        Matcher told = TOLD.matcher(page.text());
        Ask first = named.get(0);
        if (!told.find() || AjaxTurn.number(first).isEmpty()) {
            return named;
        }
        List<Ask> all = new ArrayList<>(named);
        for (int number = 2; number <= Math.min(MOST, Integer.parseInt(told.group(1))); number++) {
            AjaxTurn.to(first, number).filter(ask -> !all.contains(ask)).ifPresent(all::add);
        }
        return all;
    }
}
