package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridBuilder;
import org.gongkai.extractor.grid.Prose;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Turns a part of a page into paragraphs and tables. Tables that only arrange others on the page are seen through. */
final class HtmlBlocks {
    private static final Set<String> UNSEEN = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "select",
            "option",
            "button",
            "input",
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
    /** A cell with so much text arranges a page; figures and labels are short. */
    private static final int LONGEST_CELL = 600;

    private final List<Block> blocks = new ArrayList<>();
    private final Map<Element, Integer> numbers = new IdentityHashMap<>();
    private final Budget budget;
    private final StringBuilder line = new StringBuilder();
    private boolean heading;

    HtmlBlocks(Document document, Budget budget) {
        this.budget = budget;
        for (Element table : document.getElementsByTag("table")) {
            numbers.put(table, numbers.size() + 1);
        }
    }

    List<Block> blocks() throws UnreadableFileException {
        flush();
        return blocks;
    }

    void walk(Node node) throws UnreadableFileException {
        budget.checkTime();
        if (node instanceof TextNode text) {
            append(line, text.getWholeText());
            return;
        }
        if (!(node instanceof Element element) || unseen(element)) {
            return;
        }
        String tag = element.normalName();
        if (tag.equals("table") && !arranges(element)) {
            flush();
            Grid grid = grid(element);
            if (grid.rowCount() > 0) {
                blocks.add(grid);
            }
            return;
        }
        boolean breaking = BREAKING.contains(tag);
        if (breaking) {
            flush();
        }
        boolean headingBefore = heading;
        heading |= tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1));
        for (Node child : element.childNodes()) {
            walk(child);
        }
        if (breaking) {
            flush();
        }
        heading = headingBefore;
    }

    private void flush() throws UnreadableFileException {
        String text = line.toString().strip();
        line.setLength(0);
        if (!text.isEmpty()) {
            budget.paragraph();
            blocks.add(new Prose(text, heading));
        }
    }

    static boolean unseen(Element element) {
        if (UNSEEN.contains(element.normalName()) || element.hasAttr("hidden")) {
            return true;
        }
        String style = element.attr("style");
        if (style.isEmpty()) {
            return false;
        }
        String tight = style.replace(" ", "").toLowerCase(java.util.Locale.ROOT);
        return tight.contains("display:none") || tight.contains("visibility:hidden");
    }

    private boolean arranges(Element table) throws UnreadableFileException {
        for (Element inner : table.getElementsByTag("table")) {
            budget.checkTime();
            if (inner != table && rows(inner).size() >= 2) {
                return true;
            }
        }
        int cells = 0;
        for (Element row : rows(table)) {
            budget.checkTime();
            for (Element cell : row.children()) {
                cells++;
                if (cell.childNodeSize() > 0 && longText(cell)) {
                    return true;
                }
            }
        }
        return cells <= 1;
    }

    private static boolean longText(Element cell) {
        int[] length = {0};
        cell.forEachNode(node -> {
            if (node instanceof TextNode text && length[0] <= LONGEST_CELL && !text.isBlank()) {
                length[0] += text.text().strip().length();
            }
        });
        return length[0] > LONGEST_CELL;
    }

    private static List<Element> rows(Element table) {
        List<Element> rows = new ArrayList<>();
        for (Element child : table.children()) {
            if (child.nameIs("tr")) {
                rows.add(child);
            } else if (child.nameIs("tbody") || child.nameIs("thead") || child.nameIs("tfoot")) {
                for (Element row : child.children()) {
                    if (row.nameIs("tr")) {
                        rows.add(row);
                    }
                }
            }
        }
        return rows;
    }

    private Grid grid(Element table) throws UnreadableFileException {
        GridBuilder builder = new GridBuilder(numbers.getOrDefault(table, 1), Grid.Geometry.EXACT);
        for (Element row : rows(table)) {
            budget.checkTime();
            if (unseen(row)) {
                continue;
            }
            builder.row();
            for (Element cell : row.children()) {
                if (cell.nameIs("td") || cell.nameIs("th")) {
                    budget.cell();
                    builder.cell(span(cell, "rowspan"), span(cell, "colspan"), text(cell));
                }
            }
        }
        return builder.build();
    }

    private static int span(Element cell, String attribute) {
        String value = cell.attr(attribute).strip();
        if (value.isEmpty() || value.length() > 4) {
            return 1;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** Text with a line break wherever the page shows one. */
    static String text(Element cell) {
        StringBuilder out = new StringBuilder();
        appendText(cell, out, false);
        return tidy(out);
    }

    private static void appendText(Node node, StringBuilder out, boolean raised) {
        if (node instanceof TextNode text) {
            append(out, raised ? raised(text.getWholeText()) : text.getWholeText());
            return;
        }
        if (!(node instanceof Element element) || unseen(element)) {
            return;
        }
        boolean breaking = BREAKING.contains(element.normalName());
        if (breaking) {
            newLine(out);
        }
        for (Node child : element.childNodes()) {
            appendText(child, out, raised || element.nameIs("sup"));
        }
        if (breaking) {
            newLine(out);
        }
    }

    /** A raised figure is a footnote, not a digit of the number before it. */
    private static String raised(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c >= '0' && c <= '9' ? "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0') : c);
        }
        return out.toString();
    }

    private static void newLine(StringBuilder out) {
        if (out.length() > 0 && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
    }

    /** White space collapses to one space, as a page shows it. */
    private static void append(StringBuilder out, String text) {
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
