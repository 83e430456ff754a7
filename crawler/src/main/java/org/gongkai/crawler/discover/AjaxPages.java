package org.gongkai.crawler.discover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.crawler.page.CanonicalAddress;
import org.gongkai.crawler.page.Page;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Lists of any system whose page holds the call by which its script fetches them, written out: an address, data with a
 * page number in it, GET or POST. Fujian's {@code /fjdzapp/search} and UCAP's {@code /api/…} are such.
 *
 * <p>Only a page that shows no entries by itself is read that way; where the list is in the page, a call next to it is for
 * something else.
 */
final class AjaxPages implements ListFamily {
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();
    private static final Pattern CALL = Pattern.compile(
            "(?:\\burl\\s*:\\s*|\\$\\.(post|get|getJSON)\\s*\\(\\s*|axios\\.(post|get)\\s*\\(\\s*|\\bfetch\\s*\\(\\s*|\\.load\\s*\\(\\s*|\\.open\\s*\\(\\s*[\"'](?:GET|get)[\"']\\s*,\\s*)([\"'][^\"']+[\"'](?:\\s*\\+\\s*[\\w$.\"'?&=/-]+)*)");
    private static final Pattern WHOLE = Pattern.compile("(?i)<(?:html|body|head|!doctype)\\b");
    private static final Pattern MORE = Pattern.compile("(?i)(?:点击)?(?:加载|显示|查看)更多(?:内容|数据)?[.…+]*|load more");
    private static final Pattern POST = Pattern.compile("(?i)\\b(?:type|method)[\"']?\\s*:\\s*[\"']post[\"']");
    private static final Pattern JSON_SENT = Pattern.compile("(?i)JSON\\.stringify|application/json");
    private static final Pattern DATA =
            Pattern.compile("\\b(?:data|params|body)[\"']?\\s*:\\s*(?:JSON\\.stringify\\s*\\(\\s*)?");
    private static final Pattern TERM = Pattern.compile("[\"']([^\"']*)[\"']|([\\w$.]+)");
    private static final Pattern BARE = Pattern.compile("(:\\s*)([A-Za-z_$][\\w$.]*(?:\\s*[-+]\\s*\\d+)?)(\\s*[,}])");
    private static final Pattern FIELD = Pattern.compile("(?s)\\s*[\"']?([\\w$-]+)[\"']?\\s*:(.*)");
    private static final Pattern NAMED = Pattern.compile("\\(\\s*[\"']([\\w-]+)[\"']");
    /** A parameter without a value. */
    private static final Pattern OPEN = Pattern.compile("(?<=[?&])([\\w-]+)=(?=&|$)");

    private static final Pattern CALLED = Pattern.compile("(?s)(?:new\\s+)?[\\w$.]+\\s*\\(.*");
    private static final int CALLS = 3;
    private static final int LEVELS = 3;
    private static final int AROUND = 1_500;

    @Override
    public Optional<Paging> find(ListPage place) {
        Page page = place.page();
        if (page.partial() || isPiece(place)) {
            return AjaxTurn.further("ajax", page, place.ask());
        }
        if (showsEntries(page)) {
            return showsMore(page) ? more(page) : Optional.empty();
        }
        List<Ask> asks = calls(page);
        // the first may be for the news beside the list
        return asks.isEmpty()
                ? Optional.empty()
                : Optional.of(Paging.of("ajax", asks.subList(0, Math.min(CALLS, asks.size()))));
    }

    /** Markup without a page around it, sent to a script that puts it into one. */
    private static boolean isPiece(ListPage place) {
        return place.ask().referer().isPresent()
                && AjaxTurn.number(place.ask()).isPresent()
                && place.page().document().title().isEmpty()
                && !WHOLE.matcher(place.page().start()).find();
    }

    /** The calls of a page's scripts that fetch pages of something, in order. */
    static List<Ask> calls(Page page) {
        List<Ask> asks = new ArrayList<>();
        for (String raw : page.scripts()) {
            String script = Scripts.uncommented(raw);
            Matcher call = CALL.matcher(script);
            while (call.find()) {
                String kind = call.group(1) == null ? call.group(2) : call.group(1);
                read(page, script, call, "post".equals(kind))
                        .filter(ask -> AjaxTurn.number(ask).isPresent())
                        .ifPresent(asks::add);
            }
        }
        return asks;
    }

