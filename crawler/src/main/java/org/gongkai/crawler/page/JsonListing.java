package org.gongkai.crawler.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a list that a site's own scripts fetch as JSON, or as JSON in a call (JSONP), turned into markup: texts that
 * are markup already stay it, and an object with an address and a title becomes a list entry.
 *
 * <p>Names of fields are those that publishing systems use; numbers of the answer, such as {@code total}, stand as
 * {@code data-} attributes of the body, in lower case.
 */
final class JsonListing {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CALL =
            Pattern.compile("(?s)^(?:/\\*.*?\\*/)?\\s*[\\w$.]{1,80}\\s*\\((.*)\\)\\s*;?\\s*$");
    private static final Pattern MARKUP = Pattern.compile("(?i)<(?:a|li|record|ul|table|datastore)\\b");
    private static final List<String> ADDRESSES = List.of(
            "url",
            "infourl",
            "docpuburl",
            "chnldocurl",
            "puburl",
            "linkurl",
            "link",
            "href",
            "pageurl",
            "visiturl",
            "arturl",
            "articleurl",
            "contenturl",
            "htmlpath",
            "htmlurl",
            "detailurl",
            "docurl",
            "staticurl",
            "path",
            "post_url");
    private static final List<String> TITLES = List.of(
            "realtitle",
            "title",
            "doctitle",
            "infotitle",
            "articletitle",
            "arttitle",
            "subject",
            "msgtitle",
            "showtitle",
            "name",
            "headline");
    private static final List<String> DATES = List.of(
            "display_publish_time",
            "first_publish_time",
            "publish_time",
            "docreltime",
            "docpubtime",
            "pubdate",
            "publishdate",
            "publishtime",
            "infodate",
            "releasetime",
            "releasedate",
            "date",
            "created_at",
            "create_time",
            "crtime",
            "showdate");
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final long MILLIS_FROM = 100_000_000_000L;
    private static final long SECONDS_FROM = 100_000_000L;
    private static final int DEEPEST = 12;

    private final URI uri;
    private final Document document;
    private int records;

    private JsonListing(URI uri) {
        this.uri = uri;
        this.document = Document.createShell(uri.toString());
    }

    /** @param records entries that came as objects or XML records; those inside other markup are not counted */
    record Listing(Document document, int records) {}

    /** The text as a list; empty when it is no JSON object or array, bare or in a call. */
    static Optional<Listing> find(URI uri, String text) {
        Optional<JsonNode> root = parse(text);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        JsonListing listing = new JsonListing(uri);
        listing.read(root.orElseThrow(), "", 0);
        return Optional.of(new Listing(listing.document, listing.records));
    }

    /** Whether the text is a JSON object or array, bare or in a call. */
    static boolean is(String text) {
        return parse(text).isPresent();
    }

    private static Optional<JsonNode> parse(String text) {
        String bare = text.strip();
        Matcher call = CALL.matcher(bare);
        if (!bare.startsWith("{") && !bare.startsWith("[") && call.matches()) {
            bare = call.group(1).strip();
        }
        if (!bare.startsWith("{") && !bare.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(bare)).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private void read(JsonNode node, String name, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        if (node.isTextual()) {
            text(node.textValue(), name, depth);
        } else if (node.isNumber()) {
            document.body().attr("data-" + name.toLowerCase(Locale.ROOT), node.asText());
        } else if (node.isBoolean() && name.equalsIgnoreCase("success")) {
            document.body().attr("data-success", node.asText());
        } else if (node.isArray()) {
            node.forEach(child -> read(child, "", depth + 1));
        } else if (node.isObject() && !entry(node)) {
            node.properties().forEach(field -> read(field.getValue(), field.getKey(), depth + 1));
        }
    }

    private void text(String text, String name, int depth) {
        if (MARKUP.matcher(text).find()) {
            int found = PageReader.unfold(text, document.body());
            if (found == 0) {
                document.body().appendElement("div").append(text);
            } else {
                document.body().appendElement("script").attr("type", "text/xml").text(text);
            }
            records += found;
        } else if (text.matches("\\d{1,7}") && !name.isEmpty()) {
            document.body().attr("data-" + name.toLowerCase(Locale.ROOT), text);
        } else {
            parse(text).ifPresent(inner -> read(inner, name, depth + 1));
        }
    }

    private boolean entry(JsonNode node) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        node.properties().forEach(field -> fields.put(field.getKey().toLowerCase(Locale.ROOT), field.getValue()));
        List<String> addresses = new ArrayList<>();
        for (String name : ADDRESSES) {
            text(fields.get(name)).ifPresent(addresses::add);
        }
        Optional<String> title =
                TITLES.stream().flatMap(name -> text(fields.get(name)).stream()).findFirst();
        if (addresses.isEmpty() || title.isEmpty()) {
            return false;
        }
        Element item = document.body().appendElement("li");
        String plain = org.jsoup.Jsoup.parseBodyFragment(title.orElseThrow()).text();
        item.appendElement("a")
                .attr("href", best(addresses))
                .attr("title", plain)
                .text(plain);
        DATES.stream()
                .flatMap(name -> date(fields.get(name)).stream())
                .findFirst()
                .ifPresent(date -> item.appendElement("span").text(date));
        records++;
        return true;
    }

    /** The first; but one on the list's own host before one elsewhere. */
    private String best(List<String> addresses) {
        String own = "//" + uri.getRawAuthority() + "/";
        return addresses.stream()
                .filter(address -> !address.contains("//") || address.contains(own))
                .findFirst()
                .orElse(addresses.get(0));
    }

    private static Optional<String> text(@Nullable JsonNode node) {
        return node != null && node.isTextual() && !node.textValue().isBlank()
                ? Optional.of(node.textValue().strip())
                : Optional.empty();
    }

    private static Optional<String> date(@Nullable JsonNode node) {
        if (node == null) {
            return Optional.empty();
        }
        String text = node.asText().strip();
        if (text.matches("\\d{9,13}")) {
            long number = Long.parseLong(text);
            boolean millis = number >= MILLIS_FROM;
            return number < SECONDS_FROM
                    ? Optional.empty()
                    : Optional.of((millis ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number))
                            .atZone(CHINA)
                            .toLocalDate()
                            .toString());
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
