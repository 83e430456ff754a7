package org.gongkai.crawler.discover;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.crawler.fetch.Ask;
import org.gongkai.crawler.page.CanonicalAddress;
import org.gongkai.crawler.page.Page;
import org.jsoup.nodes.Element;

/**
 * Lists of Epoint's web builder (新点): the page is a shell, its scripts post JSON to
 * {@code <project>/rest/lightfrontaction/getgovinfolist}. Department and category stand in the page's own address or
 * script; the project's name and the site's number in {@code siteInfo}, on the page or in a script file beside it.
 */
final class EpointPages implements ListFamily {
    private static final String SERVICE = "/rest/lightfrontaction/getgovinfolist";
    private static final Pattern SIGN = Pattern.compile("(?i)EWB[-_]|webBuilderCommon|getgovinfolist|govInfoPub");
    private static final Pattern PROJECT = Pattern.compile("[\"']?projectName[\"']?\\s*[:=]\\s*[\"']([^\"']*)[\"']");
    private static final Pattern SITE = Pattern.compile("[\"']?siteGuid[\"']?\\s*[:=]\\s*[\"']([^\"']+)[\"']");
    private static final String SETTINGS = "/js/webBuilderCommon.js";
    private static final String FILES = "script[src*=webBuilderCommon], script[src*=ajaxReq], script[src*=siteInfo]";
    private static final int PIECE = 50;

    @Override
    public Optional<Paging> find(ListPage place) {
        Page page = place.page();
        if (place.ask().target().toString().contains(SERVICE)) {
            return AjaxTurn.further("epoint", page, place.ask());
        }
        String scripts = String.join("\n", page.scripts());
        URI column = page.partial() ? place.ask().referer().orElse(page.uri()) : page.uri();
        boolean sign = SIGN.matcher(page.uri() + " " + scripts).find()
                || !page.document().select(FILES).isEmpty();
        if (!sign || (page.partial() && !page.uri().getPath().endsWith(".js"))) {
            return Optional.empty();
        }
        Map<String, String> wanted = wanted(column, place.opening().orElse(page));
        Matcher site = SITE.matcher(scripts);
        if (site.find()) {
            return wanted.isEmpty() ? Optional.empty() : Optional.of(list(column, scripts, site.group(1), wanted));
        }
        if (page.partial() || wanted.isEmpty()) {
            return Optional.empty();
        }
        String file = Optional.ofNullable(page.document().selectFirst(FILES))
                .map(script -> script.attr("src"))
                .orElse(SETTINGS);
        return CanonicalAddress.resolve(page.base(), file, page.charset())
                .map(uri -> Paging.of("epoint", List.of(Ask.get(uri, column))));
    }

    private static Paging list(URI column, String scripts, String site, Map<String, String> wanted) {
        Matcher project = PROJECT.matcher(scripts);
        String name = project.find() ? project.group(1) : "/EWB-FRONT";
        String prefix = name.isEmpty() || name.startsWith("/") ? name : "/" + name;
        String origin = column.getScheme() + "://" + column.getRawAuthority();
        URI target = URI.create(name.startsWith("http") ? name + SERVICE : origin + prefix + SERVICE);
        String json = "{\"deptcode\":\"" + wanted.getOrDefault("deptcode", "") + "\",\"categorynum\":\""
                + wanted.getOrDefault("categorynum", "") + "\",\"siteGuid\":\"" + site.replace("\"", "")
                + "\",\"pageIndex\":1,\"pageSize\":" + PIECE + "}";
        return Paging.of("epoint", List.of(Ask.postJson(target, json, column)));
    }

    /** What the column's page asks for: in its address, its script, or a field that is not shown. */
    private static Map<String, String> wanted(URI column, Page page) {
        Map<String, String> wanted = new LinkedHashMap<>();
        String scripts = String.join("\n", page.scripts());
        for (String name : List.of("deptcode", "categorynum")) {
            Matcher query = Pattern.compile("(?i)(?:^|&)" + name + "=([^&\"\\\\]*)")
                    .matcher(String.valueOf(column.getRawQuery()));
            Matcher named = Pattern.compile("(?i)\\b" + name + "[\"']?\\s*[:=]\\s*[\"']([\\w-]*)[\"']")
                    .matcher(scripts);
            Element field = page.document().selectFirst("input[id=" + name + "], input[name=" + name + "]");
            if (query.find()) {
                wanted.put(name, decoded(query.group(1)));
            } else if (named.find()) {
                wanted.put(name, named.group(1));
            } else if (field != null && field.attr("value").matches("[\\w-]+")) {
                wanted.put(name, field.attr("value"));
            }
        }
        return wanted;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8).replaceAll("[\"\\\\]", "");
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
