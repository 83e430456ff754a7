package org.gongkai.app.answer;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, line by line. */
public final class LinePairs {
    private LinePairs() {}

    /**
     * A line and what stands in its place in the other text.
     *
     * @param before empty when the line is new
     * @param after empty when the line is gone
     */
    public record Pair(String before, String after) {}

    /** The lines that are not in both texts at their place, in their order. */
    public static List<Pair> of(List<String> before, List<String> after) {
        List<Pair> pairs = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            List<String> was = delta.getSource().getLines();
            List<String> is = delta.getTarget().getLines();
            for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
                pairs.add(new Pair(i < was.size() ? was.get(i) : "", i < is.size() ? is.get(i) : ""));
            }
        }
        return pairs;
    }
}
