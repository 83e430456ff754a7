package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.GridBuilder;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.model.Position;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Turns a part of a page into paragraphs and tables. Tables that only arrange others on the page are seen through. */
final class HtmlBlocks {
    /** A cell with so much text arranges a page; figures and labels are short. */
    private static final int LONGEST_CELL = 600;

    private final List<Block> blocks = new ArrayList<>();
    private final Map<Element, Integer> numbers = new IdentityHashMap<>();
    private final Visibility visibility;
    private final Budget budget;
    private final StringBuilder line = new StringBuilder();
    private boolean heading;

    HtmlBlocks(Document document, Visibility visibility, Budget budget) {
        this.visibility = visibility;
        this.budget = budget;
        for (Element table : document.getElementsByTag("table")) {
            numbers.put(table, numbers.size() + 1);
        }
    }

    List<Block> blocks() throws UnreadableFileException {
        flush();
        return blocks;
    }

    /** How many tables the whole page holds. */
    int tables() {
        return numbers.size();
    }

    void walk(Node node) throws UnreadableFileException {
        budget.checkTime();
        if (node instanceof TextNode text) {
            CellText.append(line, text.getWholeText());
            return;
        }
        if (!(node instanceof Element element) || visibility.hides(element)) {
            return;
        }
        String tag = element.normalName();
        if (tag.equals("table") && !arranges(element)) {
            flush();
            Grid grid = grid(element, new ArrayList<>());
            if (grid.rowCount() > 0) {
                blocks.add(grid);
            }
            return;
        }
        boolean breaking = CellText.breaksLines(element);
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
        if (cell.childNodeSize() == 1 && cell.childNode(0) instanceof TextNode only) {
            return only.getWholeText().length() > LONGEST_CELL
                    && only.text().strip().length() > LONGEST_CELL;
        }
        int[] length = {0};
        cell.forEachNode(node -> {
            if (node instanceof TextNode text) {
                length[0] += text.getWholeText().length();
            }
        });
        if (length[0] <= LONGEST_CELL) {
            return false;
        }
        // The white space of a page's source is no text.
        length[0] = 0;
        cell.forEachNode(node -> {
            if (node instanceof TextNode text && length[0] <= LONGEST_CELL && !text.isBlank()) {
                length[0] += text.text().strip().length();
            }
        });
        return length[0] > LONGEST_CELL;
    }

    /** In the order in which a page shows them: those of the head first, those of the foot last. */
    private static List<Element> rows(Element table) {
        List<Element> head = new ArrayList<>();
        List<Element> body = new ArrayList<>();
        List<Element> foot = new ArrayList<>();
        for (Element child : table.children()) {
            if (child.nameIs("tr")) {
                body.add(child);
            } else if (child.nameIs("tbody") || child.nameIs("thead") || child.nameIs("tfoot")) {
                List<Element> part = child.nameIs("thead") ? head : child.nameIs("tfoot") ? foot : body;
                for (Element row : child.children()) {
                    if (row.nameIs("tr")) {
                        part.add(row);
                    }
                }
            }
        }
        head.addAll(body);
        head.addAll(foot);
        return head;
    }

    /** The elements in which these places of the page's tables stand; those that are none are left out. */
    Map<Position.InTable, Element> elements(Set<Position.InTable> places) throws UnreadableFileException {
        Set<Integer> tables = places.stream().map(Position.InTable::table).collect(Collectors.toSet());
        Map<Position.InTable, Element> found = new HashMap<>();
        for (Map.Entry<Element, Integer> table : numbers.entrySet()) {
            if (tables.contains(table.getValue())) {
                List<Element> elements = new ArrayList<>();
                List<GridCell> cells = grid(table.getKey(), elements).cells();
                for (int i = 0; i < cells.size(); i++) {
                    if (cells.get(i).at() instanceof Position.InTable at && places.contains(at)) {
                        found.put(at, elements.get(i));
                    }
                }
            }
        }
        return found;
    }

    /** @param elements takes the element of each cell, in the order of the grid's cells */
    private Grid grid(Element table, List<Element> elements) throws UnreadableFileException {
        GridBuilder builder = new GridBuilder(numbers.getOrDefault(table, 1), Grid.Geometry.EXACT);
        for (Element row : rows(table)) {
            budget.checkTime();
            if (visibility.hides(row)) {
                continue;
            }
            builder.row();
            for (Element cell : row.children()) {
                if ((cell.nameIs("td") || cell.nameIs("th")) && !visibility.hides(cell)) {
                    budget.cell();
                    elements.add(cell);
                    builder.cell(span(cell, "rowspan"), span(cell, "colspan"), CellText.of(cell, visibility));
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
}
