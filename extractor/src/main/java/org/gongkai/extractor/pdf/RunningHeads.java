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

    /** The pieces of each page without them. */
    static List<List<Piece>> drop(List<List<Piece>> pages) {
        Map<String, Set<Integer>> seen = new HashMap<>();
        for (int page = 0; page < pages.size(); page++) {
            for (Piece.Words words : margins(pages.get(page))) {
                for (String key : keys(words, true)) {
                    seen.computeIfAbsent(key, unused -> new HashSet<>()).add(page);
                }
            }
        }
        List<List<Piece>> kept = new ArrayList<>();
        for (List<Piece> page : pages) {
            Set<Piece> heads = new HashSet<>();
            for (Piece.Words words : margins(page)) {
                boolean repeated = keys(words, false).stream()
                        .anyMatch(key -> seen.getOrDefault(key, Set.of()).size() >= 2);
                if (repeated || isPageNumber(words.line().text())) {
                    heads.add(words);
                }
            }
            kept.add(page.stream().filter(piece -> !heads.contains(piece)).toList());
        }
        return kept;
    }

    /** Whether a line says nothing but which page it is on. */
    static boolean isPageNumber(String line) {
        return PAGE_NUMBER.matcher(line).matches();
    }

    /** A line as it may be repeated on other pages: digits are all alike. */
    static String blanked(String line) {
        return line.replaceAll("\\s+", "").replaceAll("[0-9０-９]+", "#");
    }

    /** Lines in the upper and lower margin that no table comes before or after. */
    private static List<Piece.Words> margins(List<Piece> page) {
        List<Piece.Words> found = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            if (!(page.get(i) instanceof Piece.Words words)
                    || words.box().bottom() > MARGIN * words.page().height()
                    || !isPlain(words)) {
                break;
            }
            found.add(words);
        }
        for (int i = page.size() - 1; i >= 0; i--) {
            if (!(page.get(i) instanceof Piece.Words words)
                    || words.box().top() < (1 - MARGIN) * words.page().height()
                    || !isPlain(words)) {
                break;
            }
            found.add(words);
        }
        return found;
    }

    private static boolean isPlain(Piece.Words words) {
        return words.line().pieces(1).size() <= MOST_PIECES;
    }

    /** The text with its digits blanked, at about the same height of the page. */
    private static List<String> keys(Piece.Words words, boolean neighbours) {
        String text = blanked(words.line().text());
        long height = Math.round(words.box().middleY() / 6);
        return neighbours
                ? List.of(text + "@" + (height - 1), text + "@" + height, text + "@" + (height + 1))
                : List.of(text + "@" + height);
    }
}