    /** A list that grows when a reader asks for more. */
    private static Optional<Paging> more(Page page) {
        List<Ask> asks = calls(page).stream()
                .flatMap(ask -> AjaxTurn.to(ask, 2).stream())
                .toList();
        return Optional.of(
                asks.isEmpty()
                        ? Paging.unread("ajax", "the list shows more when asked to, in a way not known here")
                        : Paging.of("ajax", asks.subList(0, 1)));
    }

    private static boolean showsMore(Page page) {
        return page.document().select("a, button, div[onclick], span[onclick], p[onclick]").stream()
                .filter(element -> element.attr("href").isBlank()
                        || element.attr("href").startsWith("#")
                        || element.attr("href").startsWith("javascript"))
                .filter(element -> MORE.matcher(element.text().strip()).matches())
                .anyMatch(AjaxPages::standsBehindEntries);
    }

    /** Whether what stands before it is a list of reports; side bars offer more of something else. */
    private static boolean standsBehindEntries(Element more) {
        Element at = more;
        for (int level = 0; level < LEVELS && at != null; level++) {
            Element before = at.previousElementSibling();
            if (before != null) {
                return holdsEntries(before.select("a[href]"));
            }
            at = at.parent();
        }
        return false;
    }

    private static boolean holdsEntries(Elements links) {
        return links.stream()
                .map(link -> ReportWords.normal(link.text()))
                .anyMatch(text -> ReportWords.isReportTitle(text) || ReportWords.isYearAlone(text));
    }

    private static boolean showsEntries(Page page) {
        return holdsEntries(page.document().select("li a[href], td a[href], dd a[href]"));
    }

