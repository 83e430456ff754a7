package org.gongkai.extractor.read;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

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
        /** A raised figure is a footnote, not a digit of the number before it. */
        RAISED,
        /** What was struck out is not what the cell says. */
        STRUCK
    }

    private void append(Node node, Type type) {
        if (node instanceof TextNode text) {
            append(out, typed(text.getWholeText(), type));
            return;
        }
        if (!(node instanceof Element element) || visibility.hides(element)) {
            return;
        }
        switch (element.normalName()) {
            case "img" -> picture(element);
            case "input" -> field(element);
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

    private static Type type(Element element, Type around) {
        return switch (element.normalName()) {
            case "sup" -> Type.RAISED;
            case "del", "s", "strike" -> Type.STRUCK;
            default -> element.attr("style").contains("line-through") ? Type.STRUCK : around;
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

    private void field(Element input) {
        String kind = input.attr("type");
        if (kind.isEmpty() || kind.equalsIgnoreCase("text") || kind.equalsIgnoreCase("number")) {
            append(out, input.attr("value"));
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
