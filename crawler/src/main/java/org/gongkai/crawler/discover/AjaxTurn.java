package org.gongkai.crawler.discover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.crawler.page.Page;

/**
 * Turns the pages of a list that is fetched in pieces: the ask itself says in which parameter the page's number stands,
 * and the first answer how many there are.
 */
final class AjaxTurn {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUMBER =
            "page|pageno|pageindex|pagenum|pagenumber|currpage|curpage|currentpage|cpage|p|pn|current";
    private static final Pattern PARAMETER = Pattern.compile("(?i)(?<=^|[?&])(" + NUMBER + ")=(\\d{1,6})(?=&|$)");
    private static final Pattern OFFSET =
            Pattern.compile("(?i)(?<=^|[?&])(start|offset|skip|startindex|firstresult)=(\\d{1,6})(?=&|$)");
    private static final Pattern SIZE =
            Pattern.compile("(?i)(?<=^|[?&])(?:limit|rows|length|size|pagesize|maxresults)=(\\d{1,4})(?=&|$)");
    private static final Pattern FIELD = Pattern.compile("(?i)" + NUMBER);
    private static final List<String> ENTRIES = List.of(
            "total",
            "totalcount",
            "totalrecord",
            "totalrecords",
            "recordcount",
            "totalnum",
            "rowcount",
            "totalrow",
            "totalrows",
            "totalsize",
            "totalelements",
            "count",
            "num");
    private static final List<String> PAGES =
            List.of("pagecount", "totalpage", "totalpages", "pagetotal", "pages", "countpage", "maxpage");
    private static final Pattern TOLD = Pattern.compile("共\\s*(\\d{1,5})\\s*[页頁]");
    private static final int MOST = 5_000;

    private AjaxTurn() {}

    /** Whether a name is that of the parameter in which a page's number stands. */
    static boolean isNumber(String name) {
        return FIELD.matcher(name).matches();
    }

    /** The page of the list that this ask is for; empty when it does not say. */
    static OptionalInt number(Ask ask) {
        Optional<String> json = json(ask);
        if (json.isPresent()) {
            Optional<JsonNode> holder = root(json.orElseThrow()).flatMap(AjaxTurn::holder);
            return holder.map(node -> OptionalInt.of(node.path(field(node)).asInt()))
                    .orElse(OptionalInt.empty());
        }
        for (String parameters : List.of(ask.form().orElse(""), query(ask))) {
            Matcher matcher = PARAMETER.matcher(parameters);
            if (matcher.find()) {
                return OptionalInt.of(Integer.parseInt(matcher.group(2)));
            }
        }
        for (String parameters : List.of(ask.form().orElse(""), query(ask))) {
            Matcher offset = OFFSET.matcher(parameters);
            int size = size(parameters);
            if (offset.find() && size > 0 && Integer.parseInt(offset.group(2)) % size == 0) {
                return OptionalInt.of(Integer.parseInt(offset.group(2)) / size + 1);
            }
        }
        return OptionalInt.empty();
    }

    /** The same for another page. */
    static Optional<Ask> to(Ask ask, int number) {
        URI referer = ask.referer().orElse(ask.target());
        Optional<String> json = json(ask);
        if (json.isPresent()) {
            Optional<JsonNode> root = root(json.orElseThrow());
            Optional<ObjectNode> holder = root.flatMap(AjaxTurn::holder).map(ObjectNode.class::cast);
            holder.ifPresent(node -> {
                String field = field(node);
                if (node.path(field).isTextual()) {
                    node.put(field, String.valueOf(number));
                } else {
                    node.put(field, number);
                }
            });
            return holder.isEmpty()
                    ? Optional.empty()
                    : root.map(node -> Ask.postJson(ask.target(), node.toString(), referer));
        }
        String form = ask.form().orElse("");
        String query = query(ask);
        boolean found =
                PARAMETER.matcher(form).find() || PARAMETER.matcher(query).find();
        if (!found) {
            return moved(ask, number);
        }
        String turned = PARAMETER.matcher(query).replaceAll("$1=" + number);
        String address = ask.target().toString().replaceFirst("\\?.*$", "");
        URI target = URI.create(turned.isEmpty() ? address : address + "?" + turned);
        return Optional.of(
                ask.form().isPresent()
                        ? Ask.post(target, PARAMETER.matcher(form).replaceAll("$1=" + number), referer)
                        : Ask.get(target, referer));
    }

