package org.gongkai.extractor.read;

import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Finds an article that a page keeps in a script, a template or a field until a script shows it. Scripts are never run:
 * their texts in quotation marks are looked at.
 */
final class EmbeddedArticle {
    /** Shorter texts are no article. */
    private static final int SHORTEST = 200;
    /** Texts in texts, as in the answer of an interface that was written into a script. */
    private static final int DEEPEST = 3;

    private String best = "";
    private int markers;

    private EmbeddedArticle() {}

    /** A page made of the article, when the document keeps one. */
    static Optional<Document> in(Document document) throws UnreadableFileException {
        EmbeddedArticle finder = new EmbeddedArticle();
        for (Element element : document.select("script, template, textarea, xmp, noscript, input[type=hidden]")) {
            Budget.checkThread();
            switch (element.normalName()) {
                case "script" -> finder.strings(element.data(), 0);
                case "textarea" -> finder.offer(element.wholeText(), 0);
                case "input" -> finder.offer(element.attr("value"), 0);
                default -> finder.offer(element.html(), 0);
            }
        }
        return finder.page();
    }

    /** A page made of the article in a text that is a script or the answer of an interface. */
    static Optional<Document> in(String script) throws UnreadableFileException {
        EmbeddedArticle finder = new EmbeddedArticle();
        finder.strings(script, 0);
        return finder.page();
    }

    private Optional<Document> page() {
        return best.isEmpty() ? Optional.empty() : Optional.of(Jsoup.parseBodyFragment(best));
    }

    private void offer(String text, int depth) throws UnreadableFileException {
        if (text.length() < SHORTEST) {
            return;
        }
        String html = text.indexOf('<') < 0 && text.contains("&lt;") ? Parser.unescapeEntities(text, false) : text;
        int found = html.indexOf('<') < 0 ? 0 : ArticleFinder.markers(html);
        if (found > markers) {
            markers = found;
            best = html;
        }
        if (depth < DEEPEST && (text.startsWith("{") || text.startsWith("["))) {
            strings(text, depth + 1);
        }
    }

    /** Texts in quotation marks; those beside one another with a plus sign between are one. */
    private void strings(String script, int depth) throws UnreadableFileException {
        StringBuilder text = new StringBuilder();
        int end = 0;
        for (int i = 0; i < script.length(); i++) {
            char quote = script.charAt(i);
            if (quote != '"' && quote != '\'' && quote != '`') {
                continue;
            }
            Budget.checkThread();
            if (!script.substring(end, i).strip().equals("+")) {
                offer(text.toString(), depth);
                text.setLength(0);
            }
            i = string(script, i, text);
            end = i + 1;
        }
        offer(text.toString(), depth);
    }

    /** Appends what stands between two quotation marks; gives the place of the second. */
    private static int string(String script, int open, StringBuilder text) {
        char quote = script.charAt(open);
        int i = open + 1;
        for (; i < script.length() && script.charAt(i) != quote; i++) {
            char c = script.charAt(i);
            if (c != '\\' || i + 1 == script.length()) {
                text.append(c);
                continue;
            }
            char escaped = script.charAt(++i);
            int digits = escaped == 'u' ? 4 : escaped == 'x' ? 2 : 0;
            if (digits > 0 && i + digits < script.length()) {
                int code = hex(script, i + 1, digits);
                if (code >= 0) {
                    text.append((char) code);
                    i += digits;
                }
            } else {
                text.append(
                        switch (escaped) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            case 'b', 'f' -> ' ';
                            default -> escaped;
                        });
            }
        }
        return i;
    }

    private static int hex(String script, int from, int digits) {
        int code = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(script.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }
}
