package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes away what is printed on each page anew: headers, footers and page numbers. */
final class RunningHeads {
    /** How far into the page they reach, as a share of its height. */
    private static final double MARGIN = 0.12;
    /** More pieces beside one another are a row of a table. */
    private static final int MOST_PIECES = 2;

    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "(?i)[-—–－―·•~～\\s]*(?:第|page|p\\.?)?\\s*[0-9０-９]{1,4}\\s*(?:页|[/／]\\s*[0-9０-９]{1,4}|of\\s*[0-9]{1,4})?"
                    + "\\s*[,，]?\\s*(?:共\\s*[0-9０-９]{1,4}\\s*页)?[-—–－―·•~～\\s]*");

    private RunningHeads() {}

    /**
     * The pages without them.
     *
     * @param tables for each page where its ruled tables stand
     */
    static List<PageInk> drop(List<PageInk> pages, List<List<Box>> tables) {
        Map<String, Set<Integer>> seen = new HashMap<>();
        List<List<TextLine>> margins = new ArrayList<>();
        for (int page = 0; page < pages.size(); page++) {
            margins.add(margins(pages.get(page), tables.get(page)));
            for (TextLine line : margins.get(page)) {
                for (String key : keys(line, pages.get(page).height(), true)) {
                    seen.computeIfAbsent(key, unused -> new HashSet<>()).add(page);
                }
            }
        }
        List<PageInk> kept = new ArrayList<>();
        for (int page = 0; page < pages.size(); page++) {
            List<TextLine> heads = new ArrayList<>();
            for (TextLine line : margins.get(page)) {
                boolean repeated = keys(line, pages.get(page).height(), false).stream()
                        .anyMatch(key -> seen.getOrDefault(key, Set.of()).size() >= 2);
                if (repeated || isPageNumber(line, tables.get(page))) {
                    heads.add(line);
                }
            }
            kept.add(pages.get(page).without(heads));
        }
        return kept;
    }

    /** A number that no table reaches: the end of a figure that a page break cuts stands right at the table. */
    private static boolean isPageNumber(TextLine line, List<Box> tables) {
        double reach = 1.4 * line.size();
        return PAGE_NUMBER.matcher(line.text()).matches()
                && tables.stream()
                        .noneMatch(table -> line.box().top() < table.bottom() + reach
                                && line.box().bottom() > table.top() - reach);
    }

    /** Lines in the upper and lower margin that no table comes before or after. */
    private static List<TextLine> margins(PageInk page, List<Box> tables) {
        List<TextLine> lines = TextLine.lines(page.glyphs());
        List<TextLine> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            TextLine line = lines.get(i);
            if (line.box().bottom() > MARGIN * page.height() || !isPlain(line) || isInside(line, tables)) {
                break;
            }
            found.add(line);
        }
        for (int i = lines.size() - 1; i >= 0; i--) {
            TextLine line = lines.get(i);
            if (line.box().top() < (1 - MARGIN) * page.height() || !isPlain(line) || isInside(line, tables)) {
                break;
            }
            found.add(line);
        }
        return found;
    }

    private static boolean isPlain(TextLine line) {
        return line.pieces(1).size() <= MOST_PIECES;
    }

    private static boolean isInside(TextLine line, List<Box> tables) {
        return tables.stream()
                .anyMatch(table -> line.box().middleY() > table.top()
                        && line.box().middleY() < table.bottom()
                        && line.box().right() > table.left()
                        && line.box().left() < table.right());
    }

    /** The text with its digits blanked, at about the same distance from the nearer end of the page. */
    private static List<String> keys(TextLine line, double pageHeight, boolean neighbours) {
        String text = line.text().replaceAll("\\s+", "").replaceAll("[0-9０-９]+", "#");
        boolean upper = line.box().middleY() * 2 < pageHeight;
        double distance = upper ? line.box().middleY() : pageHeight - line.box().middleY();
        String place = text + (upper ? "^" : "_");
        long height = Math.round(distance / 6);
        return neighbours
                ? List.of(place + (height - 1), place + height, place + (height + 1))
                : List.of(place + height);
    }
}
