package org.gongkai.crawler.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What a link is about that only says 查看: the other cells of its row, with the heading of its column where a row has
 * several such links, or the words beside it in its entry.
 */
final class RowWords {
    private static final Pattern NO_WORDS = Pattern.compile("[\\d\\s年月日./:-]*");
    private static final int LONGEST = 120;

    private RowWords() {}

    /** The words; empty when there are none, or too many to be about one thing. */
    static Optional<String> around(Element link) {
        Element row = link.closest("tr");
        Element entry = row == null ? link.closest("li, dd, p") : row;
        if (entry == null) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        if (row == null) {
            words.add(entry.ownText());
            entry.children().stream()
                    .filter(child -> child != link && child.selectFirst("a") == null)
                    .map(Element::text)
                    .forEach(words::add);
        } else {
            Element cell = link.closest("td, th");
            row.children().stream()
                    .filter(other -> other != cell && other.selectFirst("a") == null)
                    .map(Element::text)
                    .forEach(words::add);
            if (row.select("a[href]").size() > 1 && cell != null) {
                heading(row, cell.elementSiblingIndex()).ifPresent(words::add);
            } else if (cell != null) {
                words.add(cell.ownText());
            }
        }
        boolean heads = words.size() > 1;
        words.replaceAll(String::strip);
        words.removeIf(
                text -> text.isEmpty() || (heads && NO_WORDS.matcher(text).matches() && !isYear(text)));
        String all = String.join(" ", words).strip();
        return all.isEmpty() || all.length() > LONGEST ? Optional.empty() : Optional.of(all);
    }

    private static boolean isYear(String text) {
        return text.matches("(?:19|20)\\d\\d年?度?");
    }

    private static Optional<String> heading(Element row, int column) {
        Element table = row.closest("table");
        Element first = table == null ? null : table.selectFirst("tr");
        return first == null || first == row || column >= first.childrenSize()
                ? Optional.empty()
                : Optional.of(first.child(column).text());
    }
}
