package org.gongkai.extractor.content;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.gongkai.extractor.align.Filling;
import org.gongkai.extractor.align.FormAlignment;
import org.gongkai.extractor.grid.GridCell;
import org.gongkai.model.Position.OnPage;
import org.jspecify.annotations.Nullable;

/**
 * The cells beside a page break inside a table: the last row before it and the first behind it. A break may run through
 * a row, and what of a wrapped figure stands on the other page may be lost.
 */
final class PageBreaks {
    private static final int TOP = 1;
    private static final int BOTTOM = 3;

    private PageBreaks() {}

    /** The ids of these cells. */
    static Set<String> beside(FormAlignment alignment) {
        // What stands highest and lowest of each table on each page.
        Map<String, Double> highest = new HashMap<>();
        Map<String, Double> lowest = new HashMap<>();
        alignment.fillings().forEach((id, filling) -> {
            OnPage at = place(filling);
            if (at != null) {
                String part = part(id, at.page());
                highest.merge(part, at.box().get(TOP), Math::min);
                lowest.merge(part, at.box().get(BOTTOM), Math::max);
            }
        });
        Set<String> beside = new HashSet<>();
        alignment.fillings().forEach((id, filling) -> {
            OnPage at = place(filling);
            if (at == null) {
                return;
            }
            String part = part(id, at.page());
            boolean last = at.box().get(BOTTOM) >= lowest.getOrDefault(part, 0.0)
                    && lowest.containsKey(part(id, at.page() + 1));
            boolean first = at.box().get(TOP) <= highest.getOrDefault(part, 0.0)
                    && highest.containsKey(part(id, at.page() - 1));
            if (first || last) {
                beside.add(id);
            }
        });
        return beside;
    }

    private static String part(String id, int page) {
        return id.substring(0, id.indexOf('/')) + " " + page;
    }

    private static @Nullable OnPage place(Filling filling) {
        GridCell cell = filling.cell();
        return cell != null && cell.at() instanceof OnPage at ? at : null;
    }
}
