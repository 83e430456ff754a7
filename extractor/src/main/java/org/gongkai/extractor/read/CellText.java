package org.gongkai.extractor.read;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;

/** The text of a part of a page as it is shown: white space collapsed, a line break wherever the page shows one. */
final class CellText {
    /** Stands for a picture: something is printed there, and what it is cannot be read. */
    private static final char PICTURE = '\uFFFC';

    private static final char STRUCK = '\u0336';
    private static final Set<String> BREAKING = Set.of(
            "p",
            "div",
            "br",
            "hr",
            "li",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "section",
            "article",
            "header",
            "main",
            "aside",
            "blockquote",
            "pre",
            "form",
            "fieldset",
            "center",
            "table",
            "tr",
            "td",
            "th",
            "caption",
            "tbody",
            "thead",
            "tfoot",
            "figure",
            "address",
            "body");

    /** Elements that show text which is typed or chosen. */
    private static final Set<String> FIELDS = Set.of("input", "textarea", "select");

    /** Types of input that show none. */
    private static final Set<String> WITHOUT_TEXT = Set.of(
            "hidden", "button", "submit", "reset", "image", "checkbox", "radio", "file", "password", "range", "color");

    private final Visibility visibility;
    private final StringBuilder out = new StringBuilder();

    private CellText(Visibility visibility) {
        this.visibility = visibility;
    }

    /** Whether an element begins and ends lines. */
    static boolean breaksLines(Element element) {
        return BREAKING.contains(element.normalName());
    }

    /** The text of a cell. */
    static String of(Element cell, Visibility visibility) {
        CellText text = new CellText(visibility);
        text.append(cell, Type.PLAIN);
        return tidy(text.out);
    }

    private enum Type {
        PLAIN,
        /** A raised or lowered figure is a footnote, not a digit of the number before it. */
        RAISED,
        /** What was struck out is not what the cell says. */
        STRUCK
    }

    private void append(Node node, Type type) {
        if (node instanceof TextNode text) {
            append(out, typed(text.getWholeText(), type));
            return;
        }
        if (!(node instanceof Element element)) {
            return;
        }
        if (FIELDS.contains(element.normalName()) && !visibility.hidesByStyle(element)) {
            field(element);
            return;
        }
        if (visibility.hides(element)) {
            return;
        }
        switch (element.normalName()) {
            case "img" -> picture(element);
            case "rt", "rp" -> {
                // How the text before it is pronounced, not a digit of it.
            }
            default -> {
                boolean breaking = breaksLines(element);
                if (breaking) {
                    newLine();
                }
                Type inner = type(element, type);
                for (Node child : element.childNodes()) {
                    append(child, inner);
                }
                if (breaking) {
                    newLine();
                }
            }
        }
    }

    private Type type(Element element, Type around) {
        return switch (element.normalName()) {
            case "sup", "sub" -> Type.RAISED;
            case "del", "s", "strike" -> Type.STRUCK;
            default ->
                element.attr("style").contains("line-through")
                        ? Type.STRUCK
                        : !breaksLines(element) && visibility.raises(element) ? Type.RAISED : around;
        };
    }

    private static String typed(String text, Type type) {
        if (type == Type.PLAIN) {
            return text;
        }
        StringBuilder typed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (type == Type.RAISED) {
                typed.append(c >= '0' && c <= '9' ? "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0') : c);
            } else {
                typed.append(c);
                if (!Character.isWhitespace(c) && c != '\u00A0') {
                    typed.append(STRUCK);
                }
            }
        }
        return typed.toString();
    }

    /** Dots that keep a cell open show nothing. */
    private void picture(Element image) {
        if (image.attr("src").isEmpty() || isDot(image.attr("width")) || isDot(image.attr("height"))) {
            return;
        }
        out.append(PICTURE);
    }

    private static boolean isDot(String size) {
        return size.strip().matches("[0-3](?:px)?");
    }

    /** What stands in a field of a form: pages that are printed from a form keep their figures there. */
    private void field(Element field) {
        switch (field.normalName()) {
            case "input" -> {
                if (!WITHOUT_TEXT.contains(field.attr("type").toLowerCase(Locale.ROOT))) {
                    append(out, field.attr("value"));
                }
            }
            case "textarea" -> append(out, field.wholeText());
            default -> {
                Elements options = field.getElementsByTag("option");
                Element chosen = options.stream()
                        .filter(option -> option.hasAttr("selected"))
                        .findFirst()
                        .orElse(options.first());
                append(out, chosen == null ? "" : chosen.wholeText());
            }
        }
    }

    private void newLine() {
        if (out.length() > 0 && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
    }

    /** White space collapses to one space, as a page shows it. */
    static void append(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\u00A0') {
                if (out.length() > 0 && out.charAt(out.length() - 1) != ' ' && out.charAt(out.length() - 1) != '\n') {
                    out.append(' ');
                }
            } else {
                out.append(c);
            }
        }
    }

    private static String tidy(StringBuilder out) {
        if (out.indexOf("\n") < 0) {
            return out.toString().strip();
        }
        StringBuilder tidy = new StringBuilder(out.length());
        for (String part : out.toString().split("\n")) {
            String stripped = part.strip();
            if (!stripped.isEmpty()) {
                if (tidy.length() > 0) {
                    tidy.append('\n');
                }
                tidy.append(stripped);
            }
        }
        return tidy.toString();
    }
}
