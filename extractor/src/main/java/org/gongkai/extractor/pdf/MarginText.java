package org.gongkai.extractor.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes away headers and footers that stand beyond the rules of a page's tables before those are filled: a row that a page
 * break has cut is open at the page's end and would take them in.
 */
final class MarginText {
    /** How far into the page they reach, as a share of its height. */
    private static final double MARGIN = 0.12;

    private MarginText() {}

    /** The pages without what stands at the same height of several of them. */
    static List<PageInk> drop(List<PageInk> pages) {
        Map<PageInk, List<TextLine>> margins = new IdentityHashMap<>();
        Map<String, Set<Integer>> seen = new HashMap<>();
        for (PageInk page : pages) {
            List<TextLine> lines = beyondRules(page);
            margins.put(page, lines);
            for (TextLine line : lines) {
                for (long near = -1; near <= 1; near++) {
                    seen.computeIfAbsent(key(page, line, near), unused -> new HashSet<>())
                            .add(page.number());
                }
            }
        }
        List<PageInk> kept = new ArrayList<>(pages.size());
        for (PageInk page : pages) {
            Set<Glyph> dropped = new HashSet<>();
            for (TextLine line : margins.getOrDefault(page, List.of())) {
                if (seen.getOrDefault(key(page, line, 0), Set.of()).size() >= 2
                        || RunningHeads.isPageNumber(line.text())) {
                    dropped.addAll(line.glyphs());
                }
            }
            kept.add(dropped.isEmpty() ? page : page.without(dropped));
        }
        return kept;
    }

    /** Lines of the margins above the first and below the last vertical rule; none on a page without rules. */
    private static List<TextLine> beyondRules(PageInk page) {
        double top = Double.MAX_VALUE;
        double bottom = 0;
        for (Rule rule : page.rules()) {
            if (!rule.horizontal() && rule.to() - rule.from() > 1) {
                top = Math.min(top, rule.from());
                bottom = Math.max(bottom, rule.to());
            }
        }
        List<Glyph> beyond = new ArrayList<>();
        for (Glyph glyph : page.glyphs()) {
            double y = glyph.box().middleY();
            if (y < Math.min(top, MARGIN * page.height())
                    || bottom > 0 && y > Math.max(bottom, (1 - MARGIN) * page.height())) {
                beyond.add(glyph);
            }
        }
        return bottom == 0 ? List.of() : TextLine.lines(beyond);
    }

    /** The text with its digits blanked, at about the same distance from the nearer end of the page. */
    private static String key(PageInk page, TextLine line, long near) {
        boolean upper = line.box().middleY() * 2 < page.height();
        double distance =
                upper ? line.box().middleY() : page.height() - line.box().middleY();
        return RunningHeads.blanked(line.text()) + (upper ? "^" : "_") + (Math.round(distance / 6) + near);
    }
}
