package org.gongkai.extractor.read;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/**
 * Which elements of a page show nothing: those that never do, those that their own style hides, and those that the
 * page's style sheets hide. A copy of a table for another screen, or a draft that was left in the page, is not read. For
 * one document.
 */
final class Visibility {
    private static final Set<String> UNSEEN = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "select",
            "option",
            "button",
            "textarea",
            "svg",
            "nav",
            "footer",
            "object",
            "embed",
            "head",
            "title",
            "audio",
            "video",
            "canvas");
    private static final Pattern WHITE = Pattern.compile("\\s");
    private static final Pattern HIDING = Pattern.compile("(?:^|;)(?:display:none|visibility:(?:hidden|collapse)"
            + "|font-size:0(?:px|pt|em|rem|%)?(?=;|$|!)|opacity:0(?:\\.0*)?(?=;|$|!))");
    private static final Pattern RAISING =
            Pattern.compile("(?:^|;)vertical-align:(?:super|sub|text-top)(?=;|$|!)|(?:^|;)top:-[0-9.]*[1-9]");
    private static final int MOST_RULES = 2000;

    private final Set<Element> hidden = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Element> raised = Collections.newSetFromMap(new IdentityHashMap<>());
    /** What the elements' own styles do: a page repeats few of them a thousand times. */
    private final Map<String, Boolean> hiding = new HashMap<>();

    private final Set<Element> revealed = Collections.newSetFromMap(new IdentityHashMap<>());

    private final boolean trusted;

    private Visibility(boolean trusted) {
        this.trusted = trusted;
    }

    /** What the page shows without its scripts. */
    static Visibility of(Document document) throws UnreadableFileException {
        Visibility visibility = new Visibility(true);
        for (Element sheet : document.getElementsByTag("style")) {
            visibility.addRules(document, sheet.data());
        }
        return visibility;
    }

    /** What the page may show once its scripts have run: whatever is hidden until then too. */
    static Visibility afterScripts() {
        return new Visibility(false);
    }

    /**
     * Takes the rules of a style sheet that are not inside of others: which of those under a condition hold, for some
     * screens or for printing, is not known. What is no rule hides nothing.
     */
    private void addRules(Document document, String sheet) throws UnreadableFileException {
        String plain = withoutComments(sheet);
        int from = 0;
        for (int rules = 0; rules < MOST_RULES; rules++) {
            int open = plain.indexOf('{', from);
            int close = open < 0 ? -1 : end(plain, open);
            if (close < 0) {
                return;
            }
            Budget.checkThread();
            String selector = plain.substring(Math.max(from, plain.lastIndexOf(';', open) + 1), open)
                    .strip();
            String body = plain.substring(open + 1, close);
            if (!selector.startsWith("@") && body.indexOf('{') < 0) {
                if (hides(body)) {
                    addMatches(document, selector, hidden);
                } else if (raises(body)) {
                    addMatches(document, selector, raised);
                }
            }
            from = close + 1;
        }
    }

    /** The brace that closes an opened one, −1 when none does. */
    private static int end(String sheet, int open) {
        int depth = 0;
        for (int i = open; i < sheet.length(); i++) {
            char c = sheet.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static String withoutComments(String sheet) {
        StringBuilder plain = new StringBuilder(sheet.length());
        int from = 0;
        for (int begin = sheet.indexOf("/*"); begin >= 0; begin = sheet.indexOf("/*", from)) {
            plain.append(sheet, from, begin).append(' ');
            int end = sheet.indexOf("*/", begin + 2);
            if (end < 0) {
                return plain.toString();
            }
            from = end + 2;
        }
        return plain.append(sheet, from, sheet.length())
                .toString()
                .replace("<!--", " ")
                .replace("-->", " ");
    }

    private static void addMatches(Document document, String selector, Set<Element> matches) {
        if (selector.contains(":")) {
            // States and pseudo-elements: nothing that the page shows of itself.
            return;
        }
        try {
            matches.addAll(document.select(selector));
        } catch (Selector.SelectorParseException | IllegalArgumentException e) {
            // A selector of another age hides nothing.
            return;
        }
    }

    private static boolean hides(String style) {
        return HIDING.matcher(tight(style)).find();
    }

    private static boolean raises(String style) {
        return (style.indexOf("top") >= 0 || style.indexOf("align") >= 0)
                && RAISING.matcher(tight(style)).find();
    }

    private static String tight(String style) {
        return WHITE.matcher(style).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Whether the text of an element stands higher or lower than the line, and smaller: a mark, not a part of it. */
    boolean raises(Element element) {
        return raised.contains(element) || raises(element.attr("style"));
    }

    /** Whether the element shows nothing, whatever is in it. */
    boolean hides(Element element) {
        return UNSEEN.contains(element.normalName()) || hidesByStyle(element);
    }

    /** Takes elements for shown, whatever their style. */
    void reveal(Set<Element> elements) {
        revealed.addAll(elements);
    }

    /** Whether its style hides the element, of whatever kind it is. */
    boolean hidesByStyle(Element element) {
        if (!trusted || revealed.contains(element)) {
            return false;
        }
        if (hidden.contains(element)) {
            return true;
        }
        if (element.attributesSize() == 0) {
            return false;
        }
        if (element.hasAttr("hidden")) {
            return true;
        }
        String style = element.attr("style");
        return !style.isEmpty() && hiding.computeIfAbsent(style, Visibility::hides);
    }
}
