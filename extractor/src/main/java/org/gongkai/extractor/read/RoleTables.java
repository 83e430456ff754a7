package org.gongkai.extractor.read;

import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Tables made of other elements that tell screen readers what they are (WAI-ARIA 1.2, roles {@code table}, {@code row},
 * {@code cell} and the like): they become tables as HTML has them.
 */
final class RoleTables {
    private static final Map<String, String> TAGS = Map.of(
            "table", "table",
            "grid", "table",
            "rowgroup", "tbody",
            "row", "tr",
            "cell", "td",
            "gridcell", "td",
            "columnheader", "th",
            "rowheader", "th");

    private RoleTables() {}

    /** Whether a page may hold any; most hold none. */
    static boolean mayHold(String page) {
        return page.contains("role=\"row\"") || page.contains("role='row'") || page.contains("role=row");
    }

    static void name(Document document) {
        for (Element table : document.select("[role=table], [role=grid]")) {
            if (table.selectFirst("table, tr, td") == null
                    && !table.select("[role=row]").isEmpty()) {
                name(table);
                table.select("[role]").forEach(RoleTables::name);
            }
        }
    }

    private static void name(Element element) {
        String tag = TAGS.get(element.attr("role"));
        if (tag != null) {
            element.tagName(tag);
            span(element, "colspan");
            span(element, "rowspan");
        }
    }

    private static void span(Element cell, String span) {
        if (cell.hasAttr("aria-" + span)) {
            cell.attr(span, cell.attr("aria-" + span));
        }
    }
}