    private static Optional<Ask> read(Page page, String script, Matcher call, boolean posted) {
        Map<String, String> own = query(page.uri());
        String address = filled(sum(call.group(3), script), own);
        Optional<URI> target = CanonicalAddress.resolve(page.base(), address, page.charset());
        // the call's other settings stand around its address
        int from = call.group(1) == null && call.group(2) == null
                ? Math.max(0, script.lastIndexOf('(', call.start()))
                : call.start();
        String around = script.substring(from, Math.min(script.length(), call.end() + AROUND));
        int next = around.indexOf("$.ajax", 5);
        String settings = next > 0 && next > call.start() - from ? around.substring(0, next) : around;
        boolean post = posted || POST.matcher(settings).find();
        Optional<JsonNode> data = data(script, settings, call.end() - from, own).map(node -> filled(node, own));
        if (target.isEmpty()) {
            return Optional.empty();
        }
        if (data.isEmpty()) {
            return post ? Optional.empty() : target.map(uri -> Ask.get(uri, page.uri()));
        }
        if (post && JSON_SENT.matcher(settings).find()) {
            return target.map(uri -> Ask.postJson(uri, data.orElseThrow().toString(), page.uri()));
        }
        String form = form(data.orElseThrow());
        return post
                ? target.map(uri -> Ask.post(uri, form, page.uri()))
                : target.map(
                        uri -> Ask.get(URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + form), page.uri()));
    }

    private static Optional<JsonNode> data(String script, String settings, int behind, Map<String, String> own) {
        Matcher named = DATA.matcher(settings);
        int at = named.find() ? named.end() : Math.min(behind, settings.length());
        String rest = settings.substring(at).replaceFirst("^[\\s,]+", "");
        if (rest.startsWith("{")) {
            return object(Scripts.balanced(rest), script, own);
        }
        Matcher name = Pattern.compile("^[A-Za-z_$][\\w$]*").matcher(rest);
        if (!name.find()) {
            return Optional.empty();
        }
        Matcher declared = Pattern.compile("(?<![\\w.$])" + Pattern.quote(name.group()) + "\\s*=\\s*(?=\\{)")
                .matcher(script);
        return declared.find()
                ? object(Scripts.balanced(script.substring(declared.end())), script, own)
                : Optional.empty();
    }

    private static Optional<JsonNode> object(String literal, String script, Map<String, String> own) {
        StringBuilder constant = new StringBuilder();
        Matcher bare = BARE.matcher(literal);
        int last = 0;
        while (bare.find(last)) {
            String name = bare.group(2).replaceFirst("\\s*[-+].*", "");
            boolean word = name.matches("true|false|null");
            String value = word
                    ? name
                    : "\"" + Scripts.variable(script, name).orElse("").replace("\"", "") + "\"";
            constant.append(literal, last, bare.start()).append(bare.group(1)).append(value);
            last = bare.start(3);
        }
        constant.append(literal.substring(last));
        try {
            JsonNode node = LENIENT.readTree(constant.toString());
            return node.isObject() ? Optional.of(numbered(node)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return computed(literal, script, own);
        }
    }

    /** An object whose values are computed: sums of texts and variables; what else is called counts as nothing. */
    private static Optional<JsonNode> computed(String literal, String script, Map<String, String> own) {
        ObjectNode node = LENIENT.createObjectNode();
        for (String pair : parts(literal.substring(1, Math.max(1, literal.length() - 1)))) {
            Matcher field = FIELD.matcher(pair);
            if (!field.matches()) {
                return Optional.empty();
            }
            String value = field.group(2).strip();
            Matcher named = NAMED.matcher(value);
            String asked = named.find() ? own.getOrDefault(String.valueOf(named.group(1)), "") : "";
            node.put(String.valueOf(field.group(1)), CALLED.matcher(value).matches() ? asked : sum(value, script));
        }
        return node.isEmpty() ? Optional.empty() : Optional.of(numbered(node));
    }

    /** The parameters of an address, which its page's script may read again. */
    private static Map<String, String> query(URI uri) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : String.valueOf(uri.getQuery()).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return parameters;
    }

    /** The data with the page's own parameters where the script leaves open what it takes from somewhere. */
    private static JsonNode filled(JsonNode data, Map<String, String> own) {
        for (Map.Entry<String, JsonNode> field : data.properties()) {
            if (field.getValue().isTextual()
                    && field.getValue().asText().isEmpty()
                    && own.containsKey(field.getKey())) {
                ((ObjectNode) data).put(field.getKey(), own.get(field.getKey()));
            }
        }
        return data;
    }

    private static String filled(String address, Map<String, String> own) {
        return OPEN.matcher(address)
                .replaceAll(open ->
                        Matcher.quoteReplacement(open.group() + own.getOrDefault(String.valueOf(open.group(1)), "")));
    }

    /** What stands between the commas of a list, but not inside of quotes and brackets. */
    private static List<String> parts(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        int from = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == ',' && depth == 0) {
                parts.add(list.substring(from, i));
                from = i + 1;
            } else {
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            }
        }
        parts.add(list.substring(from));
        parts.removeIf(String::isBlank);
        return parts;
    }

    /** A page number that the script computes is that of the first page. */
    private static JsonNode numbered(JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getValue().isObject()) {
                numbered(field.getValue());
            } else if (AjaxTurn.isNumber(field.getKey().toLowerCase(Locale.ROOT))
                    && !field.getValue().asText().matches("\\d{1,6}")) {
                ((ObjectNode) node).put(field.getKey(), 1);
            }
        }
        return node;
    }

    private static String form(JsonNode data) {
        List<String> pairs = new ArrayList<>();
        data.properties()
                .forEach(field -> pairs.add(URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(
                                field.getValue().isContainerNode()
                                        ? field.getValue().toString()
                                        : field.getValue().asText(),
                                StandardCharsets.UTF_8)));
        return String.join("&", pairs);
    }

    /** A sum of texts and variables; a page number that is computed is 1. */
    private static String sum(String expression, String script) {
        StringBuilder sum = new StringBuilder();
        Matcher term = TERM.matcher(expression);
        while (term.find()) {
            if (term.group(1) != null) {
                sum.append(term.group(1));
            } else {
                String value = Scripts.variable(script, term.group(2)).orElse("");
                boolean number = value.isEmpty() && sum.toString().matches("(?i).*[?&]\\w*(?:page|pn|p)\\w*=$");
                sum.append(number ? "1" : value);
            }
        }
        return sum.toString();
    }
}
