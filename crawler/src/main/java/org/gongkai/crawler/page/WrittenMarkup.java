package org.gongkai.crawler.page;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Menus, trees and lists that a page's own script makes: constant text that it writes becomes markup, and an object with a
 * name and an address, such as {@code {id: 3, name: "财政局", url: "/czj/"}}, a link.
 */
final class WrittenMarkup {
    private static final Pattern WRITE = Pattern.compile(
            "document\\s*\\.\\s*write(?:ln)?\\s*\\(((?:\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|[^;\"'])*?)\\)\\s*(?:;|$)",
            Pattern.MULTILINE);
    private static final Pattern CONSTANT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'");
    private static final Pattern OBJECT = Pattern.compile("\\{[^{}]{8,1500}\\}");
    private static final Pattern NAME = Pattern.compile(
            "(?i)[\"']?\\b(?:name|title|text|label|doctitle|infotitle)[\"']?\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)')");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)[\"']?\\b(?:url|href|link|linkurl|docpuburl|infourl|path)[\"']?\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)')");
    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final int LONGEST = 300_000;

    private WrittenMarkup() {}

    /** Puts behind each script the links that it writes. */
    static void unfold(Document document) {
        for (Element script : document.select("script")) {
            String code = script.data();
            if (code.length() > LONGEST
                    || script.attr("type").toLowerCase(Locale.ROOT).endsWith("xml")) {
                continue;
            }
            Element nodes = nodes(code);
            if (nodes.childNodeSize() > 0) {
                script.after(nodes);
            }
            if (!code.contains("document") || !code.contains("<a")) {
                continue;
            }
            StringBuilder markup = new StringBuilder();
            Matcher write = WRITE.matcher(code);
            while (write.find()) {
                Matcher constant = CONSTANT.matcher(write.group(1));
                while (constant.find()) {
                    String text = constant.group(1) == null ? constant.group(2) : constant.group(1);
                    markup.append(String.valueOf(text).replaceAll("\\\\(.)", "$1"));
                }
            }
            if (markup.indexOf("<a") >= 0) {
                script.after(new Element("div").addClass(Page.UNFOLDED).append(markup.toString()));
            }
        }
    }

    private static Element nodes(String code) {
        Element nodes = new Element("ul").addClass(Page.UNFOLDED);
        Matcher object = OBJECT.matcher(code);
        while (object.find()) {
            Matcher name = NAME.matcher(object.group());
            Matcher address = ADDRESS.matcher(object.group());
            if (name.find() && address.find()) {
                String href = text(address);
                if (href.startsWith("/") || href.startsWith("http") || href.startsWith(".")) {
                    nodes.appendElement("li")
                            .appendElement("a")
                            .attr("href", href)
                            .text(text(name));
                }
            }
        }
        return nodes;
    }

    private static String text(Matcher constant) {
        String raw = String.valueOf(constant.group(1) == null ? constant.group(2) : constant.group(1));
        String plain = UNICODE.matcher(raw)
                .replaceAll(
                        hex -> Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(hex.group(1), 16))));
        return plain.replaceAll("\\\\(.)", "$1");
    }
}