    /** The same for another page, where the first entry's number is what counts. */
    private static Optional<Ask> moved(Ask ask, int number) {
        URI referer = ask.referer().orElse(ask.target());
        String form = ask.form().orElse("");
        String query = query(ask);
        String address = ask.target().toString().replaceFirst("\\?.*$", "");
        if (OFFSET.matcher(form).find() && size(form) > 0 && number > 0) {
            String turned = OFFSET.matcher(form).replaceAll("$1=" + (number - 1) * size(form));
            return Optional.of(Ask.post(ask.target(), turned, referer));
        }
        if (OFFSET.matcher(query).find() && size(query) > 0 && number > 0) {
            String turned = OFFSET.matcher(query).replaceAll("$1=" + (number - 1) * size(query));
            return Optional.of(Ask.get(URI.create(address + "?" + turned), referer));
        }
        return Optional.empty();
    }

    private static boolean isMoved(Ask ask) {
        return json(ask).isEmpty()
                && !PARAMETER.matcher(ask.form().orElse("")).find()
                && !PARAMETER.matcher(query(ask)).find();
    }

    private static int size(String parameters) {
        Matcher size = SIZE.matcher(parameters);
        return size.find() ? Integer.parseInt(size.group(1)) : 0;
    }

    /** What follows on an answer: from the first piece all further ones if it counts them, else the next one. */
    static Optional<Paging> further(String family, Page page, Ask ask) {
        OptionalInt number = number(ask);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        int now = number.getAsInt();
        int shown = shown(page);
        OptionalInt entries = told(page, ENTRIES);
        OptionalInt pages = pages(page, entries, shown);
        List<Ask> further = new ArrayList<>();
        if (pages.isPresent()) {
            int first = Math.min(1, now);
            for (int next = now + 1; now <= 2 && next < first + Math.min(MOST, pages.getAsInt()); next++) {
                to(ask, next).ifPresent(further::add);
            }
        } else if (shown > 0) {
            to(ask, now + 1).ifPresent(further::add);
        }
        // nobody has counted the pages: the next one need not be there
        Optional<URI> perhaps =
                pages.isEmpty() ? further.stream().map(Ask::identity).findFirst() : Optional.empty();
        // a server that counts from 0 has begun with its second page
        List<Ask> otherwise = now == 1 && entries.isPresent() && !isMoved(ask)
                ? to(ask, 0).stream().toList()
                : List.of();
        // a list that begins with its second piece has shown the first in another way
        OptionalInt counted = page.records() > 0 && now <= 1 ? entries : OptionalInt.empty();
        return Optional.of(new Paging(family, further, otherwise, counted, Optional.empty(), false, perhaps));
    }

    private static OptionalInt pages(Page page, OptionalInt entries, int shown) {
        OptionalInt pages = told(page, PAGES);
        if (entries.isPresent() && shown > 0) {
            int counted = (entries.getAsInt() + shown - 1) / shown;
            return OptionalInt.of(pages.isPresent() ? Math.min(counted, pages.getAsInt()) : counted);
        }
        if (entries.isPresent() && entries.getAsInt() == 0) {
            return OptionalInt.of(0);
        }
        Matcher words = TOLD.matcher(page.text());
        return pages.isPresent() || !words.find() ? pages : OptionalInt.of(Integer.parseInt(words.group(1)));
    }

    private static int shown(Page page) {
        return page.records() > 0
                ? page.records()
                : page.document().select("li:has(a[href]), tr:has(a[href])").size();
    }

    private static OptionalInt told(Page page, List<String> names) {
        for (String name : names) {
            OptionalInt told = page.number(name);
            if (told.isPresent()) {
                return told;
            }
        }
        return OptionalInt.empty();
    }

    private static String query(Ask ask) {
        String query = ask.target().getRawQuery();
        return query == null ? "" : query;
    }

    private static Optional<String> json(Ask ask) {
        return ask.form().filter(form -> form.startsWith("{"));
    }

    private static Optional<JsonNode> root(String json) {
        try {
            return Optional.of(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> holder(JsonNode node) {
        if (node.isObject() && !field(node).isEmpty()) {
            return Optional.of(node);
        }
        for (Map.Entry<String, JsonNode> child : node.properties()) {
            Optional<JsonNode> found = holder(child.getValue());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static String field(JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            boolean number =
                    field.getValue().isNumber() || field.getValue().asText().matches("\\d{1,6}");
            if (isNumber(field.getKey().toLowerCase(Locale.ROOT)) && number) {
                return field.getKey();
            }
        }
        return "";
    }
}
