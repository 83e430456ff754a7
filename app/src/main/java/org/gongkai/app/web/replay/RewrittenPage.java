package org.gongkai.app.web.replay;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A page whose links, pictures and styles lead to what the archive holds of the same time. Scripts, event handlers,
 * forms' targets and refreshes are taken out; that nothing runs is the server's policy, this only keeps it quiet.
 */
public final class RewrittenPage {
    private static final List<String> SHOWN = List.of("src", "poster", "background", "data");
    private static final Pattern STYLE_URL = Pattern.compile("url\\(\\s*(['\"]?)([^'\")]+)\\1\\s*\\)");

    private final String stamp;

    /** @param stamp fourteen digits: the time of the page, for which its parts are looked up too */
    public RewrittenPage(String stamp) {
        this.stamp = stamp;
    }

    /** Changes the document in place; its base address must be set. */
    public void rewrite(Document page) {
        String base = page.select("base[href]").stream()
                .findFirst()
                .map(element -> element.absUrl("href"))
                .filter(address -> !address.isEmpty())
                .orElse(page.baseUri());
        page.setBaseUri(base);
        page.select("base, script, noscript, meta[http-equiv=refresh], meta[http-equiv=Content-Security-Policy]")
                .remove();
        for (Element element : page.getAllElements()) {
            quieten(element);
            String view = element.tagName().matches("a|area|iframe|frame") ? "view" : "raw";
            replace(element, "href", element.tagName().matches("a|area") ? "view" : "raw");
            SHOWN.forEach(attribute -> replace(element, attribute, view));
            element.removeAttr("srcset")
                    .removeAttr("integrity")
                    .removeAttr("crossorigin")
                    .removeAttr("target");
            if (element.hasAttr("style")) {
                element.attr("style", style(element.attr("style"), base));
            }
            if (element.tagName().equals("style")) {
                String css = style(element.data(), base);
                element.empty().appendChild(new DataNode(css));
            }
        }
        page.charset(StandardCharsets.UTF_8);
    }

    private static void quieten(Element element) {
        for (Attribute attribute : element.attributes().asList()) {
            if (attribute.getKey().toLowerCase(Locale.ROOT).startsWith("on")) {
                element.removeAttr(attribute.getKey());
            }
        }
        element.removeAttr("action").removeAttr("formaction").removeAttr("ping").removeAttr("srcdoc");
    }

    private void replace(Element element, String attribute, String view) {
        if (!element.hasAttr(attribute)) {
            return;
        }
        String written = element.attr(attribute);
        if (written.startsWith("#") || written.startsWith("data:image/")) {
            return;
        }
        String address = element.absUrl(attribute);
        if (address.matches("(?i)https?://.*")) {
            element.attr(attribute, link(view, stamp, address));
        } else {
            element.removeAttr(attribute);
        }
    }

    /** A style sheet's references, made to lead into the archive. */
    public String style(String css, String base) {
        Matcher matcher = STYLE_URL.matcher(css);
        StringBuilder rewritten = new StringBuilder();
        while (matcher.find()) {
            String address = resolved(base, matcher.group(2).strip());
            boolean web = address.matches("(?i)https?://.*");
            matcher.appendReplacement(
                    rewritten,
                    Matcher.quoteReplacement("url(\"" + (web ? link("raw", stamp, address) : "about:blank") + "\")"));
        }
        matcher.appendTail(rewritten);
        return rewritten.toString();
    }

    private static String resolved(String base, String reference) {
        try {
            return new URI(base).resolve(reference).toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return "";
        }
    }

    /** Where the archive shows an address at a time: {@code view} or {@code raw}. */
    public static String link(String view, String stamp, String address) {
        return "/replay/" + view + "/" + stamp + "?url=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    }

    /** The same for a URI. */
    public static String link(String view, String stamp, URI address) {
        return link(view, stamp, address.toString());
    }
}
